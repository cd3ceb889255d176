//! What is expected behind the tokens before the cursor. Broken text is read for what it most likely means.

use crate::conditions::ast::Operator;
use crate::conditions::lexer::{Token, TokenKind};

/// What can stand next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expect {
    Field,
    Operator,
    AfterNot,
    /// The parenthesis behind `in`.
    List,
    Value,
    /// A comma or the end of a list.
    AfterItem,
    Connective,
}

/// Where the cursor stands.
pub(super) struct State<'t> {
    pub(super) next: Expect,
    /// The field and the operator that were read last.
    pub(super) field: &'t str,
    pub(super) operator: Option<Operator>,
    /// Whether the values are those of a list.
    listed: bool,
    /// How many groups are open.
    pub(super) depth: usize,
}

/// What can stand behind `tokens`.
pub(super) fn state<'t>(tokens: &[Token<'t>]) -> State<'t> {
    let mut state = State { next: Expect::Field, field: "", operator: None, listed: false, depth: 0 };
    for token in tokens {
        state.take(token);
    }
    state
}

impl<'t> State<'t> {
    fn take(&mut self, token: &Token<'t>) {
        self.next = match (self.next, token.kind) {
            (_, TokenKind::And | TokenKind::Or) => {
                self.listed = false;
                Expect::Field
            }
            (Expect::Field | Expect::Connective, TokenKind::Path | TokenKind::DotPath) => {
                self.field = token.text;
                Expect::Operator
            }
            (Expect::Field, TokenKind::Open) => {
                self.depth += 1;
                Expect::Field
            }
            (Expect::Connective, TokenKind::Close) => {
                self.depth = self.depth.saturating_sub(1);
                Expect::Connective
            }
            (Expect::Operator | Expect::AfterNot, kind) => {
                self.operator = token.operator;
                match kind {
                    TokenKind::Word if token.operator == Some(Operator::In) => Expect::List,
                    TokenKind::Sign | TokenKind::Word => Expect::Value,
                    TokenKind::Not => Expect::AfterNot,
                    kind if kind == TokenKind::Path || is_foreign(kind) => {
                        self.operator = None;
                        Expect::Value
                    }
                    _ => Expect::Operator,
                }
            }
            (Expect::List | Expect::Value, TokenKind::Open) => {
                self.listed = true;
                Expect::Value
            }
            (Expect::Value | Expect::AfterItem, TokenKind::Close) => {
                self.listed = false;
                Expect::Connective
            }
            (Expect::Value, _) if self.listed => Expect::AfterItem,
            (Expect::Value, _) => Expect::Connective,
            (Expect::AfterItem, TokenKind::Comma) => {
                self.operator = Some(Operator::In);
                Expect::Value
            }
            (Expect::Connective, kind) if kind == TokenKind::Comma || is_foreign(kind) => Expect::Field,
            (other, _) => other,
        };
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
