//! A shorter expression that means the same.

use super::ast::{Comparison, Dialect, Expr, Operator};
use super::check::{Resolution, Scope, resolve};
use super::literal::Literal;
use super::options::ConditionsOptions;
use crate::fold::lowercase;
use crate::sort;
use crate::text::{cat, count, digits, join, whole};
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
    let mut digits = String::with_capacity(16);
    for at in (0..16).rev() {
        digits.push(char::from_digit((hash >> (4 * at)) as u32 & 15, 16).unwrap_or_default());
    }
    digits
}

/// A text that is equal for expressions that mean the same.
fn meaning(expr: &Expr, options: &ConditionsOptions) -> String {
    key(&simplify(expr, options))
}

fn step(expr: &Expr, scope: Scope<'_>) -> Expr {
    let (and, args) = match expr {
        Expr::And { args, .. } => (true, args),
        Expr::Or { args, .. } => (false, args),
        Expr::Comparison(comparison) => {
            let mut comparison = comparison.clone();
            tidy(&mut comparison);
            return comparison.into();
        }
    };
    let args = Expr::flat(args.iter().map(|arg| step(arg, scope)).collect(), and);
    let mut args = gather(args, and, scope);
    absorb(&mut args);
    Expr::joined(args, and)
}

/// `a and (a or b)` is `a`, and `a or (a and b)` too.
fn absorb(args: &mut Vec<Expr>) {
    let alone = sort::set(args.iter().filter(|arg| arg.args().is_empty()).map(key).collect());
    let is_alone = |arg: &Expr| arg.args().is_empty() && alone.binary_search(&key(arg)).is_ok();
    for arg in mem::take(args) {
        if !arg.args().iter().any(is_alone) {
            args.push(arg);
        }
    }
}

/// Each argument once, `a = 1 or a = 2` as `a in (1, 2)`, `a != 1 and a != 2` as `a not in (1, 2)`; each list stands where
/// its first part did.
fn gather(args: Vec<Expr>, and: bool, scope: Scope<'_>) -> Vec<Expr> {
    // What cannot be gathered is found by all that it says.
    let name = |arg: &Expr| match arg {
        Expr::Comparison(comparison) if can_gather(comparison, and, scope) => {
            comparison.field.as_str().to_ascii_lowercase()
        }
        other => key(other),
    };
    let names: Vec<String> = args.iter().map(name).collect();
    let mut out: Vec<Expr> = Vec::with_capacity(args.len());
    // Where in `out` each argument stands.
    let mut places = Vec::with_capacity(args.len());
    for (arg, first) in args.into_iter().zip(sort::firsts(&sort::borrowed(&names))) {
        let place = places.get(first).copied().unwrap_or(out.len());
        places.push(place);
        match (out.get_mut(place), arg) {
            (None, arg) => out.push(arg),
            (Some(Expr::Comparison(list)), Expr::Comparison(more)) if can_gather(&more, and, scope) => {
                let mut values = items_of(mem::replace(&mut list.value, Literal::Null));
                values.append(&mut items_of(more.value));
                list.operator = Operator::In;
                list.negated = and;
                list.value = Literal::List(values);
            }
            // It stands there already.
            _ => {}
        }
    }
    for arg in &mut out {
        if let Expr::Comparison(list) = arg {
            tidy(list);
        }
    }
    out
}

fn items_of(literal: Literal) -> Vec<Literal> {
    match literal {
        Literal::List(values) => values,
        one => vec![one],
    }
}

/// Whether a comparison is one of several values in an `or`, or none of several in an `and`.
fn can_gather(comparison: &Comparison, and: bool, scope: Scope<'_>) -> bool {
    let null = matches!(comparison.value, Literal::Null);
    let listed = match (comparison.operator, comparison.negated) {
        (Operator::Eq, false) => !and && !null,
        (Operator::Ne, false) => and && !null,
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

/// A sign in place of a negated one, each value once, and one value alone in place of a list of one.
fn tidy(comparison: &mut Comparison) {
    comparison.span = None;
    (comparison.operator, comparison.negated) = comparison.operator.without_not(comparison.negated);
    let Literal::List(values) = &mut comparison.value else { return };
    sort::keep_firsts(values, literal_key);
    // `null` in a list is never equal to anything, so it stays.
    if comparison.operator == Operator::In
        && values.len() == 1
        && let Some(one) = values.pop_if(|one| !matches!(one, Literal::Null))
    {
        comparison.operator = if comparison.negated { Operator::Ne } else { Operator::Eq };
        comparison.negated = false;
        comparison.value = one;
    }
}

/// Takes the values away that stand there already, in another spelling or in the same.
pub(crate) fn distinct(values: &mut Vec<Literal>) {
    sort::keep_firsts(values, literal_key);
}

/// A text that is equal for expressions that differ only in order, in the case of fields and strings, or in how a
/// moment is written.
fn key(expr: &Expr) -> String {
    let (word, args) = match expr {
        Expr::And { args, .. } => ("and(", args),
        Expr::Or { args, .. } => ("or(", args),
        Expr::Comparison(comparison) => {
            let items = sort::set(comparison.value.items().iter().map(literal_key).collect());
            let field = comparison.field.as_str().to_ascii_lowercase();
            return cat(&[&field, " ", comparison.operator_str(), " ", &join(&items, ",")]);
        }
    };
    let mut out = String::from(word);
    for key in sort::set(args.iter().map(key).collect()) {
        // The length of each part keeps one tree from having the text of another.
        out.push_str(&cat(&[&count(key.len()), ":", &key, ";"]));
    }
    out.push(')');
    out
}

fn literal_key(literal: &Literal) -> String {
    match literal {
        Literal::String(text) => cat(&["s", &count(text.len()), ":", &lowercase(text)]),
        Literal::Datetime(text) => match text.instant() {
            Some(instant) => cat(&["d", &whole(instant.seconds), ".", &digits(instant.nanoseconds.into(), 9)]),
            None => cat(&["d", text.as_str()]),
        },
        other => other.printed(),
    }
}
