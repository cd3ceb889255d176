//! An expression as an English sentence.

mod words;

use super::affix::affix;
use super::ast::{Comparison, Expr, Operator};
use super::check::{Resolution, Scope, Type, resolve};
use super::literal::{Literal, word};
use super::named::each_name;
use super::options::ConditionsOptions;
use crate::text::{cat, count};

/// How many values of a list are named before the rest is counted.
const MAX_NAMED: usize = 8;

/// One plain English sentence. Ids of contact types, communication types and portal levels stand with their names.
///
/// ```
/// use psa_contacts::conditions::{ConditionsOptions, explain_conditions, parse_conditions};
///
/// let options = ConditionsOptions::default();
/// let expr = parse_conditions("company/id = 5 and inactiveFlag = false", &options).value.unwrap();
/// assert_eq!(
///     explain_conditions(&expr, &options),
///     "Contacts for which the company id is 5 and the contact is active."
/// );
/// ```
#[must_use]
pub fn explain_conditions(expr: &Expr, options: &ConditionsOptions) -> String {
    let subject = match options.entity {
        super::Entity::Contact => "Contacts",
        _ => "Records",
    };
    let mut out = String::from(subject);
    out.push_str(" for which ");
    explain(expr, Scope::of(options), &mut out, Position::Whole);
    out.push('.');
    out
}

/// Where a group stands: that decides how its ends are made plain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Whole,
    Inside,
    Deep,
}

fn explain(expr: &Expr, scope: Scope<'_>, out: &mut String, position: Position) {
    let (word, args) = match expr {
        Expr::And { args, .. } => ("and", args),
        Expr::Or { args, .. } => ("or", args),
        Expr::Comparison(comparison) => return explain_comparison(comparison, scope, out),
    };
    let grouped = args.iter().any(|arg| !arg.args().is_empty());
    // `both … and …` and `either … or …` show where a group begins; deeper ones stand in parentheses.
    let deep = position == Position::Deep;
    match (position, word) {
        (Position::Deep, _) => out.push('('),
        (Position::Inside, "or") => out.push_str("either "),
        (Position::Inside, _) if args.len() == 2 => out.push_str("both "),
        (Position::Whole, "or") if grouped => out.push_str("either "),
        _ => {}
    }
    let next = if position == Position::Whole { Position::Inside } else { Position::Deep };
    for (at, arg) in args.iter().enumerate() {
        if at > 0 {
            let last = at + 1 == args.len();
            // A comma before the word, where a part has a joining word of its own.
            let comma = if last { grouped } else { true };
            out.push_str(if comma { ", " } else { " " });
            if last {
                out.push_str(word);
                out.push(' ');
            }
        }
        explain(arg, scope, out, next);
    }
    if deep {
        out.push(')');
    }
}

fn explain_comparison(comparison: &Comparison, scope: Scope<'_>, out: &mut String) {
    let path = comparison.field.as_str();
    let (field, datetime) = match resolve(path, scope) {
        Resolution::Known(known) => (known.canonical(), matches!(known.kind, Some(Type::Datetime))),
        _ => (path.to_owned(), false),
    };
    let value = &comparison.value;
    let (operator, negated) = comparison.operator.without_not(comparison.negated);
    if let (Operator::Eq | Operator::Ne, Literal::Boolean(value)) = (operator, value)
        && let Some(words) = words::flag(&field, *value == (operator == Operator::Eq))
    {
        return out.push_str(words);
    }
    words::subject(&field, out);
    out.push(' ');
    if let (Operator::Like, Literal::String(pattern)) = (operator, value)
        && let Some((starts, text)) = affix(pattern)
    {
        out.push_str(match (starts, negated) {
            (true, false) => "begins with ",
            (true, true) => "does not begin with ",
            (false, false) => "ends with ",
            (false, true) => "does not end with ",
        });
        return quoted(&text, out);
    }
    let null = matches!(value, Literal::Null);
    out.push_str(predicate(operator, negated, null, datetime || matches!(value, Literal::Datetime(_))));
    if !null {
        out.push(' ');
        name(value, &field, out);
    }
}

/// The verb, and for null the whole of what is said. A sign is never negated.
fn predicate(operator: Operator, negated: bool, null: bool, datetime: bool) -> &'static str {
    match (operator, negated) {
        (Operator::Eq, _) if null => "is not set",
        (Operator::Ne, _) if null => "is set",
        (Operator::Eq, _) => "is",
        (Operator::Ne, _) => "is not",
        (Operator::Lt, _) if datetime => "is before",
        (Operator::Gt, _) if datetime => "is after",
        (Operator::Le, _) if datetime => "is at or before",
        (Operator::Ge, _) if datetime => "is at or after",
        (Operator::Lt, _) => "is less than",
        (Operator::Gt, _) => "is greater than",
        (Operator::Le, _) => "is at most",
        (Operator::Ge, _) => "is at least",
        (Operator::Contains, false) => "contains",
        (Operator::Contains, true) => "does not contain",
        (Operator::Like, false) => "matches the pattern",
        (Operator::Like, true) => "does not match the pattern",
        (Operator::In, false) => "is one of",
        (Operator::In, true) => "is none of",
    }
}

fn quoted(text: &str, out: &mut String) {
    out.push('“');
    out.push_str(text);
    out.push('”');
}

fn list(values: &[Literal], field: &str, out: &mut String) {
    let more = values.len().saturating_sub(MAX_NAMED);
    let parts = values.len().min(MAX_NAMED + 1);
    for (at, value) in values.iter().take(MAX_NAMED + 1).enumerate() {
        if at > 0 {
            out.push_str(if at + 1 == parts { " and " } else { ", " });
        }
        if at == MAX_NAMED {
            out.push_str(&count(more));
            out.push_str(" more");
        } else {
            name(value, field, out);
        }
    }
}

/// A value in words; ids of known types with their names.
fn name(value: &Literal, field: &str, out: &mut String) {
    match value {
        Literal::String(text) => quoted(text, out),
        Literal::Boolean(value) => out.push_str(word(*value)),
        Literal::Null => out.push_str("null"),
        Literal::Datetime(text) => words::moment(text.as_str(), out),
        Literal::Number(number) => {
            let id = number.as_integer();
            let mut named = None;
            each_name(field, &mut |known, name| named = named.or((Some(known) == id).then_some(name)));
            let digits = number.printed();
            match named {
                Some(named) => out.push_str(&cat(&[named, " (", &digits, ")"])),
                None => out.push_str(&digits),
            }
        }
        Literal::List(values) => list(values, field, out),
    }
}
