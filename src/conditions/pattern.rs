//! The patterns of `like`, taken apart.

use crate::text::split;

/// One piece of a pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Piece<'p> {
    /// `*` or `%`: any run of characters, also none.
    Any,
    /// `_`: one character.
    One,
    /// `[abc]`, `[a-z]`, `[^abc]`: one character of a set, or outside it.
    Set {
        /// Whether `^` stands first.
        negated: bool,
        /// What stands between the brackets, without the `^`.
        inside: &'p str,
    },
    /// The character itself.
    Char(char),
}

/// The pieces of a pattern. A bracket that is never closed is itself; a `]` that comes first closes an empty set.
pub(super) fn pieces(pattern: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    // Once no bracket is left to close a set, none of the following ones opens one.
    let mut sets = true;
    while let Some(c) = chars.next() {
        pieces.push(match c {
            '*' | '%' => Piece::Any,
            '_' => Piece::One,
            '[' if sets => {
                let rest = chars.as_str();
                let body = rest.strip_prefix('^').unwrap_or(rest);
                match split(body, b']') {
                    (inside, Some(after)) => {
                        chars = after.chars();
                        Piece::Set { negated: body.len() < rest.len(), inside }
                    }
                    (_, None) => {
                        sets = false;
                        Piece::Char('[')
                    }
                }
            }
            c => Piece::Char(c),
        });
    }
    pieces
}

/// Whether a set holds a character: one of its own, or one of a range.
pub(super) fn holds(inside: &str, c: char) -> bool {
    let mut chars = inside.chars();
    while let Some(low) = chars.next() {
        let mut ahead = chars.clone();
        let high = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(high)) => {
                chars = ahead;
                high
            }
            _ => low,
        };
        if low <= c && c <= high {
            return true;
        }
    }
    false
}
