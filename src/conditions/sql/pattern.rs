//! The patterns of `like` in the notations of databases: the same reading as that of the evaluation.

use crate::conditions::pattern::Piece;

/// The one character that a piece stands for, if it is one.
pub(super) fn single(piece: Piece<'_>) -> Option<char> {
    match piece {
        Piece::Char(c) => Some(c),
        Piece::Set { negated: false, inside } => {
            let mut chars = inside.chars();
            chars.next().filter(|_| chars.as_str().is_empty())
        }
        _ => None,
    }
}

/// For SQLite's `GLOB`: `*`, `?` and sets.
pub(super) fn glob(pieces: &[Piece<'_>]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match *piece {
            Piece::Any => out.push('*'),
            Piece::One => out.push('?'),
            Piece::Char(c) => {
                let wild = matches!(c, '*' | '?' | '[');
                if wild {
                    out.push('[');
                }
                out.push(c);
                if wild {
                    out.push(']');
                }
            }
            // An empty set takes no character, its opposite any.
            Piece::Set { negated, inside: "" } => out.push_str(if negated { "?" } else { "[^\u{1}-\u{10FFFF}]" }),
            Piece::Set { negated, inside } => {
                out.push_str(if negated { "[^" } else { "[" });
                out.push_str(inside);
                out.push(']');
            }
        }
    }
    out
}

/// For `LIKE` with a backslash as its escape character.
pub(super) fn like_pattern(pieces: &[Piece<'_>]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match (piece, single(*piece)) {
            (Piece::Any, _) => out.push('%'),
            (_, None) => out.push('_'),
            (_, Some(c)) => {
                if matches!(c, '%' | '_' | '\\') {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

/// For PostgreSQL's regular expressions.
pub(super) fn regex(pieces: &[Piece<'_>]) -> String {
    let mut out = String::from("^");
    for piece in pieces {
        match *piece {
            Piece::Any => out.push_str("(.|\\n)*"),
            Piece::One | Piece::Set { negated: true, inside: "" } => out.push_str("(.|\\n)"),
            Piece::Set { inside: "", .. } => out.push_str("(?!)"),
            Piece::Char(c) => push_escaped(c, &mut out),
            Piece::Set { negated, inside } => {
                out.push_str(if negated { "[^" } else { "[" });
                let mut chars = inside.chars();
                while let Some(c) = chars.next() {
                    let rest = chars.as_str();
                    // Between two characters it makes a range.
                    if c == '-' && !rest.is_empty() && rest.len() + 1 < inside.len() {
                        out.push('-');
                    } else {
                        push_escaped(c, &mut out);
                    }
                }
                out.push(']');
            }
        }
    }
    out.push('$');
    out
}

fn push_escaped(c: char, out: &mut String) {
    if c.is_ascii_punctuation() {
        out.push('\\');
    }
    out.push(c);
}
