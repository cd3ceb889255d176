//! The shortest text that stays right: no space around signs and commas, none between a closing quote, bracket or
//! parenthesis and a word, as it is seen in use.

use super::{connective, print_literal};
use crate::conditions::ast::{Comparison, Expr, Operator};
use crate::conditions::literal::Literal;

/// Appends the short text, in parentheses if it is a group `inside` another.
pub(super) fn print(expr: &Expr, inside: bool, out: &mut String) {
    let args = match expr {
        Expr::Comparison(comparison) => return print_comparison(comparison, out),
        Expr::And { args, .. } | Expr::Or { args, .. } => args,
    };
    let parenthesized = inside && args.len() > 1;
    if parenthesized {
        out.push('(');
    }
    for (at, arg) in args.iter().enumerate() {
        if at > 0 {
            if !out.ends_with(['"', ')', ']']) {
                out.push(' ');
            }
            out.push_str(connective(expr));
            if arg.args().len() < 2 {
                out.push(' ');
            }
        }
        print(arg, inside || args.len() > 1, out);
    }
    if parenthesized {
        out.push(')');
    }
}

fn print_comparison(comparison: &Comparison, out: &mut String) {
    out.push_str(comparison.field.as_str());
    let word = comparison.operator.is_word();
    if word {
        out.push(' ');
    }
    out.push_str(comparison.operator_str());
    if word {
        out.push(' ');
    }
    let items = comparison.value.items();
    let list = comparison.operator == Operator::In || matches!(comparison.value, Literal::List(_));
    if list {
        out.push('(');
    }
    for (at, value) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        print_literal(value, out);
    }
    if list {
        out.push(')');
    }
}
