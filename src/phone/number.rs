//! What stands between the tokenizer and the engine: digits go in, what is known about the number comes out.

use super::PhoneKind;

/// A number as it would be dialled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dialed<'a> {
    /// ASCII digits; letters are mapped already.
    pub(crate) digits: &'a [u8],
    /// Whether a plus stood in front.
    pub(crate) international: bool,
}

/// What the engine knows about one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) country_code: u16,
    /// The digits behind the country code, Italian leading zeros included.
    pub(crate) national: National,
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

/// More digits are no national number.
const LONGEST: usize = 17;
/// Room for a national number with what a transform rule puts in front.
const ROOM: usize = 24;

/// A national number: digits of the input, or what a transform rule made of them. It lies where it is used: to read a number
/// takes no memory of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct National {
    digits: [u8; ROOM],
    /// Can be more than there is room for: then the number is too long for everything.
    length: usize,
}

impl National {
    pub(crate) const EMPTY: Self = Self { digits: [0; ROOM], length: 0 };

    #[inline]
    pub(crate) fn plain(digits: &[u8]) -> Self {
        let mut national = Self::EMPTY;
        national.push(digits);
        national
    }

    #[inline]
    pub(crate) fn push(&mut self, digits: &[u8]) {
        for (place, digit) in self.digits.iter_mut().skip(self.length).zip(digits) {
            *place = *digit;
        }
        self.length += digits.len();
    }

    /// How many digits there are.
    #[inline(always)]
    pub(crate) const fn len(&self) -> usize {
        self.length
    }

    /// The first digits, as many as there is room for, and how many more there are.
    #[inline]
    pub(crate) fn kept(&self) -> (&[u8], usize) {
        let kept = self.digits.get(..self.length).unwrap_or(&self.digits);
        (kept, self.length - kept.len())
    }

    /// Counts digits that are not kept.
    pub(crate) const fn lengthen(&mut self, digits: usize) {
        self.length += digits;
    }

    /// The digits, if there are not too many of them.
    #[inline]
    pub(crate) fn digits(&self) -> Option<&[u8]> {
        if self.length > LONGEST { None } else { self.digits.get(..self.length) }
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

pub(crate) use super::engine::parse;
