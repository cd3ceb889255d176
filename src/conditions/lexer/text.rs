//! Strings and bracketed texts.

use super::{Quote, QuoteStyle, TokenKind};
use std::borrow::Cow;

/// `string = '"' … '"' | "'" … "'"`
///
/// A backslash before a quote or another backslash makes it a character of the string, and so does doubling the quote.
/// Before anything else a backslash is itself, because nobody has said what else it could be. A string that is never
/// closed reaches to the end of the text.
pub(super) fn lex_string(text: &str, at: usize, open: u8) -> (usize, TokenKind) {
    let style = if open == b'"' { QuoteStyle::Double } else { QuoteStyle::Single };
    let bytes = text.as_bytes();
    let mut escapes = false;
    let mut end = at + 1;
    let closed = loop {
        let Some(&byte) = bytes.get(end) else { break false };
        let next = bytes.get(end + 1);
        end += 1;
        if byte == b'\\' {
            escapes = true;
            if matches!(next, Some(b'\\' | b'"' | b'\'')) {
                end += 1;
            }
        } else if byte == open {
            if next != Some(&open) {
                break true;
            }
            escapes = true;
            end += 1;
        }
    };
    (end, TokenKind::String(Quote { style, closed, escapes }))
}

/// Whether a typographic quote opens a string.
pub(super) const fn opens_smart(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‘' | '’' | '‚')
}

/// A string in typographic quotes, closed by any of them or by a straight quote of the same kind.
pub(super) fn lex_smart_string(text: &str, at: usize, open: char) -> (usize, TokenKind) {
    let closing = if matches!(open, '“' | '”' | '„') { ['“', '”', '"'] } else { ['‘', '’', '\''] };
    let start = at + open.len_utf8();
    let close = text.get(start..).unwrap_or_default().char_indices().find(|(_, c)| closing.contains(c));
    let end = close.map_or(text.len(), |(ahead, c)| start + ahead + c.len_utf8());
    (end, TokenKind::String(Quote { style: QuoteStyle::Smart, closed: close.is_some(), escapes: false }))
}

/// `datetime = "[" … "]"`, with anything between the brackets. Without its bracket it ends with the run of characters
/// that a date-time can have.
pub(super) fn lex_bracketed(text: &str, at: usize) -> (usize, TokenKind) {
    let bytes = text.as_bytes();
    let mut end = at + 1;
    while let Some(byte) = bytes.get(end)
        && !matches!(byte, b']' | b'(' | b')' | b'"' | b'\'' | b'=' | b'<' | b'>' | b'!' | b'&' | b'|' | b'[')
    {
        end += 1;
    }
    if bytes.get(end) == Some(&b']') {
        return (end + 1, TokenKind::Bracketed { closed: true });
    }
    end = at + 1;
    while let Some(byte) = bytes.get(end)
        && matches!(byte, b'0'..=b'9' | b'-' | b':' | b'.' | b'+' | b'T' | b'Z' | b'/')
    {
        end += 1;
    }
    (end, TokenKind::Bracketed { closed: false })
}

/// The text of a string token between its quotes.
pub(in crate::conditions) fn inner(text: &str, quote: Quote) -> &str {
    let mut chars = text.chars();
    chars.next();
    if quote.closed {
        chars.next_back();
    }
    chars.as_str()
}

/// The string that a string token means.
pub(in crate::conditions) fn decode(text: &str, quote: Quote) -> Cow<'_, str> {
    let inner = inner(text, quote);
    if !quote.escapes {
        return Cow::Borrowed(inner);
    }
    let open = if quote.style == QuoteStyle::Single { '\'' } else { '"' };
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = match c {
            '\\' => chars.next_if(|next| matches!(next, '\\' | '"' | '\'')),
            c if c == open => chars.next_if_eq(&open),
            _ => None,
        };
        out.push(escaped.unwrap_or(c));
    }
    Cow::Owned(out)
}
