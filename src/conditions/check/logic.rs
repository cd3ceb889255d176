//! Conditions that cannot hold together, and those that always hold.

use super::place::Place;
use super::{Checker, Resolution, resolve};
use crate::conditions::ast::{Comparison, Dialect, Expr, Operator};
use crate::conditions::literal::{Literal, compare_literals};
use crate::diagnostic::Code;
use crate::sort;
use std::cmp::Ordering;

/// What the comparisons of one field in one `and` leave open.
#[derive(Clone, Default)]
struct Room<'e> {
    equal: Option<&'e Literal>,
    /// A list that the value must be in.
    list: Option<&'e Literal>,
    lower: Option<(&'e Literal, bool)>,
    upper: Option<(&'e Literal, bool)>,
    null: Option<bool>,
}

impl Checker<'_> {
    /// Looks for comparisons of one field in one group that cannot all hold, or one of which always holds. `first` is the
    /// index of the group's first comparison.
    pub(super) fn check_group(&mut self, expr: &Expr, args: &[Expr], first: usize) {
        let (and, here) = (matches!(expr, Expr::And { .. }), self.index);
        // Only what is excluded, or asks for null, can make an `or` hold always. A long list of values is neither.
        let excludes = |arg: &Expr| match arg {
            Expr::Comparison(comparison) => comparison.operator == Operator::Ne || comparison.value == Literal::Null,
            _ => false,
        };
        if (!and && !args.iter().any(excludes)) || !has_repeated_field(args) {
            return;
        }
        // What is no comparison, or can have several values, has no name here.
        let name = |arg: &Expr| match arg {
            Expr::Comparison(comparison) => self.single_valued(comparison).unwrap_or_default(),
            _ => String::new(),
        };
        let fields: Vec<String> = args.iter().map(name).collect();
        let mut rooms = vec![Room::default(); args.len()];
        let mut index = first;
        for ((at, arg), room) in args.iter().enumerate().zip(sort::firsts(&sort::borrowed(&fields))) {
            let Expr::Comparison(comparison) = arg else {
                arg.for_each_comparison(&mut |_| index += 1);
                continue;
            };
            self.index = index;
            index += 1;
            let Some(field) = fields.get(at).filter(|field| !field.is_empty()) else { continue };
            let Some(room) = rooms.get_mut(room) else { continue };
            let code = if and {
                (!room.narrow(comparison)).then_some(Code::CONDITIONS_CONTRADICTION)
            } else {
                room.covers(comparison).then_some(Code::CONDITIONS_ALWAYS_TRUE)
            };
            if let Some(code) = code {
                self.route.push(at);
                let diagnostic = self.finding(code, Place::Clause).with("field", field.clone());
                self.route.pop();
                self.report(diagnostic);
            }
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

/// Whether two of the comparisons have one field. Quick, because nearly no text has.
fn has_repeated_field(args: &[Expr]) -> bool {
    let fields: Vec<&str> = args
        .iter()
        .filter_map(|arg| match arg {
            Expr::Comparison(comparison) => Some(comparison.field.as_str()),
            _ => None,
        })
        .collect();
    if fields.len() > 8 {
        let names: Vec<String> = fields.iter().map(|field| field.to_ascii_lowercase()).collect();
        return sort::firsts(&sort::borrowed(&names)).into_iter().enumerate().any(|(at, first)| at != first);
    }
    fields.iter().enumerate().any(|(at, field)| fields.iter().take(at).any(|other| other.eq_ignore_ascii_case(field)))
}

impl<'e> Room<'e> {
    /// Takes a comparison that must hold too. `false` if nothing is left.
    fn narrow(&mut self, comparison: &'e Comparison) -> bool {
        let value = &comparison.value;
        let is_null = match (comparison.operator, value) {
            (Operator::Eq, Literal::Null) => true,
            (Operator::Ne, Literal::Null) => false,
            // Every other comparison holds for no null.
            _ => false,
        };
        if self.null.is_some_and(|null| null != is_null) {
            return false;
        }
        self.null = Some(is_null);
        if matches!(value, Literal::Null) {
            return true;
        }
        match comparison.operator {
            Operator::Eq => {
                if self.equal.is_some_and(|other| compare_literals(other, value).is_some_and(Ordering::is_ne)) {
                    return false;
                }
                self.equal = Some(value);
                let different = |item: &Literal| compare_literals(item, value).is_some_and(Ordering::is_ne);
                if self.list.is_some_and(|list| list.items().iter().all(different)) {
                    return false;
                }
            }
            Operator::Ne => {
                return self.equal.is_none_or(|other| compare_literals(other, value) != Some(Ordering::Equal));
            }
            Operator::Gt | Operator::Ge => {
                let strict = comparison.operator == Operator::Gt;
                if self.lower.is_none_or(|(low, _)| compare_literals(value, low).is_some_and(Ordering::is_ge)) {
                    self.lower = Some((value, strict));
                }
            }
            Operator::Lt | Operator::Le => {
                let strict = comparison.operator == Operator::Lt;
                if self.upper.is_none_or(|(high, _)| compare_literals(value, high).is_some_and(Ordering::is_le)) {
                    self.upper = Some((value, strict));
                }
            }
            Operator::In if !comparison.negated => {
                let different =
                    |other| value.items().iter().all(|item| compare_literals(other, item).is_some_and(Ordering::is_ne));
                self.list = self.list.or(Some(value));
                return !self.equal.is_some_and(different);
            }
            Operator::In | Operator::Contains | Operator::Like => return true,
        }
        self.is_open()
    }

    /// Whether the bounds leave room, for the value that is asked for if there is one.
    fn is_open(&self) -> bool {
        let above = |value: &Literal, (low, strict): (&Literal, bool)| match compare_literals(value, low) {
            Some(Ordering::Less) => false,
            Some(Ordering::Equal) => !strict,
            _ => true,
        };
        let below = |value: &Literal, (high, strict): (&Literal, bool)| match compare_literals(value, high) {
            Some(Ordering::Greater) => false,
            Some(Ordering::Equal) => !strict,
            _ => true,
        };
        if let Some(value) = self.equal {
            return self.lower.is_none_or(|low| above(value, low)) && self.upper.is_none_or(|high| below(value, high));
        }
        match (self.lower, self.upper) {
            (Some((low, low_strict)), Some((high, high_strict))) => above(high, (low, low_strict || high_strict)),
            _ => true,
        }
    }

    /// Takes a comparison of an `or`. `true` if it and an earlier one hold for every value: `a != 1 or a != 2`.
    fn covers(&mut self, comparison: &'e Comparison) -> bool {
        let value = &comparison.value;
        match (comparison.operator, value) {
            (Operator::Eq | Operator::Ne, Literal::Null) => {
                let null = comparison.operator == Operator::Eq;
                let both = self.null.is_some_and(|other| other != null);
                self.null = Some(null);
                both
            }
            (Operator::Ne, _) => {
                // `lower` keeps the first value that is excluded, `equal` the first that is asked for.
                let other = self.lower.map(|(other, _)| other);
                let covers = other.is_some_and(|other| compare_literals(other, value).is_some_and(Ordering::is_ne))
                    || self.equal.is_some_and(|other| compare_literals(other, value) == Some(Ordering::Equal));
                self.lower = self.lower.or(Some((value, false)));
                covers
            }
            (Operator::Eq, _) => {
                let other = self.lower.map(|(other, _)| other);
                self.equal = self.equal.or(Some(value));
                other.is_some_and(|other| compare_literals(other, value) == Some(Ordering::Equal))
            }
            _ => false,
        }
    }
}
