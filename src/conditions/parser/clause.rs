//! `clause = path cmp literal | path [ NOT ] ( CONTAINS | LIKE ) literal | path [ NOT ] IN list`

use super::foreign::{Meaning, Reading};
use super::{Parser, Places};
use crate::conditions::ast::{Comparison, Expr, Operator};
use crate::conditions::cat::cat;
use crate::conditions::lexer::{Token, TokenKind};
use crate::conditions::literal::Literal;
use crate::conditions::path::FieldPath;
use crate::diagnostic::Code;

impl<'p, 't> Parser<'p, 't> {
    /// A condition that begins with `field`; `None` if it cannot be read.
    pub(super) fn parse_clause(&mut self, field: &'p Token<'t>) -> Option<()> {
        let path = self.parse_path(field);
        self.at += 1;
        let sign = self.here();
        let Meaning { reading, mut operator, mut negated } = self.parse_operator()?;
        let operator_span = self.span_between(sign.start);
        let value = self.here();
        let mut places = Places {
            field: self.span(field),
            operator: operator_span,
            value: operator_span,
            items: (self.items.len(), self.items.len()),
            derived: true,
        };
        let value = match reading {
            Reading::Null => Literal::Null,
            Reading::Between => return self.parse_between(&path, negated, field, places),
            Reading::Starts | Reading::Ends => self.parse_affix(reading, negated, &mut places)?,
            Reading::Plain => {
                let bare = value.is_field() || matches!(value.kind, TokenKind::Bare | TokenKind::BareDate);
                let literal = if operator == Operator::In {
                    self.parse_in_list()?
                } else {
                    self.parse_single(operator, negated, operator_span, sign)?
                };
                // A list behind `=` was read as what it can only mean.
                let listed = matches!(literal, Literal::List(_)) && operator != Operator::In;
                if listed {
                    (operator, negated) = (Operator::In, operator == Operator::Ne);
                }
                places.value = self.span_between(value.start);
                places.items.1 = self.items.len();
                places.derived = listed || bare || self.negations > 0;
                literal
            }
        };
        self.places.push(places);
        let span = Some(self.span_between(field.start));
        self.exprs.push(Expr::Comparison(Comparison { field: path, operator, negated, value, span }));
        Some(())
    }

    /// The field of a clause; dots between its parts are read as slashes.
    fn parse_path(&mut self, token: &Token<'_>) -> FieldPath {
        if token.kind != TokenKind::DotPath {
            return FieldPath::lexed(token.text);
        }
        let path = FieldPath::read(token.text, '.');
        self.report_at(Code::CONDITIONS_DOT_PATH, token).replace(path.as_str());
        path
    }

    /// `cmp`, a word with or without `not`, or what other languages write for one.
    fn parse_operator(&mut self) -> Option<Meaning> {
        let token = self.here();
        let (operator, code) = match (token.kind, token.operator) {
            (TokenKind::Sign | TokenKind::Word, Some(operator)) => {
                self.at += 1;
                return Some(Meaning::plain(operator, false));
            }
            (TokenKind::Not, _) => return self.parse_not(token),
            (TokenKind::Path, _) => return self.parse_foreign_word(token),
            (TokenKind::DoubleEquals, Some(operator)) => (operator, Code::CONDITIONS_DOUBLE_EQUALS),
            (TokenKind::AngleNotEqual, Some(operator)) => (operator, Code::CONDITIONS_ANGLE_NOT_EQUAL),
            (_, Some(operator)) => (operator, Code::CONDITIONS_REVERSED_OPERATOR),
            _ if token.text == "!" && self.ahead(1).text == "=" => {
                self.at += 1;
                (Operator::Ne, Code::CONDITIONS_REVERSED_OPERATOR)
            }
            _ => {
                self.expected(Code::CONDITIONS_EXPECTED_OPERATOR);
                return None;
            }
        };
        self.at += 1;
        let found = if token.operator.is_none() { "! =" } else { token.text };
        let finding = self.report_from(code, token.start);
        if code == Code::CONDITIONS_REVERSED_OPERATOR {
            finding.name("found", found.to_owned()).operator("replacement", operator);
        }
        finding.replace(operator.as_str());
        Some(Meaning::plain(operator, false))
    }

    /// `NOT ( CONTAINS | LIKE | IN )`; before a sign it means the opposite sign.
    fn parse_not(&mut self, not: &'p Token<'t>) -> Option<Meaning> {
        self.at += 1;
        let next = self.here();
        match (next.kind, next.operator) {
            (TokenKind::Null, _) => {
                self.at += 1;
                Some(self.null(true, not))
            }
            (TokenKind::Word, Some(operator)) => {
                self.at += 1;
                Some(Meaning::plain(operator, true))
            }
            (TokenKind::Sign, Some(operator)) => {
                self.at += 1;
                let opposite = operator.opposite().unwrap_or(operator);
                self.report_from(Code::CONDITIONS_MISPLACED_NOT, not.start)
                    .found(next)
                    .operator("replacement", opposite)
                    .replace(opposite.as_str());
                Some(Meaning::plain(opposite, false))
            }
            (TokenKind::Path, _) => self.parse_word(not, next, true),
            _ => self.misplaced_not(not),
        }
    }

    pub(super) fn misplaced_not(&mut self, not: &Token<'_>) -> Option<Meaning> {
        let found = self.here();
        self.report_at(Code::CONDITIONS_MISPLACED_NOT, not).found(found);
        None
    }

    /// Whether a value, a sign and a field stand at hand: a comparison the wrong way round.
    pub(super) fn value_and_field(&self) -> bool {
        let value = self.here();
        let is_value = match value.kind {
            TokenKind::Bracketed => value.closed,
            TokenKind::Number | TokenKind::String | TokenKind::True | TokenKind::False | TokenKind::Null => true,
            _ => false,
        };
        is_value && self.ahead(1).kind == TokenKind::Sign && self.ahead(2).kind == TokenKind::Path
    }

    /// A value where a field is expected; swapped if an operator and a field follow.
    pub(super) fn parse_value_first(&mut self, token: &Token<'_>) {
        let (sign, field) = (self.ahead(1), self.ahead(2));
        if self.value_and_field()
            && let Some(operator) = sign.operator
        {
            self.at += 3;
            let text = cat(&[field.text, " ", operator.mirrored().as_str(), " ", token.text]);
            self.report_from(Code::CONDITIONS_VALUE_FIRST, token.start).found(token).mend("put the field first", text);
            return;
        }
        match token.kind {
            TokenKind::Unknown => self.unexpected(Code::CONDITIONS_UNEXPECTED_CHARACTER, "a field"),
            TokenKind::Hole => self.unexpected(Code::CONDITIONS_HOLE_POSITION, "a field"),
            _ => self.expected(Code::CONDITIONS_EXPECTED_FIELD),
        }
        if token.kind != TokenKind::End {
            self.at += 1;
        }
    }

    /// Reports that what stands at hand cannot stand where `expected` is.
    pub(super) fn unexpected(&mut self, code: Code, expected: &'static str) {
        self.report_at(code, self.here()).text("expected", expected);
    }
}
