//! The text of an input box while a number is typed into it.

use super::{
    engine,
    text::glyph::{Class, classify, set},
};
use crate::hidden::hidden_kind;
use crate::span::utf16_len;

/// Digits and pluses that are still looked at; a number has half as many at most.
const MOST: usize = 32;
/// What may stand between digits.
const BETWEEN: u32 = set::BLANK
    | Class::Dash.bit()
    | Class::Dot.bit()
    | set::OPEN
    | Class::Close.bit()
    | Class::Slash.bit()
    | Class::Tilde.bit();

/// Groups a half-typed number, and says where the caret goes.
///
/// The caret counts UTF-16 code units, in and out. It stays behind the same digit. What stands between the digits is made anew, so
/// the result formatted once more is the same. A text with anything else in it, letters for one, comes back as it is; so does one
/// with more digits than any number has. Nothing is written behind the last digit: a backspace always takes a digit away.
#[must_use]
pub fn format_as_you_type(text: &str, default_region: &str, caret: usize) -> (String, usize) {
    let as_it_is = || (text.to_owned(), caret.min(utf16_len(text)));
    let mut dialed = String::new();
    let mut before_caret = 0;
    let mut at = 0;
    for c in text.chars() {
        let (class, plain) = classify(c);
        match class {
            Class::Digit => dialed.push(plain),
            Class::Plus if dialed.is_empty() => dialed.push('+'),
            _ if class.is_in(BETWEEN) => {}
            _ if hidden_kind(c).is_some() => {}
            _ => return as_it_is(),
        }
        if dialed.len() > MOST {
            return as_it_is();
        }
        if at < caret {
            before_caret = dialed.len();
        }
        at += c.len_utf16();
    }
    let mut shown = engine::as_you_type(&dialed, default_region);
    while shown.ends_with(' ') {
        shown.pop();
    }
    let caret = match before_caret {
        _ if caret >= at => shown.len(),
        0 => 0,
        mut count => shown
            .bytes()
            .position(|byte| {
                count -= usize::from(byte == b'+' || byte.is_ascii_digit());
                count == 0
            })
            .map_or(0, |place| place + 1),
    };
    (shown, caret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `|` is the caret.
    fn typed(text: &str, region: &str) -> String {
        let caret = text.find('|').map_or(usize::MAX, |place| utf16_len(text.get(..place).unwrap()));
        let (mut shown, caret) = format_as_you_type(&text.replace('|', ""), region, caret);
        shown.insert(caret, '|');
        shown
    }

    #[test]
    fn a_number_grows_digit_by_digit() {
        let mut shown = Vec::new();
        let mut text = String::new();
        for digit in "3055854225".chars() {
            text.push(digit);
            text = format_as_you_type(&text, "US", usize::MAX).0;
            shown.push(text.clone());
        }
        let expected = [
            "3",
            "30",
            "305",
            "305-5",
            "305-58",
            "305-585",
            "305-5854",
            "(305) 585-42",
            "(305) 585-422",
            "(305) 585-4225",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn every_kind_of_prefix_is_set_apart() {
        for (text, region, expected) in [
            ("+13055854225|", "DE", "+1 305-585-4225|"),
            ("13055854225|", "US", "1 (305) 585-4225|"),
            ("01149301234567|", "US", "011 49 30 1234567|"),
            ("02070313000|", "GB", "020 7031 3000|"),
            ("+442070313000|", "US", "+44 20 7031 3000|"),
            ("+1|", "US", "+1|"),
            ("+80012345678|", "US", "+800 1234 5678|"),
            ("3055854225|", "XX", "3055854225|"),
            ("|", "US", "|"),
        ] {
            assert_eq!(typed(text, region), expected, "{text}");
        }
    }

    #[test]
    fn the_caret_stays_behind_its_digit() {
        for (text, expected) in [
            ("305|5854225", "(305|) 585-4225"),
            ("3055|854225", "(305) 5|85-4225"),
            ("|3055854225", "|(305) 585-4225"),
            ("(305) |585-4225", "(305|) 585-4225"),
            ("(305) 5|5-4225", "(305) 5|54-225"),
            ("+|13055854225", "+|1 305-585-4225"),
            ("\u{FF13}\u{FF10}\u{FF15}|\u{FF15}854225", "(305|) 585-4225"),
        ] {
            assert_eq!(typed(text, "US"), expected, "{text}");
        }
    }

    #[test]
    fn what_is_more_than_digits_is_left_alone() {
        for text in ["305-FLOW|ERS", "305 585 4225 x|12", "12+3|4", &"1".repeat(40)] {
            let expected = if text.contains('|') { text.to_owned() } else { format!("{text}|") };
            assert_eq!(typed(text, "US"), expected);
        }
        assert_eq!(format_as_you_type("\u{1F600}", "US", 9), ("\u{1F600}".to_owned(), 2));
    }

    /// Region, text, and what another port of libphonenumber makes of it, without the space at the end.
    #[test]
    fn numbers_of_every_region_grow_as_googles_do() {
        let cases: Vec<(String, String, String)> =
            serde_json::from_str(include_str!("../../tests/cases/phone-as-you-type.json")).unwrap();
        assert!(cases.len() > 1500);
        for (region, text, expected) in cases {
            assert_eq!(format_as_you_type(&text, &region, usize::MAX).0, expected, "{region} {text}");
        }
    }

    proptest! {
        #[test]
        fn no_digit_is_lost(text in r"\+?[0-9 ().-]{0,36}", region in "[A-Z]{2}|DE|US|AR|BR|JP|IT", caret in 0usize..40) {
            let dialed = |text: &str| text.replace(|c: char| c != '+' && !c.is_ascii_digit(), "");
            let (shown, after) = format_as_you_type(&text, &region, caret);
            prop_assert_eq!(dialed(&shown), dialed(&text));
            prop_assert!(after <= shown.len());
            prop_assert_eq!(format_as_you_type(&shown, &region, after).0, shown);
        }
    }
}
