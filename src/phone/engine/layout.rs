//! Where each table begins in `tables.bin`, compiled from version 9.0.33 of the phone metadata.
//!
//! Made by `cargo xtask metadata`: do not edit.

/// How many territories there are.
pub(super) const TERRITORY_COUNT: usize = 254;
/// How many format rules there are.
pub(super) const RULE_COUNT: usize = 759;
/// Length of all tables.
pub(super) const SIZE: usize = 52078;
/// Places of the states that several lead to: two bytes each.
pub(super) const ITEMS: usize = 34794;
/// What leaves of the kinds mean: label and lengths, three bytes each.
pub(super) const KINDS: usize = 35156;
/// What leaves of numbers of any kind mean: lengths, two bytes each.
pub(super) const GENERALS: usize = 35807;
/// How prefix patterns end: two times three bytes each.
pub(super) const OUTCOMES: usize = 35989;
/// The two letters of each territory, or two zeros.
pub(super) const IDS: usize = 36187;
/// The territories by calling code, the main one first: all first bytes, all second bytes.
pub(super) const TERRITORIES: usize = 36695;
/// Number of the territory plus one, for each pair of letters.
pub(super) const REGIONS: usize = 41521;
/// A bit for each calling code.
pub(super) const CODE_SET: usize = 42197;
/// How many calling codes come before each four bytes of the set.
pub(super) const CODE_RANKS: usize = 42325;
/// The first territory of each calling code.
pub(super) const CODE_STARTS: usize = 42357;
/// First states of automata that territories share: two bytes each.
pub(super) const ROOTS: usize = 42573;
/// Possible lengths, national and local only, as bits: two times two bytes each.
pub(super) const LENGTHS: usize = 42805;
/// Format rules of six bytes: all first bytes, all second bytes.
pub(super) const RULES: usize = 43261;
/// Groups of digits, least and most in a nibble each: five bytes each.
pub(super) const PATTERNS: usize = 47815;
/// How a national prefix is written: text and flags.
pub(super) const PREFIX_RULES: usize = 48915;
/// Where each text begins: two bytes each.
pub(super) const TEXT_INDEX: usize = 48959;
/// Templates and prefixes; bytes 1 to 9 stand for a group.
pub(super) const TEXTS: usize = 49089;
/// Example numbers, one digit a nibble; 15 at the end of each, or 10 to 14 for 3 to 7 more digits that count up.
pub(super) const EXAMPLES: usize = 49348;
