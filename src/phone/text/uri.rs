//! `tel:` links, as RFC 3966 writes them.

use super::glyph::{Class, Glyph};

/// The parts of a link that matter.
pub(super) struct Parts<'g> {
    pub(super) number: &'g [Glyph],
    /// What `phone-context` says, if that is digits behind a plus. A domain there says nothing about the number.
    pub(super) context: Option<&'g [Glyph]>,
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
    let context = context.filter(|c| !global && c.first().is_some_and(|g| g.class == Class::Plus));
    Some(Parts { number, context, extension })
}

fn strip<'g>(glyphs: &'g [Glyph], prefix: &str) -> Option<&'g [Glyph]> {
    let mut rest = glyphs;
    for c in prefix.chars() {
        rest = rest.split_first().filter(|(g, _)| g.c == c)?.1;
    }
    Some(rest)
}
