//! An expression as an English sentence.

mod words;

use super::affix::affix;
use super::ast::{Comparison, Expr, Operator};
use super::check::{Resolution, Scope, Type, resolve};
use super::literal::Literal;
use super::options::ConditionsOptions;
use crate::schema::{COMMUNICATION_TYPES, CONTACT_TYPES, PORTAL_LEVELS};

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
    let mut out = format!("{subject} for which ");
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
        Expr::Comparison(comparison) => return out.push_str(&explain_comparison(comparison, scope)),
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

fn explain_comparison(comparison: &Comparison, scope: Scope<'_>) -> String {
    let path = comparison.field.as_str();
    let known = match resolve(path, scope) {
        Resolution::Known(known) => Some(known),
        _ => None,
    };
    let canonical = known.as_ref().map_or_else(|| path.to_owned(), |known| known.canonical());
    if let (Operator::Eq | Operator::Ne, Literal::Boolean(value)) = (comparison.operator, &comparison.value) {
        let negated = (comparison.operator == Operator::Ne) != comparison.negated;
        if let Some(words) = words::flag(&canonical, *value != negated) {
            return words.to_owned();
        }
    }
    let subject = words::subject(&canonical);
    if let (Operator::Like, Literal::String(pattern)) = (comparison.operator, &comparison.value)
        && let Some((starts, text)) = affix(pattern)
    {
        let verb = match (starts, comparison.negated) {
            (true, false) => "begins with",
            (true, true) => "does not begin with",
            (false, false) => "ends with",
            (false, true) => "does not end with",
        };
        return format!("{subject} {verb} “{text}”");
    }
    let datetime = known.as_ref().is_some_and(|known| matches!(known.kind, Some(Type::Datetime)))
        || matches!(comparison.value, Literal::Datetime(_));
    let predicate = predicate(comparison, datetime);
    match &comparison.value {
        Literal::Null => format!("{subject} {predicate}"),
        Literal::List(values) => format!("{subject} {predicate} {}", list(values, &canonical)),
        value => format!("{subject} {predicate} {}", name(value, &canonical)),
    }
}

/// The verb, and for null the whole of what is said.
fn predicate(comparison: &Comparison, datetime: bool) -> &'static str {
    let null = comparison.value == Literal::Null;
    match (comparison.operator, comparison.negated) {
        (Operator::Eq, false) | (Operator::Ne, true) if null => "is not set",
        (Operator::Ne, false) | (Operator::Eq, true) if null => "is set",
        (Operator::Eq, false) | (Operator::Ne, true) => "is",
        (Operator::Ne, false) | (Operator::Eq, true) => "is not",
        (Operator::Lt, false) | (Operator::Ge, true) if datetime => "is before",
        (Operator::Gt, false) | (Operator::Le, true) if datetime => "is after",
        (Operator::Le, false) | (Operator::Gt, true) if datetime => "is at or before",
        (Operator::Ge, false) | (Operator::Lt, true) if datetime => "is at or after",
        (Operator::Lt, false) | (Operator::Ge, true) => "is less than",
        (Operator::Gt, false) | (Operator::Le, true) => "is greater than",
        (Operator::Le, false) | (Operator::Gt, true) => "is at most",
        (Operator::Ge, false) | (Operator::Lt, true) => "is at least",
        (Operator::Contains, false) => "contains",
        (Operator::Contains, true) => "does not contain",
        (Operator::Like, false) => "matches the pattern",
        (Operator::Like, true) => "does not match the pattern",
        (Operator::In, false) => "is one of",
        (Operator::In, true) => "is none of",
    }
}

fn list(values: &[Literal], field: &str) -> String {
    let mut names: Vec<String> = values.iter().take(MAX_NAMED).map(|value| name(value, field)).collect();
    if values.len() > MAX_NAMED {
        names.push(format!("{} more", values.len() - MAX_NAMED));
    }
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// A value in words; ids of known types with their names.
fn name(value: &Literal, field: &str) -> String {
    match value {
        Literal::String(text) => format!("“{text}”"),
        Literal::Boolean(true) => "true".to_owned(),
        Literal::Boolean(false) => "false".to_owned(),
        Literal::Null => "null".to_owned(),
        Literal::Datetime(text) => words::moment(text),
        Literal::Number(number) => {
            let id = number.as_integer();
            let named = match field {
                "type/id" | "types/id" => CONTACT_TYPES.iter().find(|t| Some(t.id) == id).map(|t| t.name.as_ref()),
                "communicationItems/type/id" => {
                    COMMUNICATION_TYPES.iter().find(|t| Some(t.id) == id).map(|t| t.name.as_ref())
                }
                "portalSecurityLevel" => PORTAL_LEVELS.iter().find(|l| Some(l.level) == id).map(|l| l.name),
                _ => None,
            };
            match named {
                Some(named) => format!("{named} ({number})"),
                None => number.to_string(),
            }
        }
        Literal::List(values) => list(values, field),
    }
}
