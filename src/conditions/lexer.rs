//! A text cut into tokens.
//!
//! Lexing never fails. What no condition has becomes a token too, so that the parser can say what it expected there.
//!
//! All signs are ASCII, so the text is walked byte by byte; characters are looked at only beyond ASCII.

mod datetime;
mod run;
mod text;

pub(super) use datetime::parse_whole_datetime;
pub(super) use text::{decode, inner};

use super::ast::Operator;

/// A token and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) kind: TokenKind,
    pub(super) text: &'t str,
    /// Byte offset of its first character.
    pub(super) start: usize,
}

impl Token<'_> {
    pub(super) const fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Keyword(Keyword),
    /// A field, or a word where a value is expected.
    Path,
    Number,
    String(Quote),
    /// Text in square brackets; whether it is a date-time is seen later.
    Bracketed {
        closed: bool,
    },
    Operator(Operator),
    Foreign(Foreign),
    Open,
    Close,
    Comma,
    /// A date without brackets.
    BareDate,
    /// `_info.lastUpdated`
    DotPath,
    /// Other text without quotes.
    Bare,
    /// The place of a bound value: which one.
    Hole(usize),
    Unknown,
}

/// The words that no field can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    And,
    Or,
    Not,
    Contains,
    Like,
    In,
    True,
    False,
    Null,
}

/// How a string was opened, and what its text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quote {
    pub(super) style: QuoteStyle,
    pub(super) closed: bool,
    /// Whether a backslash or a doubled quote stands inside.
    pub(super) escapes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QuoteStyle {
    Double,
    Single,
    Smart,
}

/// Signs of other languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foreign {
    DoubleEquals,
    AngleNotEqual,
    /// `=>`, `=<`, `=!`, `!==`, `===`: signs in another order, and the operator that they mean.
    Reversed(&'static str, Operator),
    DoubleAmpersand,
    DoublePipe,
    Ampersand,
}

/// The keyword written in `text`, in any case.
pub(super) fn keyword(text: &str) -> Option<Keyword> {
    const KEYWORDS: [(&str, Keyword); 9] = [
        ("and", Keyword::And),
        ("or", Keyword::Or),
        ("in", Keyword::In),
        ("not", Keyword::Not),
        ("like", Keyword::Like),
        ("contains", Keyword::Contains),
        ("true", Keyword::True),
        ("false", Keyword::False),
        ("null", Keyword::Null),
    ];
    if !(2..=8).contains(&text.len()) {
        return None;
    }
    for (word, keyword) in KEYWORDS {
        if word.len() == text.len() && text.eq_ignore_ascii_case(word) {
            return Some(keyword);
        }
    }
    None
}

impl Keyword {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::And => "and",
            Self::Or => "or",
            Self::Not => "not",
            Self::Contains => "contains",
            Self::Like => "like",
            Self::In => "in",
            Self::True => "true",
            Self::False => "false",
            Self::Null => "null",
        }
    }
}

/// Appends the tokens of `text`, whose first byte has the offset `base`.
pub(super) fn lex<'t>(text: &'t str, base: usize, tokens: &mut Vec<Token<'t>>) {
    tokens.reserve(text.len() / 5 + 3);
    let mut at = skip_space(text, 0);
    while let Some(&first) = text.as_bytes().get(at) {
        let (end, kind) = lex_token(text, at, first);
        tokens.push(Token { kind, text: text.get(at..end).unwrap_or_default(), start: base + at });
        at = skip_space(text, end);
    }
}

/// The character at a byte offset.
fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// White space of any script between tokens has no meaning.
fn skip_space(text: &str, mut at: usize) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b' ' | b'\t'..=b'\r' => at += 1,
            0..=0x7f => break,
            _ => match char_at(text, at) {
                Some(c) if c.is_whitespace() => at += c.len_utf8(),
                _ => break,
            },
        }
    }
    at
}

/// The token at `at`, whose first byte is `first`, and where it ends.
fn lex_token(text: &str, at: usize, first: u8) -> (usize, TokenKind) {
    match first {
        b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' | b'-' => run::lex_run(text, at),
        b'"' | b'\'' => text::lex_string(text, at, first),
        b'[' => text::lex_bracketed(text, at),
        b'=' | b'!' | b'<' | b'>' | b'&' | b'|' => lex_sign(text.as_bytes(), at, first),
        b'(' => (at + 1, TokenKind::Open),
        b')' => (at + 1, TokenKind::Close),
        b',' => (at + 1, TokenKind::Comma),
        _ => {
            let c = char_at(text, at).unwrap_or_default();
            if text::opens_smart(c) {
                text::lex_smart_string(text, at, c)
            } else if run::is_run(c) {
                run::lex_run(text, at)
            } else {
                (at + c.len_utf8(), TokenKind::Unknown)
            }
        }
    }
}

/// The signs, those of other languages among them: the longest that fits.
fn lex_sign(bytes: &[u8], at: usize, first: u8) -> (usize, TokenKind) {
    let byte = |ahead: usize| bytes.get(at + ahead).copied().unwrap_or(0);
    let reversed = |sign, operator| TokenKind::Foreign(Foreign::Reversed(sign, operator));
    let (length, kind) = match (first, byte(1), byte(2)) {
        (b'=', b'=', b'=') => (3, reversed("===", Operator::Eq)),
        (b'!', b'=', b'=') => (3, reversed("!==", Operator::Ne)),
        (b'=', b'=', _) => (2, TokenKind::Foreign(Foreign::DoubleEquals)),
        (b'=', b'>', _) => (2, reversed("=>", Operator::Ge)),
        (b'=', b'<', _) => (2, reversed("=<", Operator::Le)),
        (b'=', b'!', _) => (2, reversed("=!", Operator::Ne)),
        (b'=', ..) => (1, TokenKind::Operator(Operator::Eq)),
        (b'!', b'=', _) => (2, TokenKind::Operator(Operator::Ne)),
        (b'<', b'>', _) => (2, TokenKind::Foreign(Foreign::AngleNotEqual)),
        (b'<', b'=', _) => (2, TokenKind::Operator(Operator::Le)),
        (b'<', ..) => (1, TokenKind::Operator(Operator::Lt)),
        (b'>', b'<', _) => (2, reversed("><", Operator::Ne)),
        (b'>', b'=', _) => (2, TokenKind::Operator(Operator::Ge)),
        (b'>', ..) => (1, TokenKind::Operator(Operator::Gt)),
        (b'&', b'&', _) => (2, TokenKind::Foreign(Foreign::DoubleAmpersand)),
        (b'&', ..) => (1, TokenKind::Foreign(Foreign::Ampersand)),
        (b'|', b'|', _) => (2, TokenKind::Foreign(Foreign::DoublePipe)),
        (b'|', ..) => (1, TokenKind::Foreign(Foreign::DoublePipe)),
        _ => (1, TokenKind::Unknown),
    };
    (at + length, kind)
}
