//! What is expected behind the tokens before the cursor. Broken text is read for what it most likely means.

use crate::conditions::ast::Operator;
use crate::conditions::lexer::{Token, TokenKind};

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
        if let TokenKind::And | TokenKind::Or = token.kind {
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
            (Expect::Operator(_) | Expect::AfterNot(_), _) => behind_field(token, field),
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
            (Expect::Connective, kind) if kind == TokenKind::Comma || is_foreign(kind) => Expect::Field,
            (other, _) => other,
        };
    }
    (next, depth)
}

fn behind_field<'t>(token: &Token<'_>, field: &'t str) -> Expect<'t> {
    match (token.kind, token.operator) {
        (TokenKind::Word, Some(Operator::In)) => Expect::List,
        (TokenKind::Sign | TokenKind::Word, operator) => Expect::Value(field, operator),
        (TokenKind::Not, _) => Expect::AfterNot(field),
        (kind, _) if kind == TokenKind::Path || is_foreign(kind) => Expect::Value(field, None),
        _ => Expect::Operator(field),
    }
}

/// Whether it is a sign of another language.
const fn is_foreign(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::DoubleEquals
            | TokenKind::AngleNotEqual
            | TokenKind::Reversed
            | TokenKind::DoubleAmpersand
            | TokenKind::Ampersand
            | TokenKind::DoublePipe
    )
}
