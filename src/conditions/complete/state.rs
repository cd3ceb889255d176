//! What is expected behind the tokens before the cursor. Broken text is read for what it most likely means.

use crate::conditions::ast::Operator;
use crate::conditions::lexer::{Keyword, Token, TokenKind};

/// What can stand next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Expect<'t> {
    Field,
    Operator(&'t str),
    AfterNot(&'t str),
    /// The parenthesis behind `in`.
    List,
    Value(&'t str, Option<Operator>),
    /// A comma or the end of a list.
    AfterItem,
    Connective,
}

/// What can stand behind `tokens`, and how many groups are open there.
pub(super) fn expect<'t>(tokens: &[Token<'t>]) -> (Expect<'t>, usize) {
    let mut next = Expect::Field;
    let mut depth = 0_usize;
    let mut field = "";
    let mut listed = false;
    for token in tokens {
        if let TokenKind::Keyword(Keyword::And | Keyword::Or) = token.kind {
            next = Expect::Field;
            listed = false;
            continue;
        }
        next = match (next, token.kind) {
            (Expect::Field | Expect::Connective, TokenKind::Path | TokenKind::DotPath) => {
                field = token.text;
                Expect::Operator(field)
            }
            (Expect::Field, TokenKind::Open) => {
                depth += 1;
                Expect::Field
            }
            (Expect::Connective, TokenKind::Close) => {
                depth = depth.saturating_sub(1);
                Expect::Connective
            }
            (Expect::Operator(_) | Expect::AfterNot(_), kind) => behind_field(kind, field),
            (Expect::List, TokenKind::Open) => {
                listed = true;
                Expect::Value(field, Some(Operator::In))
            }
            (Expect::Value(_, operator), TokenKind::Open) => {
                listed = true;
                Expect::Value(field, operator)
            }
            (Expect::Value(..) | Expect::AfterItem, TokenKind::Close) => {
                listed = false;
                Expect::Connective
            }
            (Expect::Value(..), _) if listed => Expect::AfterItem,
            (Expect::Value(..), _) => Expect::Connective,
            (Expect::AfterItem, TokenKind::Comma) => Expect::Value(field, Some(Operator::In)),
            (Expect::Connective, TokenKind::Comma | TokenKind::Foreign(_)) => Expect::Field,
            (other, _) => other,
        };
    }
    (next, depth)
}

fn behind_field(kind: TokenKind, field: &str) -> Expect<'_> {
    match kind {
        TokenKind::Operator(operator) => Expect::Value(field, Some(operator)),
        TokenKind::Keyword(Keyword::Contains) => Expect::Value(field, Some(Operator::Contains)),
        TokenKind::Keyword(Keyword::Like) => Expect::Value(field, Some(Operator::Like)),
        TokenKind::Keyword(Keyword::In) => Expect::List,
        TokenKind::Keyword(Keyword::Not) => Expect::AfterNot(field),
        TokenKind::Foreign(_) | TokenKind::Path => Expect::Value(field, None),
        _ => Expect::Operator(field),
    }
}
