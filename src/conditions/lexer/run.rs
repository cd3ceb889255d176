//! Runs of characters without quotes: keywords, fields, numbers, and what only looks like a value.

use super::{Keyword, Lexed, Mismatch, TokenKind, keyword};
use crate::conditions::datetime::Instant;
use nom::bytes::complete::take_while1;
use nom::character::complete::{char, digit1, satisfy};
use nom::combinator::{all_consuming, opt, recognize};
use nom::multi::many0_count;
use nom::sequence::pair;
use nom::{IResult, Parser};

/// A run up to white space or a sign that ends it.
pub(super) fn parse_run(input: &str) -> Lexed<'_, TokenKind> {
    // Nearly every run is a field or a keyword that ends where its letters end.
    if let Ok((after, path)) = parse_path(input)
        && !after.starts_with(is_run)
    {
        let kind = if path.contains('/') { None } else { keyword(path) };
        return Ok((after, kind.map_or(TokenKind::Path, TokenKind::Keyword)));
    }
    if let Ok((after, _)) = parse_number(input)
        && (!after.starts_with(is_run) || starts_with_connective(after))
    {
        return Ok((after, TokenKind::Number));
    }
    let (after, run) = take_while1(is_run).parse_complete(input)?;
    if let Ok((behind, date)) = parse_spaced_date(input)
        && Instant::parse(date).is_some()
    {
        return Ok((behind, TokenKind::BareDate));
    }
    let kind = if Instant::parse(run).is_some() {
        TokenKind::BareDate
    } else if all_consuming(parse_dot_path).parse_complete(run).is_ok() {
        TokenKind::DotPath
    } else {
        TokenKind::Bare
    };
    Ok((after, kind))
}

/// `path = ident { "/" ident }`
fn parse_path(input: &str) -> Lexed<'_, &str> {
    recognize((parse_ident, many0_count(pair(char('/'), parse_ident)))).parse_complete(input)
}

fn parse_ident(input: &str) -> Lexed<'_, &str> {
    // Identifiers are ASCII: looking at bytes is enough, and nearly all the time of a parse is spent here.
    let bytes: IResult<&[u8], &[u8], Mismatch> = take_while1(is_ident).parse_complete(input.as_bytes());
    let (_, ident) = bytes.map_err(|_| nom::Err::Error(Mismatch))?;
    match input.split_at_checked(ident.len()) {
        Some((ident, rest)) if !ident.starts_with(|c: char| c.is_ascii_digit()) => Ok((rest, ident)),
        _ => Err(nom::Err::Error(Mismatch)),
    }
}

const fn is_ident(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// A path with dots in place of slashes.
fn parse_dot_path(input: &str) -> Lexed<'_, &str> {
    recognize((parse_ident, many0_count(pair(satisfy(|c| c == '/' || c == '.'), parse_ident)))).parse_complete(input)
}

/// `number = [ "-" ] digits [ "." digits ]`
fn parse_number(input: &str) -> Lexed<'_, &str> {
    recognize((opt(char('-')), digit1, opt(pair(char('.'), digit1)))).parse_complete(input)
}

/// A date, a space and a time, as one token.
fn parse_spaced_date(input: &str) -> Lexed<'_, &str> {
    recognize((satisfy(|c| c.is_ascii_digit()), take_while1(is_run), char(' '), take_while1(is_run)))
        .parse_complete(input)
}

/// Whether a keyword follows a number without a space: `id=1and x=2`.
fn starts_with_connective(after: &str) -> bool {
    let word: IResult<&str, &str, Mismatch> = parse_ident(after);
    word.is_ok_and(|(behind, word)| {
        matches!(keyword(word), Some(Keyword::And | Keyword::Or)) && !behind.starts_with(is_run)
    })
}

/// What a run can hold: everything but white space and the signs that have a meaning of their own.
fn is_run(c: char) -> bool {
    match c {
        '(' | ')' | '=' | '<' | '>' | '!' | '"' | '\'' | '[' | ']' | '&' | '|' | ',' | ';' | '`' => false,
        '“' | '”' | '„' => false,
        c if c.is_ascii() => c.is_ascii_graphic(),
        c => !c.is_whitespace() && !c.is_control(),
    }
}
