//! Expressions as text. The only place that writes a string literal.

mod compact;

use super::ast::{Comparison, Expr};
use super::literal::Literal;
use super::options::FormatOptions;
use std::fmt;

/// The text of an expression: one space around operators, lower-case keywords, double quotes, lists as `(1, 2, 3)`, and
/// parentheses around every group inside another, so that nothing rests on which of `and` and `or` is read first.
///
/// Reading the text gives the same expression, and printing that gives the same text.
#[must_use]
pub fn format_conditions(expr: &Expr, options: &FormatOptions) -> String {
    let mut out = String::with_capacity(64);
    if options.pretty {
        print_pretty(expr, 0, &mut out);
    } else if options.compact {
        compact::print(expr, false, &mut out);
    } else {
        print_expr(expr, false, &mut out);
    }
    out
}

impl Expr {
    /// What `to_string` gives, without the formatting of the standard library.
    pub(crate) fn printed(&self) -> String {
        let mut out = String::with_capacity(64);
        print_expr(self, false, &mut out);
        out
    }
}

impl Literal {
    /// What `to_string` gives.
    pub(super) fn printed(&self) -> String {
        let mut out = String::new();
        print_literal(self, &mut out);
        out
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format_conditions(self, &FormatOptions::default()))
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        print_comparison(self, &mut out);
        f.write_str(&out)
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        print_literal(self, &mut out);
        f.write_str(&out)
    }
}

fn connective(expr: &Expr) -> &'static str {
    if matches!(expr, Expr::Or { .. }) { "or" } else { "and" }
}

/// Appends the canonical text, in parentheses if it is a group `inside` another.
fn print_expr(expr: &Expr, inside: bool, out: &mut String) {
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
            out.push(' ');
            out.push_str(connective(expr));
            out.push(' ');
        }
        print_expr(arg, inside || args.len() > 1, out);
    }
    if parenthesized {
        out.push(')');
    }
}

/// Appends the indented text: each argument on a line of its own, the connective before it.
fn print_pretty(expr: &Expr, indent: usize, out: &mut String) {
    let args = match expr {
        Expr::Comparison(comparison) => return print_comparison(comparison, out),
        Expr::And { args, .. } | Expr::Or { args, .. } => args,
    };
    for (at, arg) in args.iter().enumerate() {
        if at > 0 {
            new_line(indent, out);
            out.push_str(connective(expr));
            out.push(' ');
        }
        if args.len() > 1 && arg.args().len() > 1 {
            out.push('(');
            new_line(indent + 1, out);
            print_pretty(arg, indent + 1, out);
            new_line(indent, out);
            out.push(')');
        } else {
            print_pretty(arg, indent, out);
        }
    }
}

fn new_line(indent: usize, out: &mut String) {
    out.push('\n');
    for _ in 0..indent {
        out.push_str("  ");
    }
}

fn print_comparison(comparison: &Comparison, out: &mut String) {
    out.push_str(comparison.field.as_str());
    out.push(' ');
    out.push_str(comparison.operator_str());
    out.push(' ');
    match (&comparison.value, comparison.operator) {
        (value @ Literal::List(_), _) => print_literal(value, out),
        (value, super::ast::Operator::In) => {
            out.push('(');
            print_literal(value, out);
            out.push(')');
        }
        (value, _) => print_literal(value, out),
    }
}

pub(super) fn print_literal(literal: &Literal, out: &mut String) {
    match literal {
        Literal::String(text) => quote(text, out),
        Literal::Number(number) => out.push_str(&number.to_string()),
        Literal::Boolean(true) => out.push_str("true"),
        Literal::Boolean(false) => out.push_str("false"),
        Literal::Null => out.push_str("null"),
        Literal::Datetime(text) => {
            out.push('[');
            out.push_str(text.as_str());
            out.push(']');
        }
        Literal::List(values) => {
            out.push('(');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                print_literal(value, out);
            }
            out.push(')');
        }
    }
}

/// Appends `text` as a string literal that reads back as exactly `text`.
///
/// A double quote becomes `\"`. A backslash is doubled only where it would otherwise be read together with what follows:
/// before a quote, before another backslash and at the end.
pub(super) fn quote(text: &str, out: &mut String) {
    out.reserve(text.len() + 2);
    out.push('"');
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' if matches!(chars.peek(), None | Some('\\' | '"' | '\'')) => out.push_str("\\\\"),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// `text` as a string literal.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::new();
    quote(text, &mut out);
    out
}
