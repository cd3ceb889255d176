//! The values that a condition compares with.

use super::datetime::Timestamp;
use super::order::{compare_numbers, compare_text};
use crate::decimal;
use crate::text;
use std::cmp::Ordering;
use std::fmt;

/// A value that a condition compares with.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// `"Smith"`
    String(String),
    /// `12.5`
    Number(Number),
    /// `true` or `false`
    Boolean(bool),
    /// `[2016-08-20T18:04:26Z]`
    Datetime(Timestamp),
    /// `null`
    Null,
    /// `(1, 2, 3)`, behind `in` only.
    List(Vec<Self>),
}

impl Literal {
    /// What kind of value it is, for messages.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::String(_) => "a string",
            Self::Number(_) => "a number",
            Self::Boolean(_) => "a boolean",
            Self::Datetime(_) => "a date-time",
            Self::Null => "`null`",
            Self::List(_) => "a list",
        }
    }

    /// The text that `contains` and `like` look for. Date-times, null and lists have none.
    pub(super) fn pattern(&self) -> Option<String> {
        match self {
            Self::String(text) => Some(text.clone()),
            Self::Number(number) => Some(number.printed()),
            Self::Boolean(value) => Some(word(*value).to_owned()),
            _ => None,
        }
    }

    /// The values it stands for: those of a list, or itself.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            one => std::slice::from_ref(one),
        }
    }
}

/// `true` or `false`
pub(super) const fn word(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// The order of two literals of one kind, as evaluation has it: strings without case, date-times by the moment they mean.
/// `None` for different kinds, `null` and lists.
pub(super) fn compare_literals(a: &Literal, b: &Literal) -> Option<Ordering> {
    match (a, b) {
        (Literal::String(a), Literal::String(b)) => Some(compare_text(a, b)),
        (Literal::Number(a), Literal::Number(b)) => compare_numbers(a, b),
        (Literal::Boolean(a), Literal::Boolean(b)) => Some(a.cmp(b)),
        (Literal::Datetime(a), Literal::Datetime(b)) => Some(a.instant()?.cmp(&b.instant()?)),
        _ => None,
    }
}

/// A number, with its digits where a double does not give them back.
#[derive(Debug, Clone)]
pub struct Number {
    value: f64,
    text: Option<Box<str>>,
}

impl Number {
    /// The number written in `text`: digits with an optional minus and point. `None` for any other notation.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = text::split(unsigned, b'.');
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !fraction.is_none_or(digits) {
            return None;
        }
        // Every whole number of 15 digits is a double; `-0` is 0.
        if whole.len() <= 15 && fraction.is_none() {
            let magnitude = whole.bytes().fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
            #[allow(clippy::cast_precision_loss, reason = "15 digits fit")]
            let value = if negative { -magnitude } else { magnitude } as f64;
            return Some(Self { value, text: None });
        }
        let whole = text::behind(whole, "0");
        let fraction = text::before(fraction.unwrap_or_default(), b'0');
        let mut canonical = String::with_capacity(text.len());
        if negative && !(whole.is_empty() && fraction.is_empty()) {
            canonical.push('-');
        }
        canonical.push_str(if whole.is_empty() { "0" } else { whole });
        if !fraction.is_empty() {
            canonical.push('.');
            canonical.push_str(fraction);
        }
        let value: f64 = decimal::parse(&canonical)?;
        let text = (decimal::print(value) != canonical).then(|| canonical.into_boxed_str());
        Some(Self { value, text })
    }

    /// The nearest double.
    #[must_use]
    pub const fn value(&self) -> f64 {
        self.value
    }

    /// The digits, where the double does not give them back: `12345678901234567890`.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The number as a whole number, if it is one that a double holds exactly.
    #[must_use]
    pub fn as_integer(&self) -> Option<i64> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        #[allow(clippy::cast_possible_truncation, reason = "whole and in range")]
        let whole = || self.value as i64;
        (self.text.is_none() && self.value.fract() == 0.0 && self.value.abs() <= EXACT).then(whole)
    }

    /// What `to_string` gives, without the formatting of the standard library.
    pub(super) fn printed(&self) -> String {
        match (&self.text, self.as_integer()) {
            (Some(text), _) => String::from(text.as_ref()),
            (None, Some(whole)) => text::whole(whole),
            (None, None) => decimal::print(self.value),
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.text == other.text
    }
}

/// In full digits, never with an exponent.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed())
    }
}

impl From<&str> for Literal {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Literal {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Literal {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i32> for Literal {
    fn from(value: i32) -> Self {
        Self::Number(Number { value: f64::from(value), text: None })
    }
}

impl From<u32> for Literal {
    fn from(value: u32) -> Self {
        Self::Number(Number { value: f64::from(value), text: None })
    }
}

impl From<i64> for Literal {
    fn from(value: i64) -> Self {
        Number::parse(&text::whole(value)).map_or(Self::Null, Self::Number)
    }
}

impl From<u64> for Literal {
    fn from(value: u64) -> Self {
        Number::parse(&value.to_string()).map_or(Self::Null, Self::Number)
    }
}

/// Infinity and NaN, which no condition can say, become `null`.
impl From<f64> for Literal {
    fn from(value: f64) -> Self {
        Number::parse(&decimal::print(value)).map_or(Self::Null, Self::Number)
    }
}

impl From<Timestamp> for Literal {
    fn from(value: Timestamp) -> Self {
        Self::Datetime(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Literal {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Literal {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>, const N: usize> From<[T; N]> for Literal {
    fn from(values: [T; N]) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_in_full_digits() {
        for (text, printed, kept) in [
            ("5", "5", false),
            ("007", "7", false),
            ("-0", "0", false),
            ("-0.0", "0", false),
            ("1.50", "1.5", false),
            ("-12.25", "-12.25", false),
            ("12345678901234567890", "12345678901234567890", true),
            ("0.1000000000000000000000001", "0.1000000000000000000000001", true),
            ("1000000000000000000000", "1000000000000000000000", false),
        ] {
            let number = Number::parse(text).unwrap();
            assert_eq!(number.to_string(), printed, "{text}");
            assert_eq!(number.text().is_some(), kept, "{text}");
            assert_eq!(Number::parse(printed).unwrap(), number, "{text}");
        }
        for bad in ["", "-", "1.", ".5", "1e5", "+1", "1,000", "٣", "--1", "1.2.3"] {
            assert!(Number::parse(bad).is_none(), "{bad}");
        }
        assert!(Number::parse(&"9".repeat(400)).is_none(), "beyond every double");
        assert_eq!(Literal::from(f64::NAN), Literal::Null);
        assert_eq!(Literal::from(1e21).kind(), "a number");
    }
}
