//! `childConditions`: what is said of an array is said of one and the same element.

use super::lookup::member;
use super::{Truth, evaluate_bound, fields_of};
use crate::conditions::ast::Expr;
use crate::json::Value;
use crate::text::split;
use std::slice;

/// How many combinations of elements are tried; beyond, each condition looks for an element of its own.
const MAX_COMBINATIONS: usize = 10_000;

pub(super) fn evaluate(expr: &Expr, record: &Value) -> Truth {
    let Value::Object(map) = record else { return evaluate_bound(expr, record, &[]) };
    let mut arrays: Vec<(&str, &[Value])> = Vec::new();
    let mut combinations = 1_usize;
    for field in fields_of(expr) {
        let (head, _) = split(field, b'/');
        let known = arrays.iter().any(|(name, _)| name.eq_ignore_ascii_case(head));
        let Value::Array(elements) = member(map, head) else { continue };
        if known {
            continue;
        }
        // An array without elements has the element null, so that `= null` finds it.
        let elements = if elements.is_empty() { slice::from_ref(&Value::Null) } else { elements.as_slice() };
        combinations = combinations.saturating_mul(elements.len());
        arrays.push((head, elements));
    }
    if combinations > MAX_COMBINATIONS {
        return evaluate_bound(expr, record, &[]);
    }
    let mut verdict = Truth::False;
    let mut bound = Vec::with_capacity(arrays.len());
    for combination in 0..combinations {
        bound.clear();
        let mut rest = combination;
        for (name, elements) in &arrays {
            if let Some(element) = elements.get(rest % elements.len().max(1)) {
                bound.push((*name, element));
            }
            rest /= elements.len().max(1);
        }
        verdict = verdict.max(evaluate_bound(expr, record, &bound));
        if verdict == Truth::True {
            break;
        }
    }
    verdict
}
