//! The patterns of `like` in the notations of databases.

/// One piece of a pattern.
enum Piece {
    Any,
    One,
    /// What stands between the brackets, without the `^`.
    Set {
        negated: bool,
        inside: String,
    },
    Char(char),
}

/// A pattern in its pieces: the same reading as that of the evaluation.
pub(super) struct Pattern(Vec<Piece>);

impl Pattern {
    pub(super) fn new(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            pieces.push(match c {
                '*' | '%' => Piece::Any,
                '_' => Piece::One,
                '[' => {
                    let negated = rest.starts_with('^');
                    match rest.strip_prefix('^').unwrap_or(rest).split_once(']') {
                        Some((inside, after)) => {
                            rest = after;
                            Piece::Set { negated, inside: inside.to_owned() }
                        }
                        None => Piece::Char('['),
                    }
                }
                c => Piece::Char(c),
            });
        }
        Self(pieces)
    }

    /// Whether a set stands in it that is more than one character in brackets.
    pub(super) fn has_sets(&self) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Set { .. }) && single(piece).is_none())
    }
}

/// The one character that a set stands for.
fn single(piece: &Piece) -> Option<char> {
    let Piece::Set { negated: false, inside } = piece else { return None };
    let mut chars = inside.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// For SQLite's `GLOB`: `*`, `?` and sets.
pub(super) fn glob(pattern: &Pattern) -> String {
    let mut out = String::new();
    for piece in &pattern.0 {
        match piece {
            Piece::Any => out.push('*'),
            Piece::One => out.push('?'),
            Piece::Char(c @ ('*' | '?' | '[')) => out.extend(['[', *c, ']']),
            Piece::Char(c) => out.push(*c),
            // An empty set takes no character, its opposite any.
            Piece::Set { negated, inside } if inside.is_empty() => {
                out.push_str(if *negated { "?" } else { "[^\u{1}-\u{10FFFF}]" })
            }
            Piece::Set { negated: false, inside } if inside.starts_with('^') => {
                // At the start it would turn the set round.
                let rest = inside.trim_start_matches('^');
                if rest.is_empty() { out.push('^') } else { out.push_str(&format!("[{rest}^]")) }
            }
            Piece::Set { negated, inside } => {
                out.push('[');
                if *negated {
                    out.push('^');
                }
                out.push_str(inside);
                out.push(']');
            }
        }
    }
    out
}

/// For `LIKE` with a backslash as its escape character.
pub(super) fn like_pattern(pattern: &Pattern) -> String {
    let mut out = String::new();
    for piece in &pattern.0 {
        let c = match piece {
            Piece::Any => {
                out.push('%');
                continue;
            }
            Piece::Char(c) => Some(*c),
            other => single(other),
        };
        match c {
            Some(c) => {
                if matches!(c, '%' | '_' | '\\') {
                    out.push('\\');
                }
                out.push(c);
            }
            None => out.push('_'),
        }
    }
    out
}

/// For PostgreSQL's regular expressions.
pub(super) fn regex(pattern: &Pattern) -> String {
    let mut out = String::from("^");
    for piece in &pattern.0 {
        match piece {
            Piece::Any => out.push_str("(.|\\n)*"),
            Piece::One => out.push_str("(.|\\n)"),
            Piece::Char(c) => push_escaped(*c, &mut out),
            Piece::Set { negated, inside } if inside.is_empty() => {
                out.push_str(if *negated { "(.|\\n)" } else { "(?!)" });
            }
            Piece::Set { negated, inside } => {
                out.push('[');
                if *negated {
                    out.push('^');
                }
                let mut before: Option<char> = None;
                let mut chars = inside.chars().peekable();
                while let Some(c) = chars.next() {
                    let range = c == '-' && before.is_some() && chars.peek().is_some();
                    if range {
                        out.push('-');
                    } else {
                        push_escaped(c, &mut out);
                    }
                    before = Some(c);
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
