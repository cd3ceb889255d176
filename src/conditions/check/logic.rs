//! Conditions that cannot hold together, and those that always hold.

use super::place::Place;
use super::{Checker, Resolution, resolve};
use crate::conditions::ast::{Comparison, Dialect, Expr, Operator};
use crate::conditions::literal::{Literal, compare_literals};
use crate::diagnostic::Code;
use crate::sort;
use std::cmp::Ordering;
use std::mem;

/// What the comparisons of one field in one `and` leave open.
#[derive(Default)]
struct Room<'e> {
    equal: Option<&'e Literal>,
    /// A list that the value must be in.
    list: Option<&'e Literal>,
    lower: Option<Bound<'e>>,
    upper: Option<Bound<'e>>,
    null: Option<bool>,
}

/// A value, and whether it is out of bounds itself.
type Bound<'e> = (&'e Literal, bool);

impl Checker<'_> {
    /// Looks for comparisons of one field in one group that cannot all hold, or one of which always holds. `first` is the
    /// index of the group's first comparison.
    pub(super) fn check_group(&mut self, expr: &Expr, args: &[Expr], first: usize) {
        let (and, here) = (matches!(expr, Expr::And { .. }), self.index);
        // Only what is excluded, or asks for null, can make an `or` hold always. A long list of values is neither.
        let excludes = |arg: &Expr| {
            as_comparison(arg).is_some_and(|comparison| {
                comparison.operator == Operator::Ne || matches!(comparison.value, Literal::Null)
            })
        };
        if !may_repeat_field(args) || (!and && !args.iter().any(excludes)) {
            return;
        }
        // What is no comparison, or can have several values, has no name here.
        let mut fields: Vec<String> = Vec::new();
        for arg in args {
            fields.push(as_comparison(arg).and_then(|comparison| self.single_valued(comparison)).unwrap_or_default());
        }
        let firsts = sort::firsts(&sort::borrowed(&fields));
        let mut rooms: Vec<Room<'_>> = Vec::new();
        self.index = first;
        for (at, arg) in args.iter().enumerate() {
            rooms.push(Room::default());
            let Some(comparison) = as_comparison(arg) else {
                arg.for_each_comparison(&mut |_| self.index += 1);
                continue;
            };
            if let Some(field) = fields.get_mut(at)
                && !field.is_empty()
                && let Some(room) = firsts.get(at).and_then(|first| rooms.get_mut(*first))
            {
                let code = if and { Code::CONDITIONS_CONTRADICTION } else { Code::CONDITIONS_ALWAYS_TRUE };
                if if and { !room.narrow(comparison) } else { room.covers(comparison) } {
                    self.findings.enter(at);
                    self.report(code, Place::Clause).name("field", mem::take(field));
                    self.findings.leave();
                }
            }
            self.index += 1;
        }
        self.index = here;
    }

    /// The field of a comparison, if a record has one value of it at most.
    fn single_valued(&self, comparison: &Comparison) -> Option<String> {
        match resolve(comparison.field.as_str(), self.scope) {
            Resolution::Known(known) if known.parameter == Some(Dialect::Conditions) && known.kind.is_some() => {
                Some(known.canonical())
            }
            _ => None,
        }
    }
}

const fn as_comparison(expr: &Expr) -> Option<&Comparison> {
    match expr {
        Expr::Comparison(comparison) => Some(comparison),
        _ => None,
    }
}

/// Whether two of the comparisons may have one field. Quick, because nearly no text has.
fn may_repeat_field(args: &[Expr]) -> bool {
    let mut rest = args;
    while let Some((first, behind)) = rest.split_first().filter(|_| args.len() <= 8) {
        rest = behind;
        if behind.iter().any(|other| have_one_field(first, other)) {
            return true;
        }
    }
    args.len() > 8
}

fn have_one_field(a: &Expr, b: &Expr) -> bool {
    match (a, b) {
        (Expr::Comparison(a), Expr::Comparison(b)) => a.field.as_str().eq_ignore_ascii_case(b.field.as_str()),
        _ => false,
    }
}

