//! `tel:` links, as RFC 3966 writes them.

use super::glyph::{self, Class, Glyph, set};

/// The parts of a link that matter.
pub(super) struct Parts<'g> {
    pub(super) number: &'g [Glyph],
    /// What `phone-context` says, if that is digits behind a plus. A domain there says nothing about the number.
    pub(super) context: Option<&'g [Glyph]>,
    /// What `phone-context` says, if that is neither digits behind a plus nor a domain.
    pub(super) wrong_context: Option<&'g [Glyph]>,
    /// The value of `ext`.
    pub(super) extension: Option<&'g [Glyph]>,
}

/// The parts of a text that begins with `tel:`, or that has a `phone-context`.
pub(super) fn split(glyphs: &[Glyph]) -> Option<Parts<'_>> {
    // With white space behind it, it is a word in front of a number.
    let link = strip(glyphs, "tel:").filter(|rest| rest.first().is_some_and(|g| g.class != Class::Space));
    let mut rest = link.unwrap_or(glyphs);
    let number = part(&mut rest);
    let (mut context, mut extension) = (None, None);
    while !rest.is_empty() {
        let part = part(&mut rest);
        context = context.or(strip(part, "phone-context="));
        extension = extension.or(strip(part, "ext="));
    }
    // Without digits in its place the number stands somewhere else, and the text is no link.
    if context.is_none() && (link.is_none() || !glyph::any(number, set::DIGIT)) {
        return None;
    }
    let number = strip(number, "//").unwrap_or(number);
    // A number that is global already needs no context.
    let global = number.first().is_some_and(|g| g.class == Class::Plus);
    let digits = context.filter(|context| is_global(context));
    // An empty context is wrong as well; the number stands for it then, since it has no place of its own.
    let wrong_context = context
        .filter(|context| digits.is_none() && !is_domain(context))
        .map(|context| if context.is_empty() { glyphs } else { context });
    Some(Parts { number, context: digits.filter(|_| !global), wrong_context, extension })
}

/// Takes what stands in front of the next semicolon, and that.
fn part<'g>(rest: &mut &'g [Glyph]) -> &'g [Glyph] {
    let end = glyph::run(rest, !Class::Semicolon.bit());
    let (part, behind) = rest.split_at_checked(end).unwrap_or_default();
    *rest = behind.get(1..).unwrap_or_default();
    part
}

/// A plus, and digits with separators between them.
fn is_global(context: &[Glyph]) -> bool {
    let separator = |g: &Glyph| matches!(g.c, '-' | '.' | '(' | ')');
    let Some((plus, rest)) = context.split_first() else { return false };
    plus.c == '+' && rest.iter().all(|g| g.class == Class::Digit || separator(g)) && glyph::any(rest, set::DIGIT)
}

/// A domain name; its last label begins with a letter.
fn is_domain(context: &[Glyph]) -> bool {
    let context = context.split_last().filter(|(last, _)| last.c == '.').map_or(context, |(_, rest)| rest);
    let mut last = false;
    let labels = context.split(|g| g.c == '.').all(|label| {
        last = label.first().is_some_and(|g| g.c.is_ascii_alphabetic());
        label.iter().all(|g| g.c.is_ascii_alphanumeric() || g.c == '-')
            && label.first().is_some_and(|g| g.c != '-')
            && label.last().is_some_and(|g| g.c != '-')
    });
    labels && last
}

fn strip<'g>(glyphs: &'g [Glyph], prefix: &str) -> Option<&'g [Glyph]> {
    let mut rest = glyphs;
    for c in prefix.chars() {
        rest = rest.split_first().filter(|(g, _)| g.c == c)?.1;
    }
    Some(rest)
}
