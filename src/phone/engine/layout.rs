//! Where each table begins in `tables.bin`, compiled from version 9.0.33 of the phone metadata.
//!
//! Made by `cargo xtask metadata`: do not edit.

/// Bytes of one territory.
pub(super) const TERRITORY_SIZE: usize = 21;
/// Length of all tables.
pub(super) const SIZE: usize = 57385;
/// What several states share: three bytes each.
pub(super) const ITEMS: usize = 39532;
/// How prefix patterns end: two times three bytes each.
pub(super) const OUTCOMES: usize = 41296;
/// One record for each territory, by calling code, the main one first.
pub(super) const TERRITORIES: usize = 41494;
/// Number of the territory plus one, for each pair of letters.
pub(super) const REGIONS: usize = 46828;
/// A bit for each calling code.
pub(super) const CODE_SET: usize = 47504;
/// How many calling codes come before each four bytes of the set.
pub(super) const CODE_RANKS: usize = 47632;
/// The first territory of each calling code.
pub(super) const CODE_STARTS: usize = 47664;
/// First states of automata that territories share: two bytes each.
pub(super) const ROOTS: usize = 47880;
/// Possible lengths, national and local only, as bits: two times two bytes each.
pub(super) const LENGTHS: usize = 48112;
/// Format rules, six bytes each.
pub(super) const RULES: usize = 48568;
/// Groups of digits, least and most in a nibble each: five bytes each.
pub(super) const PATTERNS: usize = 53122;
/// How a national prefix is written: text and flags.
pub(super) const PREFIX_RULES: usize = 54222;
/// Where each text begins: two bytes each.
pub(super) const TEXT_INDEX: usize = 54266;
/// Templates and prefixes; bytes 1 to 9 stand for a group.
pub(super) const TEXTS: usize = 54396;
/// Example numbers, one digit a nibble; 15 at the end of each, or 10 to 14 for 3 to 7 more digits that count up.
pub(super) const EXAMPLES: usize = 54655;
