//! Where each table begins in `tables.bin`, compiled from version 9.0.33 of the phone metadata.
//!
//! Made by `cargo xtask metadata`: do not edit.

/// Bytes of one territory.
pub(super) const TERRITORY_SIZE: usize = 25;
/// Length of all tables.
pub(super) const SIZE: usize = 61799;
/// What several states share: three bytes each.
pub(super) const ITEMS: usize = 38184;
/// How prefix patterns end: two times three bytes each.
pub(super) const OUTCOMES: usize = 42114;
/// One record for each territory, by calling code, the main one first.
pub(super) const TERRITORIES: usize = 42312;
/// Number of the territory plus one, for each pair of letters.
pub(super) const REGIONS: usize = 48662;
/// A bit for each calling code.
pub(super) const CODE_SET: usize = 49338;
/// How many calling codes come before each four bytes of the set.
pub(super) const CODE_RANKS: usize = 49466;
/// The first territory of each calling code.
pub(super) const CODE_STARTS: usize = 49498;
/// Possible lengths, national and local only, as bits: two times two bytes each.
pub(super) const LENGTHS: usize = 49714;
/// Format rules, six bytes each.
pub(super) const RULES: usize = 50170;
/// Groups of digits, least and most in a nibble each: five bytes each.
pub(super) const PATTERNS: usize = 54724;
/// How a national prefix is written: text and flags.
pub(super) const PREFIX_RULES: usize = 55824;
/// Where each text begins: two bytes each.
pub(super) const TEXT_INDEX: usize = 55868;
/// Templates and prefixes; bytes 1 to 9 stand for a group.
pub(super) const TEXTS: usize = 55998;
/// Example numbers, one digit a nibble, 15 at the end of each.
pub(super) const EXAMPLES: usize = 56257;
