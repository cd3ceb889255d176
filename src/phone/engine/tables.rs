//! Access to the compiled tables.
//!
//! The places inside the tables are made together with them, so a read never misses; if it did it would give zero.

use super::{
    facts::{COUNTS, IDS, PLACES, TEXTS},
    layout::{GROUPS, NIBBLES, rule, territory},
};
use crate::phone::{PhoneKind, number::Possibility};

pub(super) use memory::{ready, word};

/// The tables as they are read.
#[cfg(not(feature = "packed"))]
mod memory {
    use super::super::facts::SIZE;

    static TABLES: [u16; SIZE] = words(include_bytes!("tables.bin"));

    #[expect(clippy::indexing_slicing, reason = "the compiler does it")]
    const fn words(bytes: &[u8; 2 * SIZE]) -> [u16; SIZE] {
        let mut words = [0; SIZE];
        let mut at = 0;
        while at < SIZE {
            words[at] = u16::from_le_bytes([bytes[2 * at], bytes[2 * at + 1]]);
            at += 1;
        }
        words
    }

    /// One word of the tables.
    #[inline(always)]
    pub(in super::super) fn word(at: usize) -> u16 {
        TABLES.get(at).copied().unwrap_or(0)
    }

    /// To be called before the first word is read.
    #[inline(always)]
    pub(in super::super) const fn ready() {}
}

/// The tables, unpacked when they are asked for. Small on a wire.
#[cfg(feature = "packed")]
mod memory {
    use super::super::{
        facts::{COUNTS, IDS, SIZE, TEXTS},
        unpack::{Stream, unpack},
    };
    use core::sync::atomic::{AtomicBool, AtomicU16, Ordering};

    static PACKED: &[u8] = include_bytes!("packed.bin");
    static TABLES: [AtomicU16; SIZE] = [const { AtomicU16::new(0) }; SIZE];
    static READY: AtomicBool = AtomicBool::new(false);

    /// One word of the tables.
    #[inline(always)]
    pub(in super::super) fn word(at: usize) -> u16 {
        TABLES.get(at).map_or(0, |word| word.load(Ordering::Relaxed))
    }

    /// To be called before the first word is read.
    #[inline]
    pub(in super::super) fn ready() {
        if !READY.load(Ordering::Acquire) {
            fill();
        }
    }

    /// Two threads may be here at once: they write the same.
    #[cold]
    #[inline(never)]
    fn fill() {
        for (place, word) in TABLES.iter().zip(unpack(Stream::new(PACKED), &COUNTS, IDS, TEXTS)) {
            place.store(word, Ordering::Relaxed);
        }
        READY.store(true, Ordering::Release);
    }
}

/// One numbering plan: that of a region, or of a calling code that belongs to no region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Territory {
    number: usize,
}

impl Territory {
    const fn numbered(number: usize) -> Self {
        Self { number }
    }

    #[inline(always)]
    fn word(self, which: usize) -> u16 {
        word(PLACES.territories + self.number * territory::SIZE + which)
    }

    /// The plan of a region: two upper-case letters.
    pub(super) fn of_region(region: &str) -> Option<Self> {
        let &[first @ b'A'..=b'Z', second @ b'A'..=b'Z'] = region.as_bytes() else { return None };
        Self::of_letters(usize::from(first - b'A') * 26 + usize::from(second - b'A'))
    }

    /// The plan of the region at a place among all pairs of letters.
    fn of_letters(place: usize) -> Option<Self> {
        let number = usize::from(word(PLACES.regions + place));
        number.checked_sub(1).map(Self::numbered)
    }

    /// The plan that speaks for a calling code.
    pub(super) fn main_of_code(code: u16) -> Option<Self> {
        let number = if code < 1000 { usize::from(word(PLACES.codes + usize::from(code))) } else { 0 };
        number.checked_sub(1).map(Self::numbered)
    }

    /// The next plan with the same calling code.
    pub(super) fn next_of_code(self) -> Option<Self> {
        let next = Self::numbered(self.number + 1);
        (next.number < COUNTS.territories && next.code() == self.code()).then_some(next)
    }

