//! Operators and values against what a field holds.

use super::Checker;
use super::kind::{Names, Type};
use super::place::Place;
use super::resolve::Known;
use crate::conditions::ast::{Comparison, Operator};
use crate::conditions::cat::between;
use crate::conditions::datetime::Timestamp;
use crate::conditions::literal::{Literal, Number};
use crate::conditions::parser::one_of;
use crate::conditions::printer::quoted;
use crate::diagnostic::Code;
use crate::suggest;
use crate::text::trim;

impl Checker<'_> {
    /// Whether the operator suits the field; reports if it does not.
    pub(super) fn check_operator(&mut self, comparison: &Comparison, known: &Known<'_>) -> bool {
        let Some(kind) = known.kind else { return true };
        let pattern = matches!(comparison.operator, Operator::Contains | Operator::Like);
        let equality = matches!(comparison.operator, Operator::Eq | Operator::Ne | Operator::In);
        let expected = match kind {
            Type::OneOf(_) if !equality => "`=` `!=` `in`",
            Type::Boolean if !equality => "`=` `!=`",
            Type::Integer { .. } | Type::Number | Type::Datetime if pattern => "`=` `!=` `<` `<=` `>` `>=` `in`",
            _ => return true,
        };
        self.report(Code::CONDITIONS_OPERATOR_TYPE, Place::Operator)
            .text("operator", comparison.operator_str())
            .name("field", known.canonical())
            .text("kind", kind.describe())
            .words("expected", expected);
        false
    }

    pub(super) fn check_value(&mut self, comparison: &Comparison, known: &Known<'_>) {
        let listed = matches!(comparison.value, Literal::List(_));
        for (at, literal) in comparison.value.items().iter().enumerate() {
            self.item = listed.then_some(at);
            self.check_literal(literal, comparison, known);
            self.item = None;
            if self.errors > super::MAX_ERRORS {
                return;
            }
        }
        self.check_wildcard(comparison);
    }

    fn check_literal(&mut self, literal: &Literal, comparison: &Comparison, known: &Known<'_>) {
        let operator = comparison.operator;
        if matches!(literal, Literal::Null) && !matches!(known.kind, Some(Type::OneOf(_))) {
            if !matches!(operator, Operator::Eq | Operator::Ne) {
                self.report(Code::CONDITIONS_NULL_COMPARISON, Place::Value).text("operator", comparison.operator_str());
            }
            return;
        }
        let kind = match known.kind {
            Some(kind) => kind,
            None if matches!(operator, Operator::Contains | Operator::Like) => Type::Text,
            None => return,
        };
        match (kind, literal) {
            (Type::Text, Literal::String(_))
            | (Type::Boolean, Literal::Boolean(_))
            | (Type::Datetime, Literal::Datetime(_))
            | (Type::Number, Literal::Number(_))
            | (Type::Reference | Type::Container, _) => {}
            (Type::OneOf(values), Literal::String(text)) => self.check_one_of(values, text, known),
            (Type::Integer { min, max }, Literal::Number(number)) if number.value().fract() == 0.0 => {
                if outside(number, operator, *min, *max) {
                    self.report_field(Code::CONDITIONS_OUT_OF_RANGE, Place::Value, known)
                        .number("min", *min)
                        .number("max", *max);
                }
            }
            _ => self.wrong_literal(literal, kind, known),
        }
    }

    fn check_one_of(&mut self, names: Names<'_>, text: &str, known: &Known<'_>) {
        let values = names.to_vec();
        if values.iter().any(|value| value.eq_ignore_ascii_case(text)) {
            return;
        }
        let mut candidates = values.iter();
        let nearest = suggest::nearest_of(text, &mut || candidates.next().copied());
        let finding = self.report_field(Code::CONDITIONS_NOT_ONE_OF, Place::Value, known).names("expected", &values);
        if let Some(name) = nearest {
            finding.mend("use the nearest value", quoted(name));
        }
    }

    fn wrong_literal(&mut self, literal: &Literal, kind: Type<'_>, known: &Known<'_>) {
        let found = match literal {
            Literal::Number(number) if number.value().fract() != 0.0 => "a fraction",
            other => other.kind(),
        };
        let finding = self
            .report_field(Code::CONDITIONS_LITERAL_TYPE, Place::Value, known)
            .text("expected", kind.describe())
            .text("found", found)
            .text("example", example(kind));
        if let Some(meant) = convert(literal, kind) {
            finding.mend("write the value in the type of the field", meant);
        }
    }

    /// `like` without a wildcard matches the exact text: probably `=` or `contains` is meant.
    fn check_wildcard(&mut self, comparison: &Comparison) {
        let Literal::String(text) = &comparison.value else { return };
        // What `like` takes for more than itself.
        let wild = text.bytes().any(|byte| matches!(byte, b'*' | b'%' | b'_' | b'['));
        if comparison.operator != Operator::Like || wild {
            return;
        }
        let replacement = if comparison.negated { "!=" } else { "=" };
        let operator = self.span(Place::Operator);
        self.report(Code::CONDITIONS_LIKE_WITHOUT_WILDCARD, Place::Value).text("replacement", replacement).mend_at(
            operator,
            "compare the exact text",
            replacement,
        );
    }
}

const fn example(kind: Type<'_>) -> &'static str {
    match kind {
        Type::Integer { .. } => "a whole number without quotes: 123",
        Type::Number => "a number without quotes: 12.5",
        Type::Boolean => "`true` or `false` without quotes",
        Type::Datetime => "a date-time in square brackets: [2026-01-31T00:00:00Z]",
        _ => "a string in double quotes: \"text\"",
    }
}

/// The value of the field's type that a literal of another type means, where it can mean only one, as it is written.
fn convert(literal: &Literal, kind: Type<'_>) -> Option<String> {
    match (kind, literal) {
        (Type::Text, Literal::Datetime(text)) => Some(quoted(text.as_str())),
        (Type::Text, Literal::Number(_) | Literal::Boolean(_)) => Some(quoted(&literal.printed())),
        (Type::Integer { .. } | Type::Number, Literal::String(text)) => {
            let number = Number::parse(trim(text))?;
            let suits = matches!(kind, Type::Number) || number.value().fract() == 0.0;
            suits.then(|| Literal::Number(number).printed())
        }
        (Type::Boolean, Literal::String(text)) => {
            let mut words = [("true yes y 1 on", "true"), ("false no n 0 off", "false")].iter();
            words.find(|(words, _)| one_of(words, trim(text)).is_some()).map(|(_, value)| (*value).to_owned())
        }
        (Type::Boolean, Literal::Number(number)) => match number.as_integer()? {
            1 => Some("true".to_owned()),
            0 => Some("false".to_owned()),
            _ => None,
        },
        (Type::Datetime, Literal::String(text)) => {
            Timestamp::new(text).map(|timestamp| between("[", timestamp.as_str(), "]"))
        }
        _ => None,
    }
}

/// Whether no value from `min` to `max` meets the comparison with `number`.
fn outside(number: &Number, operator: Operator, min: i64, max: i64) -> bool {
    let Some(whole) = number.as_integer() else {
        // Beyond every field there is.
        return matches!(operator, Operator::Eq | Operator::Ne | Operator::In) && max < i64::MAX;
    };
    match operator {
        Operator::Eq | Operator::Ne | Operator::In => !(min..=max).contains(&whole),
        Operator::Lt => whole <= min && min > i64::MIN,
        Operator::Le => whole < min,
        Operator::Gt => whole >= max && max < i64::MAX,
        Operator::Ge => whole > max,
        Operator::Contains | Operator::Like => false,
    }
}
