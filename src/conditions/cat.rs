//! Pieces of text in one.

/// The pieces one after the other. `format!` says the same in several times the machine code, and takes several times as
/// long.
#[inline(never)]
pub(crate) fn cat(pieces: &[&str]) -> String {
    pieces.concat()
}

/// Three pieces in one.
#[inline(never)]
pub(super) fn between(before: &str, text: &str, after: &str) -> String {
    cat(&[before, text, after])
}
