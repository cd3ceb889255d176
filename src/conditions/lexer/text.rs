//! Strings and bracketed texts.

use super::{Lexed, Mismatch, Quote, QuoteStyle, TokenKind};
use nom::Parser;
use nom::bytes::complete::{take_till, take_while};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::opt;
use std::borrow::Cow;

/// `string = '"' … '"' | "'" … "'"`
///
/// A backslash before a quote or another backslash makes it a character of the string, and so does doubling the quote.
/// Before anything else a backslash is itself, because nobody has said what else it could be. A string that is never
/// closed reaches to the end of the text.
pub(super) fn parse_string(input: &str) -> Lexed<'_, TokenKind> {
    let (mut rest, open) = one_of("\"'").parse_complete(input)?;
    let style = if open == '"' { QuoteStyle::Double } else { QuoteStyle::Single };
    let mut escapes = false;
    loop {
        let stop: Lexed<'_, &str> = take_till(|c| c == open || c == '\\').parse_complete(rest);
        let (at, _) = stop?;
        let next: Lexed<'_, char> = one_of("\\\"'").parse_complete(at);
        let Ok((behind, sign)) = next else {
            return Ok((at, TokenKind::String(Quote { style, closed: false, escapes })));
        };
        if sign == '\\' {
            escapes = true;
            rest =
                opt(one_of("\\\"'")).parse_complete(behind).map(|(rest, _): (_, Option<char>)| rest).map_err(same)?;
        } else if behind.starts_with(open) {
            escapes = true;
            let doubled: Lexed<'_, char> = char(open).parse_complete(behind);
            rest = doubled?.0;
        } else {
            return Ok((behind, TokenKind::String(Quote { style, closed: true, escapes })));
        }
    }
}

fn same(error: nom::Err<Mismatch>) -> nom::Err<Mismatch> {
    error
}

/// A string in typographic quotes, closed by any of them or by a straight quote of the same kind.
pub(super) fn parse_smart_string(input: &str) -> Lexed<'_, TokenKind> {
    let (rest, open) = one_of("“”„‘’‚").parse_complete(input)?;
    let closing = if matches!(open, '“' | '”' | '„') { ['“', '”', '"'] } else { ['‘', '’', '\''] };
    let (rest, _) = take_till(|c| closing.contains(&c)).parse_complete(rest)?;
    let (rest, close) = opt(satisfy(|c| closing.contains(&c))).parse_complete(rest)?;
    Ok((rest, TokenKind::String(Quote { style: QuoteStyle::Smart, closed: close.is_some(), escapes: false })))
}

/// `datetime = "[" … "]"`, with anything between the brackets. Without its bracket it ends with the run of characters
/// that a date-time can have.
pub(super) fn parse_bracketed(input: &str) -> Lexed<'_, TokenKind> {
    let (start, _) = char('[').parse_complete(input)?;
    let mut inside = take_till(|c| matches!(c, ']' | '(' | ')' | '"' | '\'' | '=' | '<' | '>' | '!' | '&' | '|' | '['));
    let (rest, _) = inside.parse_complete(start)?;
    let close: Lexed<'_, char> = char(']').parse_complete(rest);
    if let Ok((rest, _)) = close {
        return Ok((rest, TokenKind::Bracketed { closed: true }));
    }
    let mut date = take_while(|c: char| c.is_ascii_digit() || matches!(c, '-' | ':' | '.' | '+' | 'T' | 'Z' | '/'));
    let (rest, _) = date.parse_complete(start)?;
    Ok((rest, TokenKind::Bracketed { closed: false }))
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
