//! How the tables lie in memory: words of 16 bits, one table behind the other, the states of the automata last.
//!
//! A state is a word and cells. Bits 0 to 9 of the word are the digits whose cell is another one than that of the digit before; the
//! cells of those follow, each the place of a state, or zero if the digit leads nowhere. With bit 15 the state has a label: bits 10
//! to 14.
//!
//! A head is the place of the first state, and what each label means: the place of a [`Meaning`], or the number of an outcome.
//!
//! The compiler of the tables (`xtask`) reads this file too.

/// A leaf is a state that only has a label. The first states are those.
pub(super) const LEAVES: usize = 32;

/// How many entries the tables have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counts {
    pub(super) territories: usize,
    pub(super) rules: usize,
    pub(super) patterns: usize,
    pub(super) outcomes: usize,
    pub(super) texts: usize,
    /// Digits of example numbers, with the ends of those.
    pub(super) examples: usize,
}

/// Where each table begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    /// Number of the territory plus one, for each pair of letters.
    pub(super) regions: usize,
    /// Number of the main territory plus one, for each calling code.
    pub(super) codes: usize,
    /// See [`territory`]. By calling code, the main one first.
    pub(super) territories: usize,
    /// See [`rule`].
    pub(super) rules: usize,
    /// Groups of digits, least and most in a nibble each: [`GROUPS`] words each.
    pub(super) patterns: usize,
    /// How prefix patterns end: anywhere, then at the end of the digits; see [`OUTCOME`].
    pub(super) outcomes: usize,
    /// Where each text begins, and where the last one ends.
    pub(super) texts: usize,
    /// Example numbers, one digit a nibble, the first one in the lowest; 15 at the end of each, or 10 to 14 for 3 to 7 more
    /// digits that count up.
    pub(super) examples: usize,
}

/// Most groups that a rule has.
pub(super) const GROUPS: usize = 5;
/// Where the match ends, where its group begins and ends, or 255; twice.
pub(super) const OUTCOME: usize = 6;
/// The labels of two kinds, in a byte each, and the whole lengths for which each is meant, as bits; bit 0 is two digits.
pub(super) type Meaning = [u16; 3];
/// Digits in a word of the examples.
pub(super) const NIBBLES: usize = 4;

impl Places {
    pub(super) const fn new(counts: &Counts) -> Self {
        assert!(counts.examples <= 1 << 16, "no word can tell where an example begins");
        let regions = 1 + LEAVES;
        let codes = regions + 26 * 26;
        let territories = codes + 1000;
        let rules = territories + counts.territories * territory::SIZE;
        let patterns = rules + counts.rules * rule::SIZE;
        let outcomes = patterns + counts.patterns * GROUPS;
        let texts = outcomes + counts.outcomes * OUTCOME;
        let examples = texts + counts.texts + 1;
        Self { regions, codes, territories, rules, patterns, outcomes, texts, examples }
    }
}

/// The words of a territory.
pub(super) mod territory {
    pub(in super::super) const CODE: usize = 0;
    /// Possible lengths as bits; bit 0 is two digits.
    pub(in super::super) const NATIONAL: usize = 1;
    /// Lengths that are possible inside an area only.
    pub(in super::super) const LOCAL: usize = 2;
    /// Head of the automaton that tells the kind.
    pub(in super::super) const KINDS: usize = 3;
    /// Head of the automaton of everything that can be a number here.
    pub(in super::super) const GENERAL: usize = 4;
    /// First state for the digits by which the region is known; zero if there are none.
    pub(in super::super) const LEADING: usize = 5;
    /// Head of the automaton of what is dialled in front of a national number, or zero.
    pub(in super::super) const PREFIX: usize = 6;
    /// The same of calls abroad.
    pub(in super::super) const IDD: usize = 7;
    /// Number of a text plus one, or zero.
    pub(in super::super) const TRANSFORM: usize = 8;
    /// Number of a text.
    pub(in super::super) const EXTENSION: usize = 9;
    pub(in super::super) const FIRST_RULE: usize = 10;
    /// How many rules; bit 7: some are for the international form only.
    pub(in super::super) const RULES: usize = 11;
    /// In nibbles.
    pub(in super::super) const FIRST_EXAMPLE: usize = 12;
    /// A bit for each kind that has an example.
    pub(in super::super) const EXAMPLES: usize = 13;
    pub(in super::super) const SIZE: usize = 14;
}

/// The words of a format rule.
pub(super) mod rule {
    pub(in super::super) const PATTERN: usize = 0;
    /// Number of the national template; in the high byte that of the international one, or 255.
    pub(in super::super) const TEMPLATES: usize = 1;
    /// Number of the text for the first group with a national prefix; flags in the high byte.
    pub(in super::super) const PREFIX: usize = 2;
    /// First state for the digits for which the rule is; zero if for all.
    pub(in super::super) const LEADING: usize = 3;
    pub(in super::super) const SIZE: usize = 4;
}
