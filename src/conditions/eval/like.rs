//! Patterns with wildcards, without case: text and pattern are folded before they meet.

use crate::conditions::pattern::{Piece, holds, pieces};
use crate::fold::{letters, lowercase};
use crate::text::find;

/// Whether `text` matches `pattern`: `*` and `%` stand for any run, `_` for one character, `[…]` for one of a set. A
/// bracket that is never closed is itself.
///
/// Only the last run is ever made longer, so the time is at most the product of the two lengths.
pub(crate) fn like(text: &str, pattern: &str) -> bool {
    matches(&letters(text), &pieces(&lowercase(pattern)))
}

/// Whether `text` holds `part` somewhere.
pub(super) fn contains(text: &str, part: &str) -> bool {
    find(&lowercase(text), &lowercase(part)).is_some()
}

/// Whether a piece that stands for one character stands for this one.
fn takes(piece: Piece<'_>, c: char) -> bool {
    match piece {
        Piece::Any => false,
        Piece::One => true,
        Piece::Char(own) => own == c,
        Piece::Set { negated, inside } => holds(inside, c) != negated,
    }
}

fn matches(text: &[char], steps: &[Piece<'_>]) -> bool {
    let (mut at, mut step) = (0, 0);
    // Where to go on if the steps behind the last run do not match: one character further.
    let mut again: Option<(usize, usize)> = None;
    loop {
        match (text.get(at), steps.get(step)) {
            (_, Some(Piece::Any)) => {
                again = Some((at, step + 1));
                step += 1;
                continue;
            }
            (None, None) => return true,
            (Some(c), Some(expected)) if takes(*expected, *c) => {
                at += 1;
                step += 1;
                continue;
            }
            (None, Some(_)) => return false,
            _ => {}
        }
        match again {
            Some((from, behind)) => {
                again = Some((from + 1, behind));
                (at, step) = (from + 1, behind);
            }
            None => return false,
        }
        if at > text.len() {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards() {
        for (text, pattern, expected) in [
            ("John Smith", "john*", true),
            ("John Smith", "%SMITH", true),
            ("John Smith", "*h*s*", true),
            ("John", "J_hn", true),
            ("John", "J_n", false),
            ("John", "john", true),
            ("John", "joh", false),
            ("", "*", true),
            ("", "", true),
            ("a", "", false),
            ("50% off", "50[%] off", true),
            ("500 off", "50[%] off", false),
            ("[text]", "[[]text]", true),
            ("b", "[a-c]", true),
            ("B", "[a-c]", true),
            ("d", "[a-c]", false),
            ("d", "[^a-c]", true),
            ("-", "[-]", true),
            ("a[b", "a[b", true),
            ("a*b", "a[*]b", true),
            ("aXb", "a[*]b", false),
            ("ÄRGER", "ä*r", true),
            ("abcabd", "*abd", true),
            ("x", "[]x", false),
        ] {
            assert_eq!(like(text, pattern), expected, "{text:?} like {pattern:?}");
        }
        assert!(contains("Straße", "STRASSE") == "straße".contains("strasse"));
        assert!(contains("John Smith", "HN S"));
    }

    #[test]
    fn many_runs_stay_bounded() {
        let text = "a".repeat(5_000);
        assert!(!like(&text, &format!("{}b", "*a".repeat(1_000))));
    }
}
