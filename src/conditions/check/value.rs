//! Operators and values against what a field holds.

use super::Checker;
use super::kind::{Names, Type};
use super::place::Place;
use super::resolve::Known;
use crate::conditions::ast::{Comparison, Operator};
use crate::conditions::datetime::Timestamp;
use crate::conditions::literal::{Literal, Number, word};
use crate::diagnostic::{Code, Edit, Fix};
use crate::suggest;
use crate::text::trim;

/// What `like` takes for more than itself.
const WILDCARDS: [char; 4] = ['*', '%', '_', '['];

impl Checker<'_> {
    /// Whether the operator suits the field; reports if it does not.
    pub(super) fn check_operator(&mut self, comparison: &Comparison, known: &Known<'_>) -> bool {
        let Some(kind) = known.kind else { return true };
        let expected: &[&'static str] = match (kind, comparison.operator) {
            (Type::OneOf(_), op) if !matches!(op, Operator::Eq | Operator::Ne | Operator::In) => {
                &["`=`", "`!=`", "`in`"]
            }
            (Type::Boolean, op) if !matches!(op, Operator::Eq | Operator::Ne | Operator::In) => &["`=`", "`!=`"],
            (Type::Integer { .. } | Type::Number | Type::Datetime, Operator::Contains | Operator::Like) => {
                &["`=`", "`!=`", "`<`", "`<=`", "`>`", "`>=`", "`in`"]
            }
            _ => return true,
        };
        let diagnostic = self
            .finding(Code::CONDITIONS_OPERATOR_TYPE, Place::Operator)
            .with("operator", comparison.operator_str())
            .with("field", known.canonical())
            .with("kind", kind.describe())
            .with("expected", expected.to_vec());
        self.report(diagnostic);
        false
    }

    pub(super) fn check_value(&mut self, comparison: &Comparison, known: &Known<'_>) {
        let listed = matches!(comparison.value, Literal::List(_));
        for (at, literal) in comparison.value.items().iter().enumerate() {
            let place = if listed { Place::Item(at) } else { Place::Value };
            self.check_literal(literal, place, comparison, known);
            if self.errors > super::MAX_ERRORS {
                return;
            }
        }
        self.check_wildcard(comparison);
    }

    fn check_literal(&mut self, literal: &Literal, place: Place, comparison: &Comparison, known: &Known<'_>) {
        let pattern = matches!(comparison.operator, Operator::Contains | Operator::Like);
        if *literal == Literal::Null && !matches!(known.kind, Some(Type::OneOf(_))) {
            if !matches!(comparison.operator, Operator::Eq | Operator::Ne) {
                let diagnostic = self.finding(Code::CONDITIONS_NULL_COMPARISON, place);
                self.report(diagnostic.with("operator", comparison.operator_str()));
            }
            return;
        }
        let Some(kind) = known.kind else {
            if pattern && !matches!(literal, Literal::String(_)) {
                self.wrong_literal(literal, Type::Text, place, known);
            }
            return;
        };
        match (kind, literal) {
            (Type::Text, Literal::String(_))
            | (Type::Boolean, Literal::Boolean(_))
            | (Type::Datetime, Literal::Datetime(_))
            | (Type::Number, Literal::Number(_))
            | (Type::Reference | Type::Container, _) => {}
            (Type::OneOf(values), Literal::String(text)) => self.check_one_of(values, text, place, known),
            (Type::Integer { min, max }, Literal::Number(number)) => {
                if number.value().fract() != 0.0 {
                    self.wrong_literal(literal, kind, place, known);
                } else if outside(number, comparison.operator, min, max) {
                    let diagnostic = self.finding(Code::CONDITIONS_OUT_OF_RANGE, place);
                    let diagnostic = diagnostic.with("field", known.canonical());
                    self.report(diagnostic.with("min", min).with("max", max));
                }
            }
            _ => self.wrong_literal(literal, kind, place, known),
        }
    }

    fn check_one_of(&mut self, names: Names<'_>, text: &str, place: Place, known: &Known<'_>) {
        let values = names.to_vec();
        if values.iter().any(|value| value.eq_ignore_ascii_case(text)) {
            return;
        }
        let mut diagnostic = self
            .finding(Code::CONDITIONS_NOT_ONE_OF, place)
            .with("field", known.canonical())
            .with("expected", values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>());
        if let Some(name) = suggest::nearest(text, values.iter().copied()) {
            diagnostic = self.mended(diagnostic, place, "use the nearest value", Literal::from(name).printed());
        }
        self.report(diagnostic);
    }

    fn wrong_literal(&mut self, literal: &Literal, kind: Type<'_>, place: Place, known: &Known<'_>) {
        let found = match literal {
            Literal::Number(number) if number.value().fract() != 0.0 => "a fraction",
            other => other.kind(),
        };
        let mut diagnostic = self
            .finding(Code::CONDITIONS_LITERAL_TYPE, place)
            .with("field", known.canonical())
            .with("expected", kind.describe())
            .with("found", found)
            .with("example", example(kind));
        if let Some(meant) = convert(literal, kind) {
            diagnostic = self.mended(diagnostic, place, "write the value in the type of the field", meant.printed());
        }
        self.report(diagnostic);
    }

    /// `like` without a wildcard matches the exact text: probably `=` or `contains` is meant.
    fn check_wildcard(&mut self, comparison: &Comparison) {
        let Literal::String(text) = &comparison.value else { return };
        if comparison.operator != Operator::Like || text.contains(WILDCARDS) {
            return;
        }
        let replacement = if comparison.negated { "!=" } else { "=" };
        let mut diagnostic =
            self.finding(Code::CONDITIONS_LIKE_WITHOUT_WILDCARD, Place::Value).with("replacement", replacement);
        if let Some(span) = self.here().editable(Place::Operator) {
            let edit = Edit { span, text: replacement.to_owned() };
            diagnostic = diagnostic.fixed_by(Fix::edits("compare the exact text", vec![edit]));
        }
        self.report(diagnostic);
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

/// The value of the field's type that a literal of another type means, where it can mean only one.
fn convert(literal: &Literal, kind: Type<'_>) -> Option<Literal> {
    match (kind, literal) {
        (Type::Text, Literal::Number(number)) => Some(Literal::String(number.printed())),
        (Type::Text, Literal::Boolean(value)) => Some(Literal::String(word(*value).to_owned())),
        (Type::Text, Literal::Datetime(text)) => Some(Literal::String(text.as_str().to_owned())),
        (Type::Integer { .. }, Literal::String(text)) => {
            Number::parse(trim(text)).filter(|number| number.value().fract() == 0.0).map(Literal::Number)
        }
        (Type::Number, Literal::String(text)) => Number::parse(trim(text)).map(Literal::Number),
        (Type::Boolean, Literal::String(text)) => {
            let is = |words: &[&str]| words.iter().any(|word| trim(text).eq_ignore_ascii_case(word));
            if is(&["true", "yes", "y", "1", "on"]) {
                Some(Literal::Boolean(true))
            } else if is(&["false", "no", "n", "0", "off"]) {
                Some(Literal::Boolean(false))
            } else {
                None
            }
        }
        (Type::Boolean, Literal::Number(number)) => match number.as_integer() {
            Some(1) => Some(Literal::Boolean(true)),
            Some(0) => Some(Literal::Boolean(false)),
            _ => None,
        },
        (Type::Datetime, Literal::String(text)) => Timestamp::new(text).map(Literal::Datetime),
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
