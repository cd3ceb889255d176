//! The patterns of `like` in the notations of databases: the same reading as that of the evaluation.

use crate::conditions::pattern::Piece;

/// How a database writes a pattern.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Notation {
    /// SQLite's `GLOB`: `*`, `?` and sets. It has no escape character that a pattern could bring with it.
    Glob,
    /// `LIKE` with a backslash as its escape character.
    Like,
    /// PostgreSQL's regular expressions.
    Regex,
}

/// The one character that a set stands for, if it is one.
fn single(inside: &str, negated: bool) -> Option<char> {
    let mut chars = inside.chars();
    chars.next().filter(|_| !negated && chars.as_str().is_empty())
}

impl Notation {
    /// What PostgreSQL takes a pattern in: `LIKE` has no sets of several characters.
    pub(super) fn of_postgres(pieces: &[Piece<'_>]) -> Self {
        for piece in pieces {
            if let Piece::Set { negated, inside } = *piece
                && single(inside, negated).is_none()
            {
                return Self::Regex;
            }
        }
        Self::Like
    }

    pub(super) fn write(self, pieces: &[Piece<'_>]) -> String {
        let (begin, any, one, nothing, end) = match self {
            Self::Glob => ("", "*", "?", "[^\u{1}-\u{10FFFF}]", ""),
            Self::Like => ("", "%", "_", "", ""),
            Self::Regex => ("^", "(.|\\n)*", "(.|\\n)", "(?!)", "$"),
        };
        let mut out = String::from(begin);
        for piece in pieces {
            match *piece {
                Piece::Any => out.push_str(any),
                Piece::One => out.push_str(one),
                Piece::Char(c) => self.character(c, &mut out),
                Piece::Set { negated, inside } => match single(inside, negated) {
                    Some(c) if self == Self::Like => self.character(c, &mut out),
                    // An empty set takes no character, its opposite any.
                    _ if inside.is_empty() => out.push_str(if negated { one } else { nothing }),
                    _ => {
                        out.push_str(if negated { "[^" } else { "[" });
                        self.set(inside, &mut out);
                        out.push(']');
                    }
                },
            }
        }
        out.push_str(end);
        out
    }

    /// A character as itself.
    fn character(self, c: char, out: &mut String) {
        let (before, after) = match self {
            Self::Glob if matches!(c, '*' | '?' | '[') => ("[", "]"),
            Self::Like if matches!(c, '%' | '_' | '\\') => ("\\", ""),
            Self::Regex if c.is_ascii_punctuation() => ("\\", ""),
            _ => ("", ""),
        };
        out.push_str(before);
        out.push(c);
        out.push_str(after);
    }

    /// What stands between the brackets of a set.
    fn set(self, inside: &str, out: &mut String) {
        if self == Self::Glob {
            return out.push_str(inside);
        }
        let mut chars = inside.chars();
        while let Some(c) = chars.next() {
            let rest = chars.as_str();
            // Between two characters it makes a range.
            if c == '-' && !rest.is_empty() && rest.len() + 1 < inside.len() {
                out.push('-');
            } else {
                self.character(c, out);
            }
        }
    }
}
