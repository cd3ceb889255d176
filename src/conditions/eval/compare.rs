//! One value against one comparison.

use super::Truth;
use super::like::{contains, like};
use crate::conditions::ast::{Comparison, Operator};
use crate::conditions::datetime::Instant;
use crate::conditions::literal::{Literal, Number};
use crate::conditions::order::{compare_numbers, compare_text};
use crate::decimal;
use crate::json::Value;
use std::cmp::Ordering;

/// What the comparison says of the value of its field.
pub(super) fn compare(value: &Value, comparison: &Comparison) -> Truth {
    let truth = compare_plain(value, comparison.operator, &comparison.value);
    if comparison.negated { truth.not() } else { truth }
}

fn compare_plain(value: &Value, operator: Operator, literal: &Literal) -> Truth {
    match (operator, literal) {
        (Operator::In, Literal::List(items)) => {
            items.iter().map(|item| equal(value, item)).max().unwrap_or(Truth::False)
        }
        (Operator::In, one) => equal(value, one),
        // Only these two test for null.
        (Operator::Eq, Literal::Null) => Truth::from(value.is_null()),
        (Operator::Ne, Literal::Null) => Truth::from(!value.is_null()),
        (Operator::Eq, _) => equal(value, literal),
        (Operator::Ne, _) => equal(value, literal).not(),
        (Operator::Lt, _) => ordered(value, literal, Ordering::is_lt),
        (Operator::Le, _) => ordered(value, literal, Ordering::is_le),
        (Operator::Gt, _) => ordered(value, literal, Ordering::is_gt),
        (Operator::Ge, _) => ordered(value, literal, Ordering::is_ge),
        (Operator::Contains, _) => textual(value, literal, contains),
        (Operator::Like, _) => textual(value, literal, like),
    }
}

/// Equal, not equal, or unknown where null takes part. Values of kinds that never equal are not equal.
fn equal(value: &Value, literal: &Literal) -> Truth {
    if value.is_null() || *literal == Literal::Null {
        return Truth::Unknown;
    }
    Truth::from(order(value, literal) == Some(Ordering::Equal))
}

/// Values of kinds that have no order are unknown.
fn ordered(value: &Value, literal: &Literal, holds: fn(Ordering) -> bool) -> Truth {
    match (value, literal) {
        // `true` and `false` have no order.
        (Value::Bool(_), _) => Truth::Unknown,
        _ => order(value, literal).map_or(Truth::Unknown, |order| Truth::from(holds(order))),
    }
}

fn order(value: &Value, literal: &Literal) -> Option<Ordering> {
    match (value, literal) {
        (Value::String(text), Literal::String(other)) => Some(compare_text(text, other)),
        (Value::String(text), Literal::Datetime(other)) => Some(Instant::parse(text.trim())?.cmp(&other.instant()?)),
        // Some instances send ids as strings.
        (Value::String(text), Literal::Number(other)) => compare_numbers(&Number::parse(text.trim())?, other),
        (Value::Number(number), Literal::String(other)) => {
            compare_numbers(&json_number(number)?, &Number::parse(other.trim())?)
        }
        (Value::Number(number), Literal::Number(other)) => compare_numbers(&json_number(number)?, other),
        (Value::Bool(value), Literal::Boolean(other)) => Some(value.cmp(other)),
        _ => None,
    }
}

fn json_number(number: &serde_json::Number) -> Option<Number> {
    Number::parse(&decimal::print_json(number))
}

fn textual(value: &Value, literal: &Literal, holds: fn(&str, &str) -> bool) -> Truth {
    let pattern = match literal {
        Literal::String(text) => text.clone(),
        Literal::Number(number) => number.to_string(),
        Literal::Boolean(value) => value.to_string(),
        _ => return Truth::Unknown,
    };
    match value {
        Value::String(text) => Truth::from(holds(text, &pattern)),
        Value::Number(number) => Truth::from(holds(&decimal::print_json(number), &pattern)),
        _ => Truth::Unknown,
    }
}