/// Whether the two have an order, and are not equal.
fn differ(a: &Literal, b: &Literal) -> bool {
    compare_literals(a, b).is_some_and(Ordering::is_ne)
}

fn equal(a: &Literal, b: &Literal) -> bool {
    compare_literals(a, b) == Some(Ordering::Equal)
}

/// Whether `value` is on the inner side of a bound, or has no order with it. `outside` is the order of what is not.
fn within(value: &Literal, (bound, strict): Bound<'_>, outside: Ordering) -> bool {
    match compare_literals(value, bound) {
        Some(Ordering::Equal) => !strict,
        order => order != Some(outside),
    }
}

impl<'e> Room<'e> {
    /// Takes a comparison that must hold too. `false` if nothing is left.
    fn narrow(&mut self, comparison: &'e Comparison) -> bool {
        let (operator, value) = (comparison.operator, &comparison.value);
        let null = matches!(value, Literal::Null);
        // A comparison other than `= null` holds for no null.
        let is_null = null && operator == Operator::Eq;
        if self.null.replace(is_null).is_some_and(|null| null != is_null) {
            self.null = Some(!is_null);
            return false;
        }
        if null {
            return true;
        }
        match operator {
            Operator::Eq => {
                if self.equal.is_some_and(|other| differ(other, value)) {
                    return false;
                }
                self.equal = Some(value);
                if self.list.is_some_and(|list| list.items().iter().all(|item| differ(item, value))) {
                    return false;
                }
            }
            Operator::Ne => return !self.equal.is_some_and(|other| equal(other, value)),
            Operator::Gt | Operator::Ge | Operator::Lt | Operator::Le => {
                let (bound, outside) = match operator {
                    Operator::Gt | Operator::Ge => (&mut self.lower, Ordering::Less),
                    _ => (&mut self.upper, Ordering::Greater),
                };
                let closer = |(other, _)| compare_literals(value, other).is_some_and(|order| order != outside);
                if bound.is_none_or(closer) {
                    *bound = Some((value, matches!(operator, Operator::Gt | Operator::Lt)));
                }
            }
            Operator::In if !comparison.negated => {
                self.list = self.list.or(Some(value));
                return !self.equal.is_some_and(|other| value.items().iter().all(|item| differ(other, item)));
            }
            Operator::In | Operator::Contains | Operator::Like => return true,
        }
        self.is_open()
    }

    /// Whether the bounds leave room, for the value that is asked for if there is one.
    fn is_open(&self) -> bool {
        match (self.equal, self.lower, self.upper) {
            (Some(value), lower, upper) => {
                lower.is_none_or(|low| within(value, low, Ordering::Less))
                    && upper.is_none_or(|high| within(value, high, Ordering::Greater))
            }
            (None, Some((low, low_strict)), Some((high, high_strict))) => {
                within(high, (low, low_strict || high_strict), Ordering::Less)
            }
            _ => true,
        }
    }

    /// Takes a comparison of an `or`. `true` if it and an earlier one hold for every value: `a != 1 or a != 2`.
    fn covers(&mut self, comparison: &'e Comparison) -> bool {
        let value = &comparison.value;
        let asks = comparison.operator == Operator::Eq;
        if !asks && comparison.operator != Operator::Ne {
            return false;
        }
        if matches!(value, Literal::Null) {
            return self.null.replace(asks).is_some_and(|other| other != asks);
        }
        // `lower` keeps the first value that is excluded, `equal` the first that is asked for.
        let excluded = self.lower.map(|(excluded, _)| excluded);
        if asks {
            self.equal = self.equal.or(Some(value));
            return excluded.is_some_and(|other| equal(other, value));
        }
        self.lower = self.lower.or(Some((value, false)));
        excluded.is_some_and(|other| differ(other, value)) || self.equal.is_some_and(|other| equal(other, value))
    }
}
