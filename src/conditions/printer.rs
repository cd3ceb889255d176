//! Expressions as text. The only place that writes a string literal.

use super::ast::{Comparison, Expr, Operator};
use super::literal::{Literal, word};
use super::options::FormatOptions;
use std::fmt;

/// The text of an expression: one space around operators, lower-case keywords, double quotes, lists as `(1, 2, 3)`, and
/// parentheses around every group inside another, so that nothing rests on which of `and` and `or` is read first.
///
/// Reading the text gives the same expression, and printing that gives the same text.
#[must_use]
pub fn format_conditions(expr: &Expr, options: &FormatOptions) -> String {
    let mut out = String::with_capacity(64);
    let style = match options {
        FormatOptions { pretty: true, .. } => Style::Pretty,
        FormatOptions { compact: true, .. } => Style::Compact,
        _ => Style::Plain,
    };
    print(expr, style, false, 0, &mut out);
    out
}

impl Expr {
    /// What `to_string` gives, without the formatting of the standard library.
    pub(crate) fn printed(&self) -> String {
        let mut out = String::with_capacity(64);
        print(self, Style::Plain, false, 0, &mut out);
        out
    }
}

impl Comparison {
    /// What `to_string` gives.
    pub(super) fn printed(&self) -> String {
        let mut out = String::new();
        print_comparison(self, Style::Plain, &mut out);
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
        f.write_str(&self.printed())
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed())
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed())
    }
}

/// How a text is laid out.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    /// On one line, with a space around each sign.
    Plain,
    /// A line for each condition.
    Pretty,
    /// The shortest text that stays right: no space around signs and commas, none between a closing quote, bracket or
    /// parenthesis and a word, as it is seen in use.
    Compact,
}

fn print(expr: &Expr, style: Style, inside: bool, indent: usize, out: &mut String) {
    let (word, args) = match expr {
        Expr::Comparison(comparison) => return print_comparison(comparison, style, out),
        Expr::And { args, .. } => ("and", args),
        Expr::Or { args, .. } => ("or", args),
    };
    let joined = args.len() > 1;
    let parenthesized = inside && joined;
    let indent = indent + usize::from(parenthesized);
    if parenthesized {
        out.push('(');
        new_line(style, indent, out);
    }
    for (at, arg) in args.iter().enumerate() {
        if at > 0 {
            match style {
                Style::Pretty => new_line(style, indent, out),
                Style::Compact if matches!(out.bytes().last(), Some(b'"' | b')' | b']')) => {}
                _ => out.push(' '),
            }
            out.push_str(word);
            if style != Style::Compact || arg.args().len() < 2 {
                out.push(' ');
            }
        }
        print(arg, style, inside || joined, indent, out);
    }
    if parenthesized {
        new_line(style, indent - 1, out);
        out.push(')');
    }
}

fn new_line(style: Style, indent: usize, out: &mut String) {
    if style == Style::Pretty {
        out.push('\n');
        for _ in 0..indent {
            out.push_str("  ");
        }
    }
}

fn print_comparison(comparison: &Comparison, style: Style, out: &mut String) {
    let compact = style == Style::Compact;
    let space = if compact && !comparison.operator.is_word() { "" } else { " " };
    for piece in [comparison.field.as_str(), space, comparison.operator_str(), space] {
        out.push_str(piece);
    }
    match &comparison.value {
        Literal::List(_) => print_list(&comparison.value, compact, out),
        value if comparison.operator == Operator::In => print_list(value, compact, out),
        value => print_literal(value, out),
    }
}

fn print_list(literal: &Literal, compact: bool, out: &mut String) {
    out.push('(');
    for (at, value) in literal.items().iter().enumerate() {
        if at > 0 {
            out.push_str(if compact { "," } else { ", " });
        }
        print_literal(value, out);
    }
    out.push(')');
}

pub(super) fn print_literal(literal: &Literal, out: &mut String) {
    match literal {
        Literal::String(text) => quote(text, out),
        Literal::Number(number) => out.push_str(&number.printed()),
        Literal::Boolean(value) => out.push_str(word(*value)),
        Literal::Null => out.push_str("null"),
        Literal::Datetime(text) => {
            out.push('[');
            out.push_str(text.as_str());
            out.push(']');
        }
        Literal::List(_) => print_list(literal, false, out),
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
