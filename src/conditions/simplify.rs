//! A shorter expression that means the same.

use super::ast::{Comparison, Dialect, Expr, Operator};
use super::check::{Resolution, Scope, resolve};
use super::literal::Literal;
use super::options::ConditionsOptions;
use crate::fold::lowercase;
use crate::sort;
use std::fmt::Write;
use std::mem;

/// How often an expression is gone through again.
const MAX_ROUNDS: usize = 8;

/// An expression that keeps exactly the same records: groups taken apart, double conditions dropped, `a = 1 or a = 2` as
/// `a in (1, 2)`, `a or (a and b)` as `a`. Nothing does this by itself.
///
/// Conditions on a field that lies in an array mean *some* element, so `!=` is gathered into `not in` only where `options`
/// say that a record has one value of the field.
#[must_use]
pub fn simplify(expr: &Expr, options: &ConditionsOptions) -> Expr {
    let scope = Scope::of(options);
    let mut expr = step(expr, scope);
    for _ in 0..MAX_ROUNDS {
        let next = step(&expr, scope);
        if next == expr {
            break;
        }
        expr = next;
    }
    expr
}

/// Whether two expressions keep the same records, as far as simplifying shows it.
#[must_use]
pub fn same_meaning(a: &Expr, b: &Expr, options: &ConditionsOptions) -> bool {
    meaning(a, options) == meaning(b, options)
}

/// A hash of the meaning, as 16 hexadecimal digits: equal for expressions with the [same meaning](same_meaning), the same
/// in every version and on every machine.
#[must_use]
pub fn conditions_hash(expr: &Expr, options: &ConditionsOptions) -> String {
    // FNV-1a: short, and fixed for ever.
    let hash = meaning(expr, options)
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}

/// A text that is equal for expressions that mean the same.
fn meaning(expr: &Expr, options: &ConditionsOptions) -> String {
    key(&simplify(expr, options))
}

fn step(expr: &Expr, scope: Scope<'_>) -> Expr {
    match expr {
        Expr::And { args, .. } => group(args, true, scope),
        Expr::Or { args, .. } => group(args, false, scope),
        Expr::Comparison(comparison) => Expr::Comparison(simplify_comparison(comparison)),
    }
}

fn group(args: &[Expr], and: bool, scope: Scope<'_>) -> Expr {
    let mut flat = Vec::with_capacity(args.len());
    for arg in args {
        match (step(arg, scope), and) {
            (Expr::And { args, .. }, true) | (Expr::Or { args, .. }, false) => flat.extend(args),
            (other, _) => flat.push(other),
        }
    }
    sort::keep_firsts(&mut flat, key);
    let flat = absorb(gather(flat, and, scope), and);
    if and { Expr::all(flat) } else { Expr::any(flat) }
}

/// `a and (a or b)` is `a`, and `a or (a and b)` too.
fn absorb(args: Vec<Expr>, and: bool) -> Vec<Expr> {
    let alone = sort::set(args.iter().filter(|arg| arg.args().is_empty()).map(key).collect());
    let absorbed = |arg: &Expr| {
        let other = matches!(arg, Expr::And { .. }) != and;
        other && arg.args().iter().any(|inner| inner.args().is_empty() && alone.binary_search(&key(inner)).is_ok())
    };
    args.into_iter().filter(|arg| arg.args().is_empty() || !absorbed(arg)).collect()
}

