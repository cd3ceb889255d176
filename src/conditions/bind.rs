//! Values bound to the gaps of a template, never concatenated.

use super::ast::Expr;
use super::lexer::{Token, TokenKind, lex};
use super::literal::Literal;
use super::offsets::Offsets;
use super::options::ConditionsOptions;
use super::{MAX_LENGTH, read_tokens, refuse_long};
use crate::diagnostic::{Code, Diagnostic, Outcome};

/// The expression of a template: pieces of text with a value in each gap between two of them.
///
/// A value is known by its place, never by its text, so no value can become anything but one value. A list fills a gap
/// behind `in`, with or without parentheses around the gap. Spans count the pieces joined together, without the values.
#[must_use]
pub fn bind<S: AsRef<str>>(strings: &[S], values: &[Literal], options: &ConditionsOptions) -> Outcome<Expr> {
    let failed = |diagnostic| Outcome::new(None, Vec::new(), vec![diagnostic]);
    if strings.len() != values.len() + 1 {
        let diagnostic = Diagnostic::new(Code::CONDITIONS_HOLE_COUNT);
        return failed(diagnostic.with("texts", strings.len()).with("values", values.len()));
    }
    // Capped while it is joined: the pieces of a hostile template are not copied first.
    let mut text = String::new();
    for piece in strings {
        if piece.as_ref().len() / 3 > MAX_LENGTH {
            return refuse_long(piece.as_ref()).map_or_else(|| Outcome::new(None, Vec::new(), Vec::new()), failed);
        }
        text.push_str(piece.as_ref());
        if text.len() / 3 > MAX_LENGTH {
            break;
        }
    }
    if let Some(refused) = refuse_long(&text) {
        return failed(refused);
    }
    let offsets = Offsets::of(&text);
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut base = 0;
    for (at, piece) in strings.iter().enumerate() {
        if at > 0 {
            tokens.push(Token { value: at - 1, ..Token::plain(TokenKind::Hole, "", base) });
        }
        let Some(piece) = text.get(base..base + piece.as_ref().len()) else { break };
        lex(piece, base, &mut tokens);
        base += piece.len();
        if let Some(token) = tokens.last()
            && !token.closed
            && at < values.len()
        {
            let found = if token.kind == TokenKind::String { "quotes" } else { "brackets" };
            let span = offsets.span(token.start..token.end());
            return failed(Diagnostic::new(Code::CONDITIONS_HOLE_IN_STRING).with("found", found).spanning(span));
        }
    }
    read_tokens(&text, &tokens, values, &offsets, options).0
}
