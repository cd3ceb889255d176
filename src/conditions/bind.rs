//! Values bound to the gaps of a template, never concatenated.

use super::ast::Expr;
use super::lexer::{Token, TokenKind, lex};
use super::literal::Literal;
use super::offsets::Offsets;
use super::options::ConditionsOptions;
use super::{Findings, MAX_LENGTH, is_too_long, read_tokens};
use crate::diagnostic::{Code, Outcome};

/// The expression of a template: pieces of text with a value in each gap between two of them.
///
/// A value is known by its place, never by its text, so no value can become anything but one value. A list fills a gap
/// behind `in`, with or without parentheses around the gap. Spans count the pieces joined together, without the values.
#[must_use]
pub fn bind<S: AsRef<str>>(strings: &[S], values: &[Literal], options: &ConditionsOptions) -> Outcome<Expr> {
    let mut findings = Findings::default();
    let strings: Vec<&str> = strings.iter().map(AsRef::as_ref).collect();
    let expr = read_template(&strings, values, options, &mut findings);
    findings.outcome(expr)
}

/// [`bind`], with findings of its own.
pub(crate) fn read_template(
    strings: &[&str],
    values: &[Literal],
    options: &ConditionsOptions,
    findings: &mut Findings,
) -> Option<Expr> {
    if strings.len() != values.len() + 1 {
        findings
            .add(Code::CONDITIONS_HOLE_COUNT, Code::CONDITIONS_HOLE_COUNT.severity(), None)
            .number("texts", strings.len() as i64)
            .number("values", values.len() as i64);
        return None;
    }
    // Capped while it is joined: the pieces of a hostile template are not copied first.
    let mut text = String::new();
    for piece in strings {
        if piece.len() / 3 > MAX_LENGTH && is_too_long(piece, findings) {
            return None;
        }
        text.push_str(piece);
        if text.len() / 3 > MAX_LENGTH {
            break;
        }
    }
    if is_too_long(&text, findings) {
        return None;
    }
    let offsets = Offsets::of(&text);
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut base = 0;
    for (at, piece) in strings.iter().enumerate() {
        if at > 0 {
            tokens.push(Token { value: at - 1, ..Token::plain(TokenKind::Hole, "", base) });
        }
        let Some(piece) = text.get(base..base + piece.len()) else { break };
        lex(piece, base, &mut tokens);
        base += piece.len();
        if let Some(token) = tokens.last()
            && !token.closed
            && at < values.len()
        {
            let found = if token.kind == TokenKind::String { "quotes" } else { "brackets" };
            let span = offsets.span(token.start..token.end());
            findings.place(Code::CONDITIONS_HOLE_IN_STRING, Some(span)).text("found", found);
            return None;
        }
    }
    read_tokens(&text, &tokens, values, &offsets, options, findings, &mut None)
}
