//! A text cut into tokens.
//!
//! Lexing never fails. What no condition has becomes a token too, so that the parser can say what it expected there.
//!
//! All signs are ASCII, so the text is walked byte by byte; characters are looked at only beyond ASCII.

mod datetime;
mod run;
mod text;

pub(super) use datetime::parse_whole_datetime;
pub(super) use text::decode;

use super::ast::Operator;

/// A token and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) kind: TokenKind,
    /// The operator that it is, or is meant for.
    pub(super) operator: Option<Operator>,
    /// Of a string or a bracketed text: whether its end was found.
    pub(super) closed: bool,
    /// Of a string: whether a backslash or a doubled quote stands inside.
    pub(super) escapes: bool,
    pub(super) text: &'t str,
    /// Byte offset of its first character.
    pub(super) start: usize,
    /// Of a hole: which value.
    pub(super) value: usize,
}

impl<'t> Token<'t> {
    /// A token that is no more than its kind and its text.
    pub(super) const fn plain(kind: TokenKind, text: &'t str, start: usize) -> Self {
        Self { kind, operator: None, closed: true, escapes: false, text, start, value: 0 }
    }

    /// Whether it can be the name of a field.
    pub(super) const fn is_field(&self) -> bool {
        matches!(self.kind, TokenKind::Path | TokenKind::DotPath)
    }

    pub(super) const fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    And,
    Or,
    Not,
    True,
    False,
    Null,
    /// `contains`, `like` or `in`: an operator that is a word.
    Word,
    /// `=`, `!=`, `<`, `<=`, `>` or `>=`.
    Sign,
    /// `==`
    DoubleEquals,
    /// `<>`
    AngleNotEqual,
    /// `=>`, `=<`, `=!`, `!==`, `===`: signs in another order, for an operator.
    Reversed,
    /// `&&`
    DoubleAmpersand,
    /// `&`
    Ampersand,
    /// `||`
    DoublePipe,
    /// A field, or a word where a value is expected.
    Path,
    /// `_info.lastUpdated`
    DotPath,
    /// A date without brackets.
    BareDate,
    /// Other text without quotes.
    Bare,
    Number,
    String,
    /// Text in square brackets; whether it is a date-time is seen later.
    Bracketed,
    Open,
    Close,
    Comma,
    /// The place of a bound value.
    Hole,
    Unknown,
    /// Behind the last token.
    End,
}

impl TokenKind {
    /// Whether it is a word that no field can be named.
    pub(super) const fn is_keyword(self) -> bool {
        matches!(self, Self::And | Self::Or | Self::Not | Self::True | Self::False | Self::Null | Self::Word)
    }
}

/// The keyword written in `text`, in any case, and the operator that it is.
pub(super) fn keyword(text: &str) -> Option<(TokenKind, Option<Operator>)> {
    const KEYWORDS: &[(&str, TokenKind, Option<Operator>)] = &[
        ("and", TokenKind::And, None),
        ("or", TokenKind::Or, None),
        ("in", TokenKind::Word, Some(Operator::In)),
        ("not", TokenKind::Not, None),
        ("like", TokenKind::Word, Some(Operator::Like)),
        ("contains", TokenKind::Word, Some(Operator::Contains)),
        ("true", TokenKind::True, None),
        ("false", TokenKind::False, None),
        ("null", TokenKind::Null, None),
    ];
    if !(2..=8).contains(&text.len()) {
        return None;
    }
    for (word, kind, operator) in KEYWORDS {
        if word.len() == text.len() && text.eq_ignore_ascii_case(word) {
            return Some((*kind, *operator));
        }
    }
    None
}

