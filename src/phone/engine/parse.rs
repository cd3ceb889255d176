//! Digits into a number: country code, national number, and what the plan says about it.

use super::{
    tables::{Territory, kind, ready},
    walk,
};
use crate::phone::{
    PhoneKind,
    number::{Dialed, National, Number, ParseError, Possibility},
};

/// Fewer digits are no national number.
const SHORTEST: usize = 2;

/// Reads a number as it would be dialled from `default_region` (two upper-case letters).
///
/// An unknown region is an error only if the digits do not name their country.
pub(crate) fn parse(dialed: Dialed<'_>, default_region: &str) -> Result<Number, ParseError> {
    let digits = dialed.digits;
    // Two digits are the least there is; behind a plus one of them would be the calling code.
    let least = SHORTEST + usize::from(dialed.international);
    if digits.len() < least || !digits.iter().all(u8::is_ascii_digit) {
        return Err(ParseError::NotANumber);
    }
    ready();
    let home = Territory::of_region(default_region);
    if !dialed.international && home.is_none() {
        return Err(ParseError::UnknownRegion);
    }
    let found = if dialed.international {
        match international(digits) {
            // The plus may be a slip: `+011…`.
            Err(ParseError::UnknownCountryCode) => {
                Some(dialed_code(digits, home)?.ok_or(ParseError::UnknownCountryCode)?)
            }
            other => Some(other?),
        }
    } else {
        dialed_code(digits, home)?
    };
    let (territory, national) = match (found, home) {
        (Some((code, national)), _) => (Territory::main_of_code(code).ok_or(ParseError::UnknownCountryCode)?, national),
        (None, Some(home)) => (home, National::plain(digits)),
        (None, None) => return Err(ParseError::UnknownRegion),
    };
    if national.len() < SHORTEST {
        return Err(ParseError::TooShort);
    }
    // Without its prefix the number must still be long enough; else it was none.
    let national = match without_prefix(&national, territory) {
        Some(stripped) => match territory.possibility(stripped.len()) {
            Possibility::Possible | Possibility::TooLong => stripped,
            _ => national,
        },
        None => national,
    };
    if national.len() < SHORTEST {
        return Err(ParseError::TooShort);
    }
    if national.digits().is_none() {
        return Err(ParseError::TooLong);
    }
    Ok(about(territory.code(), national))
}

/// What is known about a national number under a calling code.
pub(crate) fn about(country_code: u16, national: National) -> Number {
    ready();
    let (digits, _) = national.kept();
    let main = Territory::main_of_code(country_code);
    let possibility = main.map_or(Possibility::InvalidLength, |main| main.possibility(national.len()));
    let (region, kind) = region_and_kind(country_code, digits);
    let region = region.map(Territory::id);
    Number { country_code, possibility, national, region, valid: kind.is_some(), kind }
}

/// The plan that a number belongs to: known by its first digits, or by the number being one of its own.
fn region_and_kind(code: u16, national: &[u8]) -> (Option<Territory>, Option<PhoneKind>) {
    let mut next = Territory::main_of_code(code);
    let mut alone = true;
    while let Some(territory) = next {
        next = territory.next_of_code();
        let leading = territory.leading_digits();
        alone &= next.is_none();
        if alone || leading == 0 || walk::begins(leading, national) {
            let kind = kind(walk::kind(territory.kinds(), national));
            if alone || leading != 0 || kind.is_some() {
                return (Some(territory), kind);
            }
        }
    }
    (None, None)
}

/// Splits the calling code off digits that begin with one.
pub(super) fn split_code(digits: &[u8]) -> Option<(u16, &[u8])> {
    let mut code = 0;
    for (position, digit) in digits.iter().take(3).enumerate() {
        code = code * 10 + u16::from(digit & 15);
        if code == 0 {
            break;
        }
        if Territory::main_of_code(code).is_some() {
            return digits.get(position + 1..).map(|rest| (code, rest));
        }
    }
    None
}

/// The calling code and the number of digits dialled from abroad.
fn international(digits: &[u8]) -> Result<(u16, National), ParseError> {
    if digits.len() <= SHORTEST {
        return Err(ParseError::TooShort);
    }
    let (code, rest) = split_code(digits).ok_or(ParseError::UnknownCountryCode)?;
    Ok((code, National::plain(rest)))
}

/// The calling code of digits without a plus: behind the prefix for calls abroad, or in front of a number that is none otherwise.
fn dialed_code(digits: &[u8], home: Option<Territory>) -> Result<Option<(u16, National)>, ParseError> {
    let Some(home) = home else { return Ok(None) };
    if let Some(idd) = walk::prefix(home.idd(), digits) {
        let rest = digits.get(idd.end..).unwrap_or_default();
        // No calling code begins with zero.
        if rest.first() != Some(&b'0') {
            return international(rest).map(Some);
        }
    }
    let code = home.code();
    let Some(rest) = strip_code(digits, code) else { return Ok(None) };
    let national = National::plain(rest);
    let national = without_prefix(&national, home).unwrap_or(national);
    let better = !is_general(home, digits) && national.digits().is_some_and(|digits| is_general(home, digits));
    let fits = better || home.possibility(digits.len()) == Possibility::TooLong;
    Ok(fits.then_some((code, national)))
}

/// The digits behind the code, if they begin with it.
fn strip_code(digits: &[u8], code: u16) -> Option<&[u8]> {
    let mut divisor = match code {
        100.. => 100,
        10.. => 10,
        _ => 1,
    };
    let mut rest = digits;
    while divisor > 0 {
        let (&first, behind) = rest.split_first()?;
        if u16::from(first & 15) != code / divisor % 10 {
            return None;
        }
        rest = behind;
        divisor /= 10;
    }
    Some(rest)
}

