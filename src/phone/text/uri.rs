//! `tel:` links, as RFC 3966 writes them.

use super::glyph::{Class, Glyph};

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
    let rest = strip(glyphs, "tel:").filter(|rest| rest.first().is_some_and(|g| g.class != Class::Space));
    let has_context =
        || glyphs.split(|g| g.class == Class::Semicolon).skip(1).any(|p| strip(p, "phone-context=").is_some());
    if rest.is_none() && !has_context() {
        return None;
    }
    let rest = rest.unwrap_or(glyphs);
    // Without digits in its place the number stands somewhere else, and the text is no link.
    let empty = !rest.split(|g| g.class == Class::Semicolon).next()?.iter().any(|g| g.class == Class::Digit);
    if empty && !has_context() {
        return None;
    }
    let rest = strip(rest, "//").unwrap_or(rest);
    let mut parts = rest.split(|g| g.class == Class::Semicolon);
    let number = parts.next().unwrap_or_default();
    let (mut context, mut extension) = (None, None);
    for part in parts {
        context = context.or(strip(part, "phone-context="));
        extension = extension.or(strip(part, "ext="));
    }
    // A number that is global already needs no context.
    let global = number.first().is_some_and(|g| g.class == Class::Plus);
    let digits = context.filter(|context| is_global(context));
    // An empty context is wrong as well; the number stands for it then, since it has no place of its own.
    let wrong_context = context
        .filter(|context| !is_global(context) && !is_domain(context))
        .map(|context| if context.is_empty() { glyphs } else { context });
    Some(Parts { number, context: digits.filter(|_| !global), wrong_context, extension })
}

/// A plus, and digits with separators between them.
fn is_global(context: &[Glyph]) -> bool {
    let separator = |g: &Glyph| matches!(g.c, '-' | '.' | '(' | ')');
    let Some((plus, rest)) = context.split_first() else { return false };
    plus.c == '+'
        && rest.iter().all(|g| g.class == Class::Digit || separator(g))
        && rest.iter().any(|g| g.class == Class::Digit)
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
