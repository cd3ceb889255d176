//! Example numbers, and which regions there are.

use super::{
    parse::about,
    tables::{Territory, example_digit, ready},
};
use crate::phone::{
    PhoneKind,
    number::{National, Number},
};

/// A number of the region and kind that nobody is bothered with. Without a kind: a fixed line, or what comes next.
pub(crate) fn example(region: &str, kind: Option<PhoneKind>) -> Option<Number> {
    ready();
    example_of(Territory::of_region(region)?, kind)
}

/// All regions with their calling codes, by name.
pub(crate) fn regions() -> impl Iterator<Item = (&'static str, u16)> {
    ready();
    Territory::all_regions().map(|territory| (territory.id(), territory.code()))
}

fn example_of(territory: Territory, kind: Option<PhoneKind>) -> Option<Number> {
    let (start, kinds) = territory.examples();
    let label = match kind {
        None => kinds.trailing_zeros(),
        // A plan that does not tell the two apart has the same number for both.
        Some(PhoneKind::FixedLineOrMobile) => PhoneKind::FixedLine as u32 + 1,
        Some(kind) => kind as u32 + 1,
    };
    if kinds.checked_shr(label)? & 1 == 0 {
        return None;
    }
    let mut before = (kinds & ((1 << label) - 1)).count_ones();
    let mut digits = National::EMPTY;
    let mut last = 0;
    let mut at = start;
    loop {
        let digit = example_digit(at);
        at += 1;
        match (digit, before) {
            (0..10, 0) => {
                last = digit;
                digits.push(&[b'0' + last]);
            }
            (0..10, _) => {}
            (_, 0) => {
                // The end, or 3 to 7 more digits that count up.
                for _ in 0..if digit == 15 { 0 } else { digit - 7 } {
                    last = (last + 1) % 10;
                    digits.push(&[b'0' + last]);
                }
                break;
            }
            _ => before -= 1,
        }
    }
    Some(about(territory.code(), digits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::{
        engine::parse,
        number::{Dialed, Possibility},
        written,
    };

    type Case = (String, PhoneKind, String, PhoneKind, String, String, String, String);

    /// Region and kind whose example it is, then what another port of libphonenumber says: region, kind, and the four formats.
    /// The regions can differ: an 800 number of North America belongs to all of it, and so to its main region.
    fn cases() -> Vec<Case> {
        serde_json::from_str(include_str!("../../../tests/cases/phone-examples.json")).unwrap()
    }

    #[test]
    fn every_example_number_is_valid_and_written_as_expected() {
        let cases = cases();
        assert_eq!(cases.len(), 1144);
        for (_, _, region, kind, e164, national, international, rfc3966) in cases {
            let number =
                parse(Dialed { digits: e164.trim_start_matches('+').as_bytes(), international: true }, "US").unwrap();
            assert_eq!((number.valid, number.kind), (true, Some(kind)), "{e164}");
            // Seven digits that serve all of Canada are only local to the plan that speaks for +1.
            let possible = number.possibility == Possibility::Possible;
            assert!(possible || e164 == "+13101234", "{e164}");
            assert_eq!(number.region, Some(region.as_str()), "{e164}");
            let phone = written(&number, None);
            assert_eq!(
                [phone.e164, phone.national, phone.international, phone.rfc3966],
                [e164, national, international, rfc3966]
            );
        }
    }

    #[test]
    fn every_example_number_is_in_the_tables() {
        ready();
        let cases = cases();
        for (region, kind, _, _, e164, ..) in &cases {
            let examples: Vec<String> = Territory::all()
                .filter(|territory| territory.id() == region.as_str())
                .filter_map(|territory| example_of(territory, Some(*kind)))
                .map(|number| written(&number, None).e164)
                .collect();
            assert!(examples.contains(e164), "{region} {kind:?} {e164}");
        }
        let count: u32 = Territory::all().map(|territory| territory.examples().1.count_ones()).sum();
        assert_eq!(count as usize, cases.len());
    }

    #[test]
    fn an_example_without_a_kind_is_the_first_there_is() {
        let number = example("US", None).unwrap();
        assert_eq!(number.national.digits(), Some(&b"2015550123"[..]));
        assert_eq!(example("US", Some(PhoneKind::FixedLineOrMobile)), Some(number));
        assert_eq!(example("US", Some(PhoneKind::Pager)), None);
        assert_eq!(example("XX", None), None);
        assert!(regions().all(|(region, code)| example(region, None).is_some_and(|n| n.country_code == code)));
    }

    #[test]
    fn regions_come_by_name() {
        let regions: Vec<_> = regions().collect();
        assert_eq!(regions.len(), 245);
        assert_eq!((regions[0], regions[244]), (("AC", 247), ("ZW", 263)));
        assert!(regions.is_sorted());
        assert!(regions.contains(&("US", 1)) && regions.contains(&("JE", 44)));
    }
}