/// `a = 1 or a = 2` as `a in (1, 2)`, `a != 1 and a != 2` as `a not in (1, 2)`; each list stands where its first part did.
fn gather(args: Vec<Expr>, and: bool, scope: Scope<'_>) -> Vec<Expr> {
    // What cannot be gathered has no name here.
    let name = |arg: &Expr| match arg {
        Expr::Comparison(comparison) if can_gather(comparison, and, scope) => {
            comparison.field.as_str().to_ascii_lowercase()
        }
        _ => String::new(),
    };
    let names: Vec<String> = args.iter().map(name).collect();
    let firsts = sort::firsts(&sort::borrowed(&names));
    let mut out: Vec<(Expr, bool)> = Vec::with_capacity(args.len());
    // Where in `out` each argument stands.
    let mut places = Vec::with_capacity(args.len());
    for (at, arg) in args.into_iter().enumerate() {
        let first = firsts.get(at).filter(|first| **first < at && names.get(at).is_some_and(|name| !name.is_empty()));
        let place = first.and_then(|first| places.get(*first).copied()).unwrap_or(out.len());
        places.push(place);
        match (out.get_mut(place), arg) {
            (Some((Expr::Comparison(list), gathered)), Expr::Comparison(comparison)) => {
                let mut values = items_of(mem::replace(&mut list.value, Literal::Null));
                values.extend(items_of(comparison.value));
                list.operator = Operator::In;
                list.negated = and;
                list.value = Literal::List(values);
                *gathered = true;
            }
            (_, arg) => out.push((arg, false)),
        }
    }
    let finish = |(arg, gathered)| match arg {
        Expr::Comparison(list) if gathered => Expr::Comparison(simplify_comparison(&list)),
        other => other,
    };
    out.into_iter().map(finish).collect()
}

fn items_of(literal: Literal) -> Vec<Literal> {
    match literal {
        Literal::List(values) => values,
        one => vec![one],
    }
}

/// Whether a comparison is one of several values in an `or`, or none of several in an `and`.
fn can_gather(comparison: &Comparison, and: bool, scope: Scope<'_>) -> bool {
    let listed = match (comparison.operator, comparison.negated) {
        (Operator::Eq, false) => !and && comparison.value != Literal::Null,
        (Operator::Ne, false) => and && comparison.value != Literal::Null,
        (Operator::In, negated) => negated == and,
        _ => false,
    };
    // "Some element is not 1, and some is not 2" does not say that some element is neither.
    listed && (!and || is_single_valued(comparison.field.as_str(), scope))
}

fn is_single_valued(field: &str, scope: Scope<'_>) -> bool {
    match resolve(field, scope) {
        Resolution::Known(known) => known.parameter == Some(Dialect::Conditions) && known.kind.is_some(),
        _ => false,
    }
}

fn simplify_comparison(comparison: &Comparison) -> Comparison {
    let mut out = Comparison { span: None, ..comparison.clone() };
    if let (true, Some(opposite)) = (out.negated, out.operator.opposite()) {
        out.operator = opposite;
        out.negated = false;
    }
    let Literal::List(values) = &mut out.value else { return out };
    sort::keep_firsts(values, literal_key);
    // A list of one value is that value; `null` in a list is never equal to anything, so it stays.
    if let [one] = values.as_slice()
        && *one != Literal::Null
        && out.operator == Operator::In
    {
        let one = one.clone();
        out.operator = if out.negated { Operator::Ne } else { Operator::Eq };
        out.negated = false;
        out.value = one;
    }
    out
}

/// A text that is equal for expressions that differ only in order, in the case of fields and strings, or in how a
/// moment is written.
fn key(expr: &Expr) -> String {
    match expr {
        Expr::And { args, .. } => group_key("and", args),
        Expr::Or { args, .. } => group_key("or", args),
        Expr::Comparison(comparison) => {
            let items = sort::set(comparison.value.items().iter().map(literal_key).collect());
            let field = comparison.field.as_str().to_ascii_lowercase();
            format!("{field} {} {}", comparison.operator_str(), items.join(","))
        }
    }
}

fn group_key(word: &str, args: &[Expr]) -> String {
    let keys = sort::set(args.iter().map(key).collect());
    // The length of each part keeps one tree from having the text of another.
    let mut out = format!("{word}(");
    for key in keys {
        let _ = write!(out, "{}:{key};", key.len());
    }
    out.push(')');
    out
}

fn literal_key(literal: &Literal) -> String {
    match literal {
        Literal::String(text) => {
            format!("s{}:{}", text.len(), lowercase(text))
        }
        Literal::Datetime(text) => match text.instant() {
            Some(instant) => format!("d{}.{:09}", instant.seconds, instant.nanoseconds),
            None => format!("d{text}"),
        },
        other => other.to_string(),
    }
}
