//! Strings and bracketed texts.

use super::{Token, TokenKind};

/// `string = '"' … '"' | "'" … "'"`
///
/// A backslash before a quote or another backslash makes it a character of the string, and so does doubling the quote.
/// Before anything else a backslash is itself, because nobody has said what else it could be. A string that is never
/// closed reaches to the end of the text.
pub(super) fn lex_string(text: &str, at: usize, open: u8, token: &mut Token<'_>) -> usize {
    token.kind = TokenKind::String;
    let bytes = text.as_bytes();
    let mut end = at + 1;
    token.closed = loop {
        let Some(&byte) = bytes.get(end) else { break false };
        let next = bytes.get(end + 1);
        end += 1;
        if byte == b'\\' {
            token.escapes = true;
            if matches!(next, Some(b'\\' | b'"' | b'\'')) {
                end += 1;
            }
        } else if byte == open {
            if next != Some(&open) {
                break true;
            }
            token.escapes = true;
            end += 1;
        }
    };
    end
}

/// Whether a typographic quote opens a string.
pub(super) const fn opens_smart(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‘' | '’' | '‚')
}

/// A string in typographic quotes, closed by any of them or by a straight quote of the same kind.
pub(super) fn lex_smart_string(text: &str, at: usize, open: char, token: &mut Token<'_>) -> usize {
    token.kind = TokenKind::String;
    let double = matches!(open, '“' | '”' | '„');
    let mut chars = text.get(at..).unwrap_or_default().char_indices();
    chars.next();
    let close = chars.find(|(_, c)| matches!((c, double), ('“' | '”' | '"', true) | ('‘' | '’' | '\'', false)));
    token.closed = close.is_some();
    close.map_or(text.len(), |(ahead, c)| at + ahead + c.len_utf8())
}

/// `datetime = "[" … "]"`, with anything between the brackets. Without its bracket it ends with the run of characters
/// that a date-time can have.
pub(super) fn lex_bracketed(text: &str, at: usize, token: &mut Token<'_>) -> usize {
    token.kind = TokenKind::Bracketed;
    let bytes = text.as_bytes();
    let mut end = at + 1;
    while let Some(byte) = bytes.get(end)
        && !matches!(byte, b']' | b'(' | b')' | b'"' | b'\'' | b'=' | b'<' | b'>' | b'!' | b'&' | b'|' | b'[')
    {
        end += 1;
    }
    if bytes.get(end) == Some(&b']') {
        return end + 1;
    }
    token.closed = false;
    end = at + 1;
    while let Some(byte) = bytes.get(end)
        && matches!(byte, b'0'..=b'9' | b'-' | b':' | b'.' | b'+' | b'T' | b'Z' | b'/')
    {
        end += 1;
    }
    end
}

/// The string that a string token means, and whether a quote stands in it in one of the spellings whose meaning nobody has
/// written down.
pub(in crate::conditions) fn decode(token: &Token<'_>) -> (String, bool) {
    let mut chars = token.text.chars();
    let open = chars.next();
    if token.closed {
        chars.next_back();
    }
    let mut out = String::with_capacity(token.text.len());
    if !token.escapes {
        out.push_str(chars.as_str());
        return (out, false);
    }
    let mut quotes = false;
    while let Some(mut c) = chars.next() {
        let next = chars.clone().next();
        if Some(c) == open {
            quotes = true;
            if next == open {
                chars.next();
            }
        } else if c == '\\'
            && let Some(escaped @ ('\\' | '"' | '\'')) = next
        {
            chars.next();
            quotes |= escaped != '\\';
            c = escaped;
        }
        out.push(c);
    }
    (out, quotes)
}
