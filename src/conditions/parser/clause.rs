//! `clause = path cmp literal | path [ NOT ] ( CONTAINS | LIKE ) literal | path [ NOT ] IN list`

use super::foreign::Meaning;
use super::recover::describe;
use super::{Parser, Places};
use crate::conditions::ast::{Comparison, Expr, Operator};
use crate::conditions::cat::cat;
use crate::conditions::lexer::{Foreign, Keyword, Token, TokenKind};
use crate::conditions::literal::Literal;
use crate::conditions::path::FieldPath;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::span::Span;

impl<'t> Parser<'_, 't> {
    pub(super) fn parse_clause(&mut self, field: Token<'t>) -> Option<Expr> {
        let path = self.parse_path(field);
        self.at += 1;
        let operator_at = self.at;
        let meaning = self.parse_operator()?;
        let operator_span = self.span_from(operator_at);
        let field_span = self.span(field);
        match meaning {
            Meaning::Plain { operator, negated } => {
                let value_at = self.at;
                let bare = matches!(
                    self.peek_kind(0),
                    Some(TokenKind::Path | TokenKind::DotPath | TokenKind::Bare | TokenKind::BareDate)
                );
                let first_item = self.items.len();
                let value = if operator == Operator::In {
                    self.parse_in_list()?
                } else {
                    self.parse_single(operator, negated, operator_span)?
                };
                // A list behind `=` was read as what it can only mean.
                let listed = matches!(value, Literal::List(_)) && operator != Operator::In;
                let (operator, negated) =
                    if listed { (Operator::In, operator == Operator::Ne) } else { (operator, negated) };
                self.places.push(Places {
                    field: field_span,
                    operator: operator_span,
                    value: self.span_from(value_at),
                    items: (first_item, self.items.len()),
                    derived: listed || bare || self.negations > 0,
                });
                let span = Some(self.span_between(field.start));
                Some(Expr::Comparison(Comparison { field: path, operator, negated, value, span }))
            }
            Meaning::Null { negated } => {
                let operator = if negated { Operator::Ne } else { Operator::Eq };
                self.derive(path, operator, false, Literal::Null, field, operator_span)
            }
            Meaning::Between { negated } => self.parse_between(path, negated, field, operator_span),
            Meaning::Affix { starts, negated, span } => self.parse_affix(path, starts, negated, span, field),
        }
    }

    /// The field of a clause; dots between its parts are read as slashes.
    fn parse_path(&mut self, token: Token<'t>) -> FieldPath {
        if token.kind != TokenKind::DotPath {
            return FieldPath::lexed(token.text);
        }
        let path = token.text.replace('.', "/");
        let diagnostic = Diagnostic::new(Code::CONDITIONS_DOT_PATH);
        self.report_replace(diagnostic, self.span(token), path.clone());
        FieldPath::lossy(&path)
    }

    /// `cmp`, a word with or without `not`, or what other languages write for one.
    fn parse_operator(&mut self) -> Option<Meaning> {
        let Some(token) = self.peek() else {
            self.expected(Code::CONDITIONS_EXPECTED_OPERATOR);
            return None;
        };
        let plain = |operator| Some(Meaning::Plain { operator, negated: false });
        let (diagnostic, operator) = match token.kind {
            TokenKind::Operator(operator) => {
                self.at += 1;
                return plain(operator);
            }
            TokenKind::Keyword(word) if word_operator(word).is_some() => {
                self.at += 1;
                return word_operator(word).and_then(plain);
            }
            TokenKind::Keyword(Keyword::Not) => return self.parse_not(token),
            TokenKind::Path => return self.parse_foreign_word(token),
            TokenKind::Foreign(Foreign::DoubleEquals) => {
                (Diagnostic::new(Code::CONDITIONS_DOUBLE_EQUALS), Operator::Eq)
            }
            TokenKind::Foreign(Foreign::AngleNotEqual) => {
                (Diagnostic::new(Code::CONDITIONS_ANGLE_NOT_EQUAL), Operator::Ne)
            }
            TokenKind::Foreign(Foreign::Reversed(found, operator)) => {
                let diagnostic = Diagnostic::new(Code::CONDITIONS_REVERSED_OPERATOR);
                (diagnostic.with("found", found).with("replacement", operator.as_str()), operator)
            }
            TokenKind::Unknown if token.text == "!" && self.peek_kind(1) == Some(TokenKind::Operator(Operator::Eq)) => {
                self.at += 1;
                let diagnostic = Diagnostic::new(Code::CONDITIONS_REVERSED_OPERATOR);
                (diagnostic.with("found", "! =").with("replacement", "!="), Operator::Ne)
            }
            _ => {
                self.expected(Code::CONDITIONS_EXPECTED_OPERATOR);
                return None;
            }
        };
        self.at += 1;
        self.report_replace(diagnostic, self.span_between(token.start), operator.as_str());
        plain(operator)
    }

    /// `NOT ( CONTAINS | LIKE | IN )`; before a sign it means the opposite sign.
    fn parse_not(&mut self, not: Token<'t>) -> Option<Meaning> {
        self.at += 1;
        let Some(next) = self.peek() else {
            return self.misplaced_not(not);
        };
        match next.kind {
            TokenKind::Keyword(Keyword::Null) => {
                self.at += 1;
                let span = self.span_between(not.start);
                self.report_replace(Diagnostic::new(Code::CONDITIONS_IS_NOT_NULL), span, "!= null");
                Some(Meaning::Null { negated: true })
            }
            TokenKind::Keyword(word) => match word_operator(word) {
                Some(operator) => {
                    self.at += 1;
                    Some(Meaning::Plain { operator, negated: true })
                }
                None => self.misplaced_not(not),
            },
            TokenKind::Operator(operator) => {
                self.at += 1;
                let opposite = operator.opposite().unwrap_or(operator);
                let diagnostic = Diagnostic::new(Code::CONDITIONS_MISPLACED_NOT)
                    .with("found", describe(Some(next)))
                    .with("replacement", opposite.as_str());
                self.report_replace(diagnostic, self.span_between(not.start), opposite.as_str());
                Some(Meaning::Plain { operator: opposite, negated: false })
            }
            TokenKind::Path => self.parse_foreign_word_behind_not(not, next),
            _ => self.misplaced_not(not),
        }
    }

    pub(super) fn misplaced_not(&mut self, not: Token<'t>) -> Option<Meaning> {
        let diagnostic = Diagnostic::new(Code::CONDITIONS_MISPLACED_NOT).with("found", describe(self.peek()));
        self.report(diagnostic.spanning(self.span(not)));
        None
    }

    /// A comparison that the text says in other words.
    pub(super) fn derive(
        &mut self,
        field: FieldPath,
        operator: Operator,
        negated: bool,
        value: Literal,
        token: Token<'t>,
        place: Span,
    ) -> Option<Expr> {
        self.places.push(Places {
            field: self.span(token),
            operator: place,
            value: place,
            items: (0, 0),
            derived: true,
        });
        let span = Some(self.span_between(token.start));
        Some(Expr::Comparison(Comparison { field, operator, negated, value, span }))
    }

    /// Whether a value, a sign and a field stand at hand: a comparison the wrong way round.
    pub(super) fn value_and_field(&self) -> bool {
        self.peek_kind(0).is_some_and(is_value)
            && matches!(self.peek_kind(1), Some(TokenKind::Operator(_)))
            && self.peek_kind(2) == Some(TokenKind::Path)
    }

    /// A value where a field is expected; swapped if an operator and a field follow.
    pub(super) fn parse_value_first(&mut self, token: Token<'t>) -> Option<Expr> {
        if self.value_and_field()
            && let Some(TokenKind::Operator(operator)) = self.peek_kind(1)
            && let Some(field) = self.tokens.get(self.at + 2).copied()
        {
            self.at += 3;
            let span = self.span_between(token.start);
            let text = cat(&[field.text, " ", operator.mirrored().as_str(), " ", token.text]);
            let fix = Fix::edits("put the field first", vec![Edit { span, text }]);
            let diagnostic = Diagnostic::new(Code::CONDITIONS_VALUE_FIRST).with("found", describe(Some(token)));
            self.report(diagnostic.spanning(span).fixed_by(fix));
            return None;
        }
        if token.kind == TokenKind::Unknown {
            self.unexpected_character("a field");
        } else if let TokenKind::Hole(_) = token.kind {
            let diagnostic = Diagnostic::new(Code::CONDITIONS_HOLE_POSITION).with("expected", "a field");
            self.report(diagnostic.spanning(self.span(token)));
        } else {
            self.expected(Code::CONDITIONS_EXPECTED_FIELD);
        }
        self.at += 1;
        None
    }

    pub(super) fn unexpected_character(&mut self, expected: &'static str) {
        let diagnostic = Diagnostic::new(Code::CONDITIONS_UNEXPECTED_CHARACTER).with("expected", expected);
        self.report(diagnostic.spanning(self.span_here()));
    }
}

pub(super) const fn word_operator(word: Keyword) -> Option<Operator> {
    match word {
        Keyword::Contains => Some(Operator::Contains),
        Keyword::Like => Some(Operator::Like),
        Keyword::In => Some(Operator::In),
        _ => None,
    }
}

const fn is_value(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Number
            | TokenKind::String(_)
            | TokenKind::Bracketed { closed: true }
            | TokenKind::Keyword(Keyword::True | Keyword::False | Keyword::Null)
    )
}
