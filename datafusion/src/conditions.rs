//! `conditions_match(conditions, json)`

use crate::column::Columns;
use crate::function::TextFunction;
use datafusion::arrow::array::{ArrayRef, BooleanArray};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::exec_err;
use datafusion::error::Result;
use psa_contacts::conditions::{ConditionsOptions, Entity, Expr, Truth, evaluate, parse_conditions};
use psa_contacts::diagnostic::Severity;
use serde_json::Value;
use std::sync::Arc;

pub(crate) fn matches() -> TextFunction {
    TextFunction::new("conditions_match", &[2], DataType::Boolean, verdicts)
}

fn verdicts(columns: &Columns) -> Result<ArrayRef> {
    // A text is usually the same for all rows: it is parsed when it changes.
    let mut parsed: Option<(&str, Expr)> = None;
    let mut verdicts = Vec::with_capacity(columns.rows);
    for row in 0..columns.rows {
        let (Some(text), Some(json)) = (columns.get(0, row), columns.get(1, row)) else {
            verdicts.push(None);
            continue;
        };
        let expr = match &parsed {
            Some((known, expr)) if *known == text => expr,
            _ => &parsed.insert((text, parse(text)?)).1,
        };
        let record = serde_json::from_str::<Value>(json).ok();
        verdicts.push(record.and_then(|record| match evaluate(expr, &record) {
            Truth::True => Some(true),
            Truth::False => Some(false),
            Truth::Unknown => None,
        }));
    }
    Ok(Arc::new(BooleanArray::from(verdicts)))
}

/// Records can be of any kind, so names are not checked.
fn parse(text: &str) -> Result<Expr> {
    let outcome = parse_conditions(text, &ConditionsOptions::default().entity(Entity::Any));
    match outcome.value {
        Some(expr) => Ok(expr),
        None => {
            let errors = outcome.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
            let errors: Vec<String> = errors.map(ToString::to_string).collect();
            exec_err!("conditions_match: {}", errors.join("\n"))
        }
    }
}