    /// Every plan that has a region, by its name.
    pub(super) fn all_regions() -> impl Iterator<Item = Self> {
        (0..26 * 26).filter_map(Self::of_letters)
    }

    /// Every plan, those without a region too.
    #[cfg(test)]
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..COUNTS.territories).map(Self::numbered)
    }

    /// Two letters of ISO 3166-1, or `001`.
    pub(super) fn id(self) -> &'static str {
        let at = self.number * 2;
        let id = IDS.get(at..at + 2).unwrap_or_default();
        if id == "00" { "001" } else { id }
    }

    pub(super) fn code(self) -> u16 {
        self.word(territory::CODE)
    }

    /// Automaton of everything that can be a number here, whatever its kind.
    pub(super) fn general(self) -> u16 {
        self.word(territory::GENERAL)
    }

    /// Automaton that tells the kind.
    pub(super) fn kinds(self) -> u16 {
        self.word(territory::KINDS)
    }

    /// Automaton of the digits by which the region is known among those with the same calling code; zero if there are none.
    pub(super) fn leading_digits(self) -> u16 {
        self.word(territory::LEADING)
    }

    /// Prefix automaton of what is dialled in front of a national number; zero if nothing is.
    pub(super) fn prefix(self) -> u16 {
        self.word(territory::PREFIX)
    }

    /// Prefix automaton of what is dialled for a call abroad; zero if unknown.
    pub(super) fn idd(self) -> u16 {
        self.word(territory::IDD)
    }

    /// What replaces the prefix, in front of the group that the prefix automaton found.
    pub(super) fn transform(self) -> Option<&'static [u8]> {
        self.word(territory::TRANSFORM).checked_sub(1).map(text)
    }

    /// What stands between a number and its extension.
    pub(super) fn extension_prefix(self) -> &'static [u8] {
        text(self.word(territory::EXTENSION))
    }

    /// The number of the first format rule, and the one behind the last.
    pub(super) fn rule_bounds(self) -> (usize, usize) {
        let first = usize::from(self.word(territory::FIRST_RULE));
        (first, first + usize::from(self.word(territory::RULES) & 0x7F))
    }

    /// Whether the international form has rules of its own.
    pub(super) fn has_international_rules(self) -> bool {
        self.word(territory::RULES) & 0x80 != 0
    }

    /// Whether a number with so many digits can be one.
    pub(super) fn possibility(self, length: usize) -> Possibility {
        let (national, local) = (self.word(territory::NATIONAL), self.word(territory::LOCAL));
        // Bit 0 stands for two digits.
        let bit = match length {
            2..18 => 1u16 << (length - 2),
            _ => 0,
        };
        if local & bit != 0 {
            Possibility::LocalOnly
        } else if national & bit != 0 {
            Possibility::Possible
        } else if length < national.trailing_zeros() as usize + 2 {
            Possibility::TooShort
        } else if length > 17 - national.leading_zeros() as usize {
            Possibility::TooLong
        } else {
            Possibility::InvalidLength
        }
    }

    /// Where the example numbers are, in nibbles, and for which kinds there are some.
    pub(super) fn examples(self) -> (usize, u16) {
        (usize::from(self.word(territory::FIRST_EXAMPLE)), self.word(territory::EXAMPLES))
    }
}

/// A digit of the example numbers.
pub(super) fn example_digit(at: usize) -> u8 {
    (word(PLACES.examples + at / NIBBLES) >> (4 * (at % NIBBLES)) & 15) as u8
}

/// One way to group the digits of a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    number: usize,
}

impl Rule {
    pub(super) const fn numbered(number: usize) -> Self {
        Self { number }
    }

    #[inline(always)]
    fn word(self, which: usize) -> u16 {
        word(PLACES.rules + self.number * rule::SIZE + which)
    }

    /// Number of the pattern that says how many digits each group takes.
    pub(super) fn groups(self) -> u16 {
        self.word(rule::PATTERN)
    }

    /// Least and most digits of the first group, where the other groups follow.
    #[inline(always)]
    fn pattern(self) -> usize {
        PLACES.patterns + usize::from(self.groups()) * GROUPS
    }

