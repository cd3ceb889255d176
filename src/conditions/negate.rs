//! The opposite of an expression, with `not` pushed inward.

use super::ast::{Comparison, Expr};

/// The expression that holds where `expr` does not, and is unknown where `expr` is: De Morgan's laws.
#[must_use]
pub fn negate(expr: Expr) -> Expr {
    match expr {
        Expr::And { args, span } => Expr::Or { args: args.into_iter().map(negate).collect(), span },
        Expr::Or { args, span } => Expr::And { args: args.into_iter().map(negate).collect(), span },
        Expr::Comparison(comparison) => Expr::Comparison(negate_comparison(comparison)),
    }
}

fn negate_comparison(mut comparison: Comparison) -> Comparison {
    match comparison.operator.opposite() {
        // A sign that was negated is what it negated.
        Some(_) if comparison.negated => comparison.negated = false,
        Some(opposite) => comparison.operator = opposite,
        None => comparison.negated = !comparison.negated,
    }
    comparison
}
