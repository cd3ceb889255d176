//! A text cut into tokens: a nom production for each kind.
//!
//! Lexing never fails. What no condition has becomes a token too, so that the parser can say what it expected there.

mod datetime;
mod run;
mod text;

pub(super) use datetime::parse_whole_datetime;
pub(super) use text::{decode, inner};

use super::ast::Operator;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while};
use nom::character::complete::{anychar, one_of};
use nom::combinator::{consumed, map, value};
use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Parser};

/// Why a production does not apply. It says nothing: the messages are made by the parser, from tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mismatch;

impl<I> ParseError<I> for Mismatch {
    fn from_error_kind(_: I, _: ErrorKind) -> Self {
        Self
    }
    fn append(_: I, _: ErrorKind, other: Self) -> Self {
        other
    }
}

type Lexed<'t, T> = IResult<&'t str, T, Mismatch>;

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
    KEYWORDS.into_iter().find_map(|(word, keyword)| text.eq_ignore_ascii_case(word).then_some(keyword))
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
    let mut rest = text;
    loop {
        let Ok((start, _)) = parse_space(rest) else { return };
        let Ok((after, (token_text, kind))) = consumed(parse_token).parse_complete(start) else { return };
        tokens.push(Token { kind, text: token_text, start: base + text.len() - start.len() });
        rest = after;
    }
}

/// White space of any script between tokens; it has no meaning.
fn parse_space(input: &str) -> Lexed<'_, &str> {
    if input.as_bytes().first().is_some_and(u8::is_ascii_graphic) {
        return Ok((input, ""));
    }
    take_while(char::is_whitespace).parse_complete(input)
}

/// One token. Fails at the end of the text only.
fn parse_token(input: &str) -> Lexed<'_, TokenKind> {
    match input.as_bytes().first() {
        Some(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' | b'-') => run::parse_run(input),
        Some(b'"' | b'\'') => text::parse_string(input),
        Some(b'[') => text::parse_bracketed(input),
        Some(b'=' | b'!' | b'<' | b'>' | b'&' | b'|') => alt((parse_operator, parse_unknown)).parse_complete(input),
        Some(b'(' | b')' | b',') => parse_punctuation(input),
        _ => alt((text::parse_smart_string, run::parse_run, parse_unknown)).parse_complete(input),
    }
}

/// The signs, longest first, those of other languages among them.
fn parse_operator(input: &str) -> Lexed<'_, TokenKind> {
    const SIGNS: [(&str, TokenKind); 18] = [
        ("===", TokenKind::Foreign(Foreign::Reversed("===", Operator::Eq))),
        ("!==", TokenKind::Foreign(Foreign::Reversed("!==", Operator::Ne))),
        ("==", TokenKind::Foreign(Foreign::DoubleEquals)),
        ("=>", TokenKind::Foreign(Foreign::Reversed("=>", Operator::Ge))),
        ("=<", TokenKind::Foreign(Foreign::Reversed("=<", Operator::Le))),
        ("=!", TokenKind::Foreign(Foreign::Reversed("=!", Operator::Ne))),
        ("=", TokenKind::Operator(Operator::Eq)),
        ("!=", TokenKind::Operator(Operator::Ne)),
        ("<>", TokenKind::Foreign(Foreign::AngleNotEqual)),
        ("<=", TokenKind::Operator(Operator::Le)),
        ("<", TokenKind::Operator(Operator::Lt)),
        ("><", TokenKind::Foreign(Foreign::Reversed("><", Operator::Ne))),
        (">=", TokenKind::Operator(Operator::Ge)),
        (">", TokenKind::Operator(Operator::Gt)),
        ("&&", TokenKind::Foreign(Foreign::DoubleAmpersand)),
        ("&", TokenKind::Foreign(Foreign::Ampersand)),
        ("||", TokenKind::Foreign(Foreign::DoublePipe)),
        ("|", TokenKind::Foreign(Foreign::DoublePipe)),
    ];
    for (sign, kind) in SIGNS {
        let matched: Lexed<'_, &str> = tag(sign).parse_complete(input);
        if let Ok((rest, _)) = matched {
            return Ok((rest, kind));
        }
    }
    Err(nom::Err::Error(Mismatch))
}

fn parse_punctuation(input: &str) -> Lexed<'_, TokenKind> {
    map(one_of("(),"), |sign| match sign {
        '(' => TokenKind::Open,
        ')' => TokenKind::Close,
        _ => TokenKind::Comma,
    })
    .parse_complete(input)
}

fn parse_unknown(input: &str) -> Lexed<'_, TokenKind> {
    value(TokenKind::Unknown, anychar).parse_complete(input)
}
