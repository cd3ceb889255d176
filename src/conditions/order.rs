//! The order of numbers and texts.

use super::literal::Number;
use crate::fold::lowercase;
use crate::text::split;
use std::cmp::Ordering;

/// The order of two numbers, by their digits where doubles are not enough.
pub(super) fn compare_numbers(a: &Number, b: &Number) -> Option<Ordering> {
    match a.value().partial_cmp(&b.value()) {
        // Doubles that are equal can stand for digits that are not.
        Some(Ordering::Equal) if a.text().is_some() || b.text().is_some() => Some(compare_digits(a, b)),
        order => order,
    }
}

/// The order of two numbers by their digits.
fn compare_digits(a: &Number, b: &Number) -> Ordering {
    let (a, b) = (a.printed(), b.printed());
    let (negative, a, b) = match (a.strip_prefix('-'), b.strip_prefix('-')) {
        (Some(a), Some(b)) => (true, a, b),
        (Some(_), None) => return Ordering::Less,
        (None, Some(_)) => return Ordering::Greater,
        (None, None) => (false, a.as_str(), b.as_str()),
    };
    let ((whole, fraction), (other_whole, other_fraction)) = (split(a, b'.'), split(b, b'.'));
    // Of two whole numbers without leading zeros the longer one is the greater.
    let order = whole.len().cmp(&other_whole.len()).then_with(|| whole.cmp(other_whole));
    let order = order.then_with(|| fraction.unwrap_or_default().cmp(other_fraction.unwrap_or_default()));
    if negative { order.reverse() } else { order }
}

/// The order of two texts without case.
pub(super) fn compare_text(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() {
        return compare_names(a, b);
    }
    lowercase(a).cmp(&lowercase(b))
}

/// The order of two names, without the case of their ASCII letters. A long one is read no further than a short one reaches.
pub(super) fn compare_names(a: &str, b: &str) -> Ordering {
    a.bytes().map(|byte| byte.to_ascii_lowercase()).cmp(b.bytes().map(|byte| byte.to_ascii_lowercase()))
}
