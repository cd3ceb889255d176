//! Access to the compiled tables.
//!
//! The offsets inside the tables are made together with them, so a read never misses; if it did it would give zero.

use super::layout::{
    CODE_RANKS, CODE_SET, CODE_STARTS, IDS, LENGTHS, PATTERNS, PREFIX_RULES, REGIONS, ROOTS, RULE_COUNT, RULES, SIZE,
    TERRITORIES, TERRITORY_COUNT, TEXT_INDEX, TEXTS,
};
use crate::phone::{PhoneKind, number::Possibility};

static TABLES: &[u8; SIZE] = include_bytes!("tables.bin");

/// One byte of the tables.
#[inline(always)]
pub(super) fn byte(at: usize) -> u8 {
    TABLES.get(at).copied().unwrap_or(0)
}

/// Two bytes, the low one first.
#[inline(always)]
pub(super) fn word(at: usize) -> u16 {
    u16::from_le_bytes([byte(at), byte(at + 1)])
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

    /// A byte of the record. The first bytes of all records come first, then the second ones.
    #[inline(always)]
    fn byte(self, at: usize) -> u8 {
        byte(TERRITORIES + at * TERRITORY_COUNT + self.number)
    }

    #[inline(always)]
    fn word(self, at: usize) -> u16 {
        u16::from_le_bytes([self.byte(at), self.byte(at + 1)])
    }

    /// The plan of a region: two upper-case letters.
    pub(super) fn of_region(region: &str) -> Option<Self> {
        let &[first @ b'A'..=b'Z', second @ b'A'..=b'Z'] = region.as_bytes() else { return None };
        Self::of_letters(usize::from(first - b'A'), usize::from(second - b'A'))
    }

    fn of_letters(first: usize, second: usize) -> Option<Self> {
        let number = usize::from(byte(REGIONS + first * 26 + second));
        number.checked_sub(1).map(Self::numbered)
    }

    /// The plans that share a calling code, the main one first. Empty if there is no such code.
    pub(super) fn of_code(code: u16) -> impl Iterator<Item = Self> {
        let (first, end) = code_bounds(code).unwrap_or((0, 0));
        (first..end).map(Self::numbered)
    }

    /// The plan that speaks for a calling code.
    pub(super) fn main_of_code(code: u16) -> Option<Self> {
        code_bounds(code).map(|(first, _)| Self::numbered(first))
    }

    /// Every plan that has a region, by its name.
    pub(super) fn all_regions() -> impl Iterator<Item = Self> {
        (0..26).flat_map(|first| (0..26).filter_map(move |second| Self::of_letters(first, second)))
    }

    /// Every plan, those without a region too.
    #[cfg(test)]
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..TERRITORY_COUNT).map(Self::numbered)
    }

    /// Two letters of ISO 3166-1, or `001`.
    pub(super) fn id(self) -> &'static str {
        let at = IDS + self.number * 2;
        let id = TABLES.get(at..at + 2).and_then(|id| core::str::from_utf8(id).ok()).unwrap_or_default();
        if id == "00" { "001" } else { id }
    }

    pub(super) fn code(self) -> u16 {
        self.word(0)
    }

    /// An automaton that is named by its number.
    fn root(self, at: usize) -> u16 {
        word(ROOTS + usize::from(self.byte(at)) * 2)
    }

    /// Automaton of everything that can be a number here, whatever its kind.
    pub(super) fn general(self) -> u16 {
        self.word(2)
    }

    /// Automaton that tells the kind.
    pub(super) fn kinds(self) -> u16 {
        self.word(4)
    }

    /// Automaton of the digits by which the region is known among those with the same calling code; zero if there are none.
    pub(super) fn leading_digits(self) -> u16 {
        self.root(6)
    }

    /// Prefix automaton of what is dialled in front of a national number; zero if nothing is.
    pub(super) fn prefix(self) -> u16 {
        self.root(7)
    }

    /// Prefix automaton of what is dialled for a call abroad; zero if unknown.
    pub(super) fn idd(self) -> u16 {
        self.root(8)
    }

    /// What replaces the prefix, in front of the group that the prefix automaton found.
    pub(super) fn transform(self) -> Option<&'static [u8]> {
        self.byte(10).checked_sub(1).map(text)
    }

    /// What stands between a number and its extension.
    pub(super) fn extension_prefix(self) -> &'static [u8] {
        text(self.byte(11))
    }

    /// The format rules, in the order in which they are tried.
    pub(super) fn rules(self) -> impl Iterator<Item = Rule> {
        let (first, end) = self.rule_bounds();
        (first..end).map(Rule::numbered)
    }

    /// The number of the first format rule, and the one behind the last.
    pub(super) fn rule_bounds(self) -> (usize, usize) {
        let first = usize::from(self.word(12));
        (first, first + usize::from(self.byte(14) & 0x7F))
    }

    /// Whether the international form has rules of its own.
    pub(super) fn has_international_rules(self) -> bool {
        self.byte(14) & 0x80 != 0
    }

    /// Whether a number with so many digits can be one.
    pub(super) fn possibility(self, length: usize) -> Possibility {
        let at = LENGTHS + usize::from(self.byte(9)) * 4;
        let (national, local) = (word(at), word(at + 2));
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
        (usize::from(self.word(15)), self.word(17))
    }
}

