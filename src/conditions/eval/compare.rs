//! One value against one comparison.

use super::Truth;
use super::like::{contains, like};
use crate::conditions::ast::{Comparison, Operator};
use crate::conditions::datetime::Instant;
use crate::conditions::literal::{Literal, Number};
use crate::conditions::order::{compare_numbers, compare_text};
use crate::decimal;
use crate::json::Value;
use crate::text::trim;
use std::cmp::Ordering;

/// What the comparison says of the value of its field.
pub(super) fn compare(value: &Value, comparison: &Comparison) -> Truth {
    let truth = compare_plain(value, comparison.operator, &comparison.value);
    if comparison.negated { truth.not() } else { truth }
}

fn compare_plain(value: &Value, operator: Operator, literal: &Literal) -> Truth {
    match operator {
        // Only these two test for null.
        Operator::Eq | Operator::Ne if matches!(literal, Literal::Null) => {
            Truth::from(value.is_null() == (operator == Operator::Eq))
        }
        Operator::Eq => equal(value, literal),
        Operator::Ne => equal(value, literal).not(),
        Operator::In => {
            let mut truth = Truth::False;
            for item in literal.items() {
                truth = truth.max(equal(value, item));
            }
            truth
        }
        Operator::Contains | Operator::Like => textual(value, literal, operator == Operator::Like),
        _ => ordered(value, literal, operator),
    }
}

/// Equal, not equal, or unknown where null takes part. Values of kinds that never equal are not equal.
fn equal(value: &Value, literal: &Literal) -> Truth {
    if value.is_null() || matches!(literal, Literal::Null) {
        return Truth::Unknown;
    }
    Truth::from(order(value, literal) == Some(Ordering::Equal))
}

/// Values of kinds that have no order are unknown, `true` and `false` among them.
fn ordered(value: &Value, literal: &Literal, operator: Operator) -> Truth {
    let order = if matches!(value, Value::Bool(_)) { None } else { order(value, literal) };
    let Some(order) = order else { return Truth::Unknown };
    Truth::from(match operator {
        Operator::Lt => order.is_lt(),
        Operator::Le => order.is_le(),
        Operator::Gt => order.is_gt(),
        _ => order.is_ge(),
    })
}

fn order(value: &Value, literal: &Literal) -> Option<Ordering> {
    match (value, literal) {
        (Value::String(text), Literal::String(other)) => Some(compare_text(text, other)),
        (Value::String(text), Literal::Datetime(other)) => Some(Instant::parse(trim(text))?.cmp(&other.instant()?)),
        // Some instances send ids as strings.
        (Value::String(text), Literal::Number(other)) => compare_numbers(&Number::parse(trim(text))?, other),
        (Value::Number(number), Literal::String(other)) => {
            compare_numbers(&json_number(number)?, &Number::parse(trim(other))?)
        }
        (Value::Number(number), Literal::Number(other)) => compare_numbers(&json_number(number)?, other),
        (Value::Bool(value), Literal::Boolean(other)) => Some(value.cmp(other)),
        _ => None,
    }
}

fn json_number(number: &serde_json::Number) -> Option<Number> {
    Number::parse(&decimal::print_json(number))
}

fn textual(value: &Value, literal: &Literal, pattern: bool) -> Truth {
    let Some(part) = literal.pattern() else { return Truth::Unknown };
    let digits;
    let text = match value {
        Value::String(text) => text,
        Value::Number(number) => {
            digits = decimal::print_json(number);
            &digits
        }
        _ => return Truth::Unknown,
    };
    Truth::from(if pattern { like(text, &part) } else { contains(text, &part) })
}