fn is_general(territory: Territory, digits: &[u8]) -> bool {
    walk::kind(territory.general(), digits) != 0
}

/// The number without what is dialled in front of it inside the country; none if there is no such prefix.
fn without_prefix(national: &National, territory: Territory) -> Option<National> {
    // Zero: nothing is dialled in front.
    let root = Some(territory.prefix()).filter(|&root| root != 0)?;
    let (digits, more) = national.kept();
    let found = walk::prefix(root, digits)?;
    let mut stripped = National::EMPTY;
    if let (Some(transform), Some((begin, end))) = (territory.transform(), found.group) {
        stripped.push(transform);
        stripped.push(digits.get(begin..end)?);
    }
    stripped.push(digits.get(found.end..)?);
    // Digits beyond the room only count.
    stripped.lengthen(more);
    // A prefix that makes a good number a bad one is none.
    let spoils = national.digits().is_some_and(|digits| is_general(territory, digits))
        && !stripped.digits().is_some_and(|digits| is_general(territory, digits));
    (!spoils).then_some(stripped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, region: &str) -> Result<Number, ParseError> {
        let digits = text.trim_start_matches('+');
        parse(Dialed { digits: digits.as_bytes(), international: digits.len() < text.len() }, region)
    }

    fn national(text: &str, region: &str) -> (u16, String) {
        let number = number(text, region).unwrap();
        let digits = number.national.digits().unwrap();
        (number.country_code, String::from_utf8(digits.to_vec()).unwrap())
    }

    #[test]
    fn every_way_to_dial_leads_to_the_same_number() {
        for (text, region) in [
            ("3055854225", "US"),
            ("13055854225", "US"),
            ("+13055854225", "DE"),
            ("01113055854225", "US"),
            ("0013055854225", "DE"),
            // The plus may be a slip.
            ("+01113055854225", "US"),
        ] {
            assert_eq!(national(text, region), (1, "3055854225".to_owned()), "{text} {region}");
        }
    }

    #[test]
    fn a_calling_code_without_plus_counts_only_if_the_number_gets_better() {
        assert_eq!(national("4930123456", "DE"), (49, "30123456".to_owned()));
        // Good as it is.
        assert_eq!(national("4930", "DE"), (49, "4930".to_owned()));
        // Too long with it.
        assert_eq!(national("4915212345678901", "DE"), (49, "15212345678901".to_owned()));
    }

    #[test]
    fn national_prefixes_go_and_leading_zeros_of_the_number_stay() {
        assert_eq!(national("02070313000", "GB"), (44, "2070313000".to_owned()));
        assert_eq!(national("0236618300", "IT"), (39, "0236618300".to_owned()));
        // The prefix would leave too little.
        assert_eq!(national("01", "GB"), (44, "01".to_owned()));
    }

    #[test]
    fn transform_rules_put_the_area_code_in_front() {
        // Seven digits of Barbados; a mobile number of Argentina as dialled at home; a Brazilian carrier code.
        assert_eq!(national("2345678", "BB"), (1, "2462345678".to_owned()));
        assert_eq!(national("0111523456789", "AR"), (54, "91123456789".to_owned()));
        assert_eq!(national("0151123456789", "BR"), (55, "1123456789".to_owned()));
        assert_eq!(national("0002512345", "JP"), (81, "0002512345".to_owned()));
    }

    #[test]
    fn shared_codes_are_told_apart() {
        for (text, region, kind) in [
            ("+16045551234", "CA", Some(PhoneKind::FixedLineOrMobile)),
            ("+12423456789", "BS", Some(PhoneKind::FixedLine)),
            ("+77710009998", "KZ", Some(PhoneKind::Mobile)),
            ("+79123456789", "RU", Some(PhoneKind::Mobile)),
            ("+441481256789", "GG", Some(PhoneKind::FixedLine)),
            ("+390669812345", "VA", Some(PhoneKind::FixedLine)),
            ("+80012345678", "001", Some(PhoneKind::TollFree)),
        ] {
            let number = number(text, "US").unwrap();
            assert_eq!((number.region, number.kind), (Some(region), kind), "{text}");
        }
        assert_eq!(number("+15550000000", "US").unwrap().region, None);
    }

    #[test]
    fn lengths_say_what_is_possible() {
        for (text, region, expected) in [
            ("3055854225", "US", Possibility::Possible),
            ("5854225", "US", Possibility::LocalOnly),
            ("585422", "US", Possibility::TooShort),
            ("58542255", "US", Possibility::TooShort),
            ("12345", "CH", Possibility::TooShort),
            ("1234567890", "CH", Possibility::InvalidLength),
            ("30558542255", "US", Possibility::TooLong),
        ] {
            assert_eq!(number(text, region).unwrap().possibility, expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        for (text, region, error) in [
            ("", "US", ParseError::NotANumber),
            ("12a45", "US", ParseError::NotANumber),
            ("3055854225", "XX", ParseError::UnknownRegion),
            ("3055854225", "us", ParseError::UnknownRegion),
            ("+9993055854225", "US", ParseError::UnknownCountryCode),
            ("+0123456", "XX", ParseError::UnknownCountryCode),
            ("+13", "US", ParseError::NotANumber),
            ("1", "US", ParseError::NotANumber),
            ("+493", "US", ParseError::TooShort),
            ("011", "US", ParseError::TooShort),
            ("123456789012345678", "DE", ParseError::TooLong),
            (&"9".repeat(5000), "DE", ParseError::TooLong),
        ] {
            assert_eq!(number(text, region).unwrap_err(), error, "{text} {region}");
        }
        assert!(number("+13055854225", "XX").is_ok());
    }
}
