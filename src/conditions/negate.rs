//! The opposite of an expression, with `not` pushed inward.

use super::ast::Expr;
use std::mem;

/// The expression that holds where `expr` does not, and is unknown where `expr` is: De Morgan's laws.
#[must_use]
pub fn negate(mut expr: Expr) -> Expr {
    turn_round(&mut expr);
    expr
}

/// Puts the opposite of an expression in its place.
pub(super) fn turn_round(expr: &mut Expr) {
    match expr {
        Expr::And { args, span } | Expr::Or { args, span } => {
            args.iter_mut().for_each(turn_round);
            let (args, span) = (mem::take(args), *span);
            let and = matches!(expr, Expr::And { .. });
            *expr = if and { Expr::Or { args, span } } else { Expr::And { args, span } };
        }
        Expr::Comparison(comparison) => match comparison.operator.opposite() {
            // A sign that was negated is what it negated.
            Some(_) if comparison.negated => comparison.negated = false,
            Some(opposite) => comparison.operator = opposite,
            None => comparison.negated = !comparison.negated,
        },
    }
}
