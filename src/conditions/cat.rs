//! Pieces of text in one.

pub(crate) use crate::text::cat;

/// Three pieces in one.
#[inline(never)]
pub(super) fn between(before: &str, text: &str, after: &str) -> String {
    cat(&[before, text, after])
}
