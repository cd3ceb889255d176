//! What an expression says of a record. This is the reference: anything faster must agree with it.
//!
//! Evaluation follows SQL: a missing field is null, null compared with a value is unknown, and an unknown record is not
//! kept; only `= null` and `!= null` test for null. Strings compare without case. A path through an array means some
//! element of it.

mod child;
mod compare;
mod explain;
mod like;
mod lookup;

pub(crate) use explain::write_match;
pub use explain::{MatchNode, MatchReport, explain_match};

use super::ast::{Comparison, Dialect, Expr};
use crate::json::Value;
use crate::sort;

/// A verdict of SQL's three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It does not hold.
    False,
    /// Null took part, so nobody can say.
    Unknown,
    /// It holds.
    True,
}

impl Truth {
    pub(crate) const fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl Truth {
    /// Both verdicts in one. The order False < Unknown < True makes `and` the least and `or` the greatest of them.
    fn joined(self, other: Self, and: bool) -> Self {
        if (self < other) == and { self } else { other }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

/// What `expr` says of `record`, a JSON object.
#[must_use]
pub fn evaluate(expr: &Expr, record: &Value) -> Truth {
    evaluate_bound(expr, record, &[])
}

/// What `expr` says of `record` as the parameter `dialect` has it: in `childConditions` one and the same element of an
/// array must meet all that is said of that array.
#[must_use]
pub fn evaluate_in(expr: &Expr, record: &Value, dialect: Dialect) -> Truth {
    if dialect == Dialect::ChildConditions { child::evaluate(expr, record) } else { evaluate(expr, record) }
}

/// [`evaluate`] with one element for each array that is named in `bound`.
fn evaluate_bound(expr: &Expr, record: &Value, bound: &[(&str, &Value)]) -> Truth {
    let (and, args) = match expr {
        Expr::And { args, .. } => (true, args),
        Expr::Or { args, .. } => (false, args),
        Expr::Comparison(comparison) => return evaluate_comparison(comparison, record, bound),
    };
    let decisive = Truth::from(!and);
    let mut truth = decisive.not();
    for arg in args {
        truth = truth.joined(evaluate_bound(arg, record, bound), and);
        if truth == decisive {
            break;
        }
    }
    truth
}

fn evaluate_comparison(comparison: &Comparison, record: &Value, bound: &[(&str, &Value)]) -> Truth {
    let mut verdict = None;
    lookup::visit(record, comparison.field.as_str(), bound, &mut |value| {
        let truth = compare::compare(value, comparison);
        verdict = verdict.max(Some(truth));
        truth != Truth::True
    });
    // No element at all is null.
    verdict.unwrap_or_else(|| compare::compare(&Value::Null, comparison))
}

/// The positions of the records that `expr` keeps, in order.
#[must_use]
pub fn filter(expr: &Expr, records: &[Value]) -> Vec<usize> {
    filter_in(expr, records, Dialect::Conditions)
}

/// The positions of the records that `expr` keeps as the parameter `dialect`, in order.
#[must_use]
pub fn filter_in(expr: &Expr, records: &[Value], dialect: Dialect) -> Vec<usize> {
    let mut kept = Vec::new();
    for (at, record) in records.iter().enumerate() {
        if evaluate_in(expr, record, dialect) == Truth::True {
            kept.push(at);
        }
    }
    kept
}

/// The fields that an expression names, each once, in order of their first use: what a caller must hand over to have it
/// evaluated.
#[must_use]
pub fn fields_of(expr: &Expr) -> Vec<&str> {
    let mut fields = Vec::new();
    expr.for_each_comparison(&mut |comparison| fields.push(comparison.field.as_str()));
    let mut each = Vec::with_capacity(fields.len());
    for (at, first) in sort::firsts(&fields).into_iter().enumerate() {
        if at == first {
            each.extend(fields.get(at).copied());
        }
    }
    each
}