    /// Most digits that the rule takes.
    pub(super) fn most(self) -> usize {
        let pattern = self.pattern();
        (pattern..pattern + GROUPS).map(|bound| usize::from(word(bound) & 15)).sum()
    }

    /// How many digits go into each group when there are so many; the first groups take as many as they may.
    pub(super) fn split(self, digits: usize) -> Option<[usize; GROUPS]> {
        let mut start = 0;
        self.ends(digits).map(|ends| ends.map(|end| end - core::mem::replace(&mut start, end)))
    }

    /// Where each group ends.
    #[expect(clippy::explicit_counter_loop, reason = "a zipped iterator is a call for each step in a build for size")]
    pub(super) fn ends(self, digits: usize) -> Option<[usize; GROUPS]> {
        let pattern = self.pattern();
        let (mut least, mut most) = (0, 0);
        let mut bound = pattern;
        while bound < pattern + GROUPS {
            let both = usize::from(word(bound));
            least += both >> 4;
            most += both & 15;
            bound += 1;
        }
        if digits < least || digits > most {
            return None;
        }
        let mut spare = digits - least;
        let mut bound = pattern;
        let mut end = 0;
        let mut ends = [0; GROUPS];
        for group in &mut ends {
            let both = usize::from(word(bound));
            let extra = spare.min((both & 15) - (both >> 4));
            spare -= extra;
            end += (both >> 4) + extra;
            *group = end;
            bound += 1;
        }
        Some(ends)
    }

    /// The template of the national form, without the national prefix.
    pub(super) fn template(self) -> &'static [u8] {
        text(self.word(rule::TEMPLATES) & 0xFF)
    }

    /// How the first group is written together with the national prefix; empty if as it is.
    pub(super) fn first_group(self) -> &'static [u8] {
        text(self.word(rule::PREFIX) & 0xFF)
    }

    /// What as-you-type wants to know, see [`flag`].
    pub(super) fn has(self, flag: u16) -> bool {
        self.word(rule::PREFIX) & flag != 0
    }

    /// Whether the rule is for the international form too.
    #[inline(always)]
    pub(super) fn is_international(self) -> bool {
        self.word(rule::TEMPLATES) < 0xFF00
    }

    /// The template of the international form; none if the rule is for national numbers only.
    pub(super) fn international(self) -> Option<&'static [u8]> {
        let number = self.word(rule::TEMPLATES) >> 8;
        (number != 0xFF).then(|| text(number))
    }

    /// Automaton of the digits for which the rule is; zero if for all.
    pub(super) fn leading_digits(self) -> u16 {
        self.word(rule::LEADING)
    }
}

/// Flags of a rule.
pub(super) mod flag {
    /// The first group is written alone or in parentheses, without a national prefix.
    pub(in super::super) const FIRST_GROUP_ONLY: u16 = 0x0100;
    /// The national prefix may be left out.
    pub(in super::super) const PREFIX_OPTIONAL: u16 = 0x0200;
    /// There is a way to write a carrier code.
    pub(in super::super) const CARRIER: u16 = 0x0400;
    /// The national prefix is set off by a space or a hyphen.
    pub(in super::super) const SPACE_AFTER_PREFIX: u16 = 0x0800;
}

/// A text of the pool. Bytes 1 to 9 stand for groups.
fn text(number: u16) -> &'static [u8] {
    let at = PLACES.texts + usize::from(number);
    // A zero stands behind each.
    let (start, end) = (usize::from(word(at)), usize::from(word(at + 1)));
    TEXTS.get(start..end.wrapping_sub(1)).unwrap_or_default()
}

/// The kind that a label of a kinds automaton stands for.
pub(super) fn kind(label: u16) -> Option<PhoneKind> {
    Some(match label {
        1 => PhoneKind::FixedLine,
        2 => PhoneKind::Mobile,
        3 => PhoneKind::FixedLineOrMobile,
        4 => PhoneKind::TollFree,
        5 => PhoneKind::PremiumRate,
        6 => PhoneKind::SharedCost,
        7 => PhoneKind::PersonalNumber,
        8 => PhoneKind::Voip,
        9 => PhoneKind::Pager,
        10 => PhoneKind::Uan,
        11 => PhoneKind::Voicemail,
        _ => return None,
    })
}
