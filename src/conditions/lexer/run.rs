//! Runs of characters without quotes: keywords, fields, numbers, and what only looks like a value.

use super::{Token, TokenKind, char_at, keyword};
use crate::conditions::datetime::Instant;

/// Says what a run is, up to white space or a sign that ends it, and where it ends.
pub(super) fn lex_run(text: &str, at: usize, token: &mut Token<'_>) -> usize {
    let bytes = text.as_bytes();
    // Nearly every run is a field or a keyword that ends where its letters end.
    if let Some(end) = path_end(bytes, at, false)
        && !goes_on(text, end)
    {
        let word = keyword(text.get(at..end).unwrap_or_default());
        (token.kind, token.operator) = word.unwrap_or((TokenKind::Path, None));
        return end;
    }
    if let Some(end) = number_end(bytes, at)
        && (!goes_on(text, end) || starts_with_connective(text, end))
    {
        token.kind = TokenKind::Number;
        return end;
    }
    let end = run_end(text, at);
    let is_date = |end| text.get(at..end).is_some_and(|date| Instant::parse(date).is_some());
    token.kind = TokenKind::BareDate;
    // A date, a space and a time are one token.
    if bytes.get(end) == Some(&b' ') {
        let behind = run_end(text, end + 1);
        if is_date(behind) {
            return behind;
        }
    }
    if !is_date(end) {
        token.kind = if path_end(bytes, at, true) == Some(end) { TokenKind::DotPath } else { TokenKind::Bare };
    }
    end
}

/// `path = ident { "/" ident }`, or with dots in place of slashes: where it ends.
fn path_end(bytes: &[u8], at: usize, dots: bool) -> Option<usize> {
    let mut end = ident_end(bytes, at)?;
    while let Some(sign) = bytes.get(end)
        && (*sign == b'/' || (dots && *sign == b'.'))
        && let Some(next) = ident_end(bytes, end + 1)
    {
        end = next;
    }
    Some(end)
}

fn ident_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    while let Some(byte) = bytes.get(end)
        && (byte.is_ascii_alphanumeric() || *byte == b'_')
    {
        end += 1;
    }
    (end > at && !bytes.get(at)?.is_ascii_digit()).then_some(end)
}

/// `number = [ "-" ] digits [ "." digits ]`: where it ends.
fn number_end(bytes: &[u8], at: usize) -> Option<usize> {
    let whole = digits_end(bytes, if bytes.get(at) == Some(&b'-') { at + 1 } else { at })?;
    match bytes.get(whole) {
        Some(b'.') => Some(digits_end(bytes, whole + 1).unwrap_or(whole)),
        _ => Some(whole),
    }
}

fn digits_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    while let Some(byte) = bytes.get(end)
        && byte.is_ascii_digit()
    {
        end += 1;
    }
    (end > at).then_some(end)
}

fn run_end(text: &str, mut at: usize) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        let length = if byte.is_ascii() {
            usize::from(is_run(char::from(*byte)))
        } else {
            char_at(text, at).filter(|c| is_run(*c)).map_or(0, char::len_utf8)
        };
        if length == 0 {
            break;
        }
        at += length;
    }
    at
}

fn goes_on(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None | Some(b' ') => false,
        _ => char_at(text, at).is_some_and(is_run),
    }
}

/// Whether a keyword follows a number without a space: `id=1and x=2`.
fn starts_with_connective(text: &str, at: usize) -> bool {
    let Some(end) = ident_end(text.as_bytes(), at) else { return false };
    let word = text.get(at..end).unwrap_or_default();
    matches!(keyword(word), Some((TokenKind::And | TokenKind::Or, _))) && !goes_on(text, end)
}

/// What a run can hold: everything but white space and the signs that have a meaning of their own.
pub(super) fn is_run(c: char) -> bool {
    match c {
        '(' | ')' | '=' | '<' | '>' | '!' | '"' | '\'' | '[' | ']' | '&' | '|' | ',' | ';' | '`' => false,
        '“' | '”' | '„' => false,
        c if c.is_ascii() => c.is_ascii_graphic(),
        c => !c.is_whitespace() && !c.is_control(),
    }
}