/// Appends the tokens of `text`, whose first byte has the offset `base`.
pub(super) fn lex<'t>(text: &'t str, base: usize, tokens: &mut Vec<Token<'t>>) {
    tokens.reserve(text.len() / 5 + 3);
    let mut at = skip_space(text, 0);
    while let Some(&first) = text.as_bytes().get(at) {
        let mut token = Token::plain(TokenKind::Unknown, "", base + at);
        let end = lex_token(text, at, first, &mut token);
        token.text = text.get(at..end).unwrap_or_default();
        tokens.push(token);
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

/// Says what the token at `at` is, whose first byte is `first`, and where it ends.
fn lex_token(text: &str, at: usize, first: u8, token: &mut Token<'_>) -> usize {
    token.kind = match first {
        b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' | b'-' => return run::lex_run(text, at, token),
        b'"' | b'\'' => return text::lex_string(text, at, first, token),
        b'[' => return text::lex_bracketed(text, at, token),
        b'=' | b'!' | b'<' | b'>' | b'&' | b'|' => return at + lex_sign(text.as_bytes(), at, first, token),
        b'(' => TokenKind::Open,
        b')' => TokenKind::Close,
        b',' => TokenKind::Comma,
        _ => {
            let c = char_at(text, at).unwrap_or_default();
            if text::opens_smart(c) {
                return text::lex_smart_string(text, at, c, token);
            }
            if run::is_run(c) {
                return run::lex_run(text, at, token);
            }
            return at + c.len_utf8();
        }
    };
    at + 1
}

/// The signs, those of other languages among them: the longest that fits. Its length.
fn lex_sign(bytes: &[u8], at: usize, first: u8, token: &mut Token<'_>) -> usize {
    let byte = |ahead: usize| bytes.get(at + ahead).copied().unwrap_or(0);
    let (length, kind, operator) = match (first, byte(1)) {
        (b'=', b'=') if byte(2) == b'=' => (3, TokenKind::Reversed, Operator::Eq),
        (b'!', b'=') if byte(2) == b'=' => (3, TokenKind::Reversed, Operator::Ne),
        (b'=', b'=') => (2, TokenKind::DoubleEquals, Operator::Eq),
        (b'=', b'>') => (2, TokenKind::Reversed, Operator::Ge),
        (b'=', b'<') => (2, TokenKind::Reversed, Operator::Le),
        (b'=', b'!') | (b'>', b'<') => (2, TokenKind::Reversed, Operator::Ne),
        (b'=', _) => (1, TokenKind::Sign, Operator::Eq),
        (b'!', b'=') => (2, TokenKind::Sign, Operator::Ne),
        (b'<', b'>') => (2, TokenKind::AngleNotEqual, Operator::Ne),
        (b'<', b'=') => (2, TokenKind::Sign, Operator::Le),
        (b'<', _) => (1, TokenKind::Sign, Operator::Lt),
        (b'>', b'=') => (2, TokenKind::Sign, Operator::Ge),
        (b'>', _) => (1, TokenKind::Sign, Operator::Gt),
        (_, next) => {
            token.kind = match first {
                b'|' => TokenKind::DoublePipe,
                b'&' if next == b'&' => TokenKind::DoubleAmpersand,
                b'&' => TokenKind::Ampersand,
                _ => TokenKind::Unknown,
            };
            return 1 + usize::from(first == next && first != b'!');
        }
    };
    token.kind = kind;
    token.operator = Some(operator);
    length
}

/// What a token is called in messages. Words of ours are named, the rest only by kind.
pub(super) fn describe(token: &Token<'_>) -> &'static str {
    /// In the order of the kinds.
    const NAMES: [&str; 27] = [
        "`and`",
        "`or`",
        "`not`",
        "`true`",
        "`false`",
        "`null`",
        "`in`",
        "an operator",
        "`==`",
        "`<>`",
        "an operator",
        "`&&`",
        "`&`",
        "`||`",
        "a name",
        "a name",
        "a date without brackets",
        "text without quotes",
        "a number",
        "a string",
        "a date-time",
        "`(`",
        "`)`",
        "`,`",
        "a bound value",
        "a character that has no meaning here",
        "the end of the text",
    ];
    match token.operator {
        Some(Operator::Contains) => "`contains`",
        Some(Operator::Like) => "`like`",
        _ => NAMES.get(token.kind as usize).copied().unwrap_or_default(),
    }
}