/// Whether the calling code exists.
pub(super) fn is_code(code: u16) -> bool {
    code < 1000 && byte(CODE_SET + usize::from(code / 8)) >> (code % 8) & 1 == 1
}

/// The first territory of a calling code, and the first of the next one.
fn code_bounds(code: u16) -> Option<(usize, usize)> {
    if !is_code(code) {
        return None;
    }
    let group = usize::from(code / 32);
    let at = CODE_SET + group * 4;
    let set = u32::from_le_bytes([byte(at), byte(at + 1), byte(at + 2), byte(at + 3)]);
    let below = set & ((1 << (code % 32)) - 1);
    let rank = CODE_STARTS + usize::from(byte(CODE_RANKS + group)) + below.count_ones() as usize;
    Some((usize::from(byte(rank)), usize::from(byte(rank + 1))))
}

/// One way to group the digits of a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    number: usize,
}

/// Most groups that a rule has.
pub(super) const GROUPS: usize = 5;

impl Rule {
    pub(super) const fn numbered(number: usize) -> Self {
        Self { number }
    }

    /// A byte of the record, as for territories.
    #[inline(always)]
    fn byte(self, at: usize) -> u8 {
        byte(RULES + at * RULE_COUNT + self.number)
    }

    /// Number of the pattern that says how many digits each group takes.
    pub(super) fn groups(self) -> u8 {
        self.byte(0)
    }

    /// Most digits that the rule takes.
    pub(super) fn most(self) -> usize {
        let pattern = PATTERNS + usize::from(self.groups()) * GROUPS;
        (pattern..pattern + GROUPS).map(|bound| usize::from(byte(bound) & 15)).sum()
    }

    /// How many digits go into each group when there are so many; the first groups take as many as they may.
    pub(super) fn split(self, digits: usize) -> Option<[usize; GROUPS]> {
        let mut start = 0;
        self.ends(digits).map(|ends| ends.map(|end| end - core::mem::replace(&mut start, end)))
    }

    /// Where each group ends.
    #[expect(clippy::explicit_counter_loop, reason = "a zipped iterator is a call for each step in a build for size")]
    pub(super) fn ends(self, digits: usize) -> Option<[usize; GROUPS]> {
        let pattern = PATTERNS + usize::from(self.groups()) * GROUPS;
        let (mut least, mut most) = (0, 0);
        let mut bound = pattern;
        while bound < pattern + GROUPS {
            let both = usize::from(byte(bound));
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
            let both = usize::from(byte(bound));
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
        text(self.byte(1))
    }

    fn prefix_rule(self) -> usize {
        PREFIX_RULES + usize::from(self.byte(2)) * 2
    }

    /// How the first group is written together with the national prefix; empty if as it is.
    pub(super) fn first_group(self) -> &'static [u8] {
        text(byte(self.prefix_rule()))
    }

    /// What as-you-type wants to know, see [`flag`].
    pub(super) fn has(self, flag: u8) -> bool {
        byte(self.prefix_rule() + 1) & flag != 0
    }

    /// Whether the rule is for the international form too.
    #[inline(always)]
    pub(super) fn is_international(self) -> bool {
        self.byte(3) != 0xFF
    }

    /// The template of the international form; none if the rule is for national numbers only.
    pub(super) fn international(self) -> Option<&'static [u8]> {
        let number = self.byte(3);
        (number != 0xFF).then(|| text(number))
    }

    /// Automaton of the digits for which the rule is; zero if for all.
    pub(super) fn leading_digits(self) -> u16 {
        u16::from_le_bytes([self.byte(4), self.byte(5)])
    }
}

/// Flags of a rule.
pub(super) mod flag {
    /// The first group is written alone or in parentheses, without a national prefix.
    pub(in super::super) const FIRST_GROUP_ONLY: u8 = 1;
    /// The national prefix may be left out.
    pub(in super::super) const PREFIX_OPTIONAL: u8 = 2;
    /// There is a way to write a carrier code.
    pub(in super::super) const CARRIER: u8 = 4;
    /// The national prefix is set off by a space or a hyphen.
    pub(in super::super) const SPACE_AFTER_PREFIX: u8 = 8;
}

/// A text of the pool. Bytes 1 to 9 stand for groups.
fn text(number: u8) -> &'static [u8] {
    let at = TEXT_INDEX + usize::from(number) * 2;
    let (start, end) = (usize::from(word(at)), usize::from(word(at + 2)));
    TABLES.get(TEXTS + start..TEXTS + end).unwrap_or_default()
}

/// The kind that a label of a kinds automaton stands for.
pub(super) fn kind(label: u8) -> Option<PhoneKind> {
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
