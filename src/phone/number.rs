//! What stands between the tokenizer and the engine: digits go in, what is known about the number comes out.

use super::PhoneKind;

/// A number as it would be dialled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dialed<'a> {
    /// ASCII digits; letters are mapped already.
    pub(crate) digits: &'a str,
    /// Whether a plus stood in front.
    pub(crate) international: bool,
}

/// What the engine knows about one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) country_code: u16,
    /// The digits behind the country code, Italian leading zeros included.
    pub(crate) national_number: String,
    /// `None` where no region claims the number; `001` for codes that belong to no region.
    pub(crate) region: Option<&'static str>,
    pub(crate) possibility: Possibility,
    pub(crate) valid: bool,
    /// `None` if the number is not valid.
    pub(crate) kind: Option<PhoneKind>,
}

impl Number {
    /// Whether the length fits, if only locally.
    pub(crate) const fn is_possible(&self) -> bool {
        matches!(self.possibility, Possibility::Possible | Possibility::LocalOnly)
    }
}

/// Whether the length of a number fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Possibility {
    /// It can be dialled from everywhere.
    Possible,
    /// It can be dialled inside its area only.
    LocalOnly,
    /// It has fewer digits than every number of its country.
    TooShort,
    /// It has more digits than every number of its country.
    TooLong,
    /// It has a number of digits between two that its country uses.
    InvalidLength,
}

/// Why digits are no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParseError {
    /// The default region is needed and does not exist.
    UnknownRegion,
    /// No country has the code.
    UnknownCountryCode,
    TooShort,
    TooLong,
    NotANumber,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// `+13055854225`, without the extension
    E164,
    /// `(305) 585-4225 ext. 101`
    National,
    /// `+1 305-585-4225 ext. 101`
    International,
    /// `tel:+1-305-585-4225;ext=101`
    Rfc3966,
}

pub(crate) use super::engine::{append_e164, format, parse};
