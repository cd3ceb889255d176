//! The one room of the `phonenumber` crate.
//!
//! Its metadata and its parser are used; lengths, regions and kinds are worked out here, because its own answers
//! drop the leading zero of Italian numbers and take the lengths of the wrong description.

use super::PhoneKind;
use super::number::{Dialed, Format, Number, ParseError, Possibility};
use phonenumber::metadata::{DATABASE, Descriptor, Metadata};
use phonenumber::{Mode, ParseError as CrateError, Type, country};

pub(crate) fn parse(dialed: Dialed<'_>, default_region: &str) -> Result<Number, ParseError> {
    let region: Option<country::Id> = default_region.parse().ok().filter(|_| DATABASE.by_id(default_region).is_some());
    if region.is_none() && !dialed.international {
        return Err(ParseError::UnknownRegion);
    }
    // The crate compiles a pattern for each length of text it meets; nothing longer than this is a number.
    if dialed.digits.len() > 24 {
        return Err(ParseError::TooLong);
    }
    // With a region the crate strips that region's trunk prefix from numbers of every country. So the region goes
    // along only where no plus is, and a number that turns out to be foreign is parsed again.
    let mut parsed = if dialed.international {
        phonenumber::parse(None, format!("+{}", dialed.digits)).map_err(error)?
    } else {
        phonenumber::parse(region, dialed.digits).map_err(error)?
    };
    let home = DATABASE.by_id(default_region).map(Metadata::country_code);
    if !dialed.international && home != Some(parsed.code().value()) {
        parsed = phonenumber::parse(None, format!("+{}{}", parsed.code().value(), parsed.national())).map_err(error)?;
    }
    let country_code = parsed.code().value();
    let national_number = parsed.national().to_string();
    let claim = region_of(country_code, &national_number);
    let kind = claim.and_then(|meta| kind_of(meta, &national_number));
    Ok(Number {
        country_code,
        region: claim.map(Metadata::id),
        possibility: possibility(country_code, national_number.len()),
        valid: kind.is_some(),
        kind,
        national_number,
    })
}

fn error(error: CrateError) -> ParseError {
    match error {
        CrateError::InvalidCountryCode => ParseError::UnknownCountryCode,
        CrateError::TooShortNsn | CrateError::TooShortAfterIdd => ParseError::TooShort,
        CrateError::TooLong => ParseError::TooLong,
        _ => ParseError::NotANumber,
    }
}

/// Writes a number that [`parse`] gave.
pub(crate) fn format(number: &Number, format: Format, extension: Option<&str>) -> String {
    let e164 = format!("+{}{}", number.country_code, number.national_number);
    let mode = match format {
        Format::E164 => return e164,
        Format::National => Mode::National,
        Format::International => Mode::International,
        Format::Rfc3966 => Mode::Rfc3966,
    };
    // The crate formats only what it parsed, and a parse can drop leading digits. Those numbers are written plainly.
    let parsed = phonenumber::parse(None, &e164)
        .ok()
        .filter(|p| p.code().value() == number.country_code && p.national().to_string() == number.national_number);
    let mut text = match (parsed, format) {
        (Some(parsed), _) => parsed.format().mode(mode).to_string(),
        (None, Format::National) => number.national_number.clone(),
        (None, Format::Rfc3966) => format!("tel:+{}-{}", number.country_code, number.national_number),
        (None, _) => format!("+{} {}", number.country_code, number.national_number),
    };
    if let Some(extension) = extension {
        let prefix = match format {
            Format::Rfc3966 => ";ext=",
            _ => main_metadata(number.country_code).and_then(Metadata::preferred_extension_prefix).unwrap_or(" ext. "),
        };
        text.push_str(prefix);
        text.push_str(extension);
    }
    text
}

fn main_metadata(country_code: u16) -> Option<&'static Metadata> {
    DATABASE.by_code(&country_code)?.first().copied()
}

/// The description of the region that claims the number, as Google chooses it.
fn region_of(country_code: u16, national: &str) -> Option<&'static Metadata> {
    let all = DATABASE.by_code(&country_code)?;
    if let [only] = all.as_slice() {
        return Some(only);
    }
    all.into_iter().find(|meta| match meta.leading_digits() {
        Some(leading) => leading.find(national).is_some_and(|found| found.start() == 0),
        None => kind_of(meta, national).is_some(),
    })
}

/// The kinds in the order in which Google asks for them; fixed line and mobile come last, together.
const KINDS: [(Type, PhoneKind); 8] = [
    (Type::PremiumRate, PhoneKind::PremiumRate),
    (Type::TollFree, PhoneKind::TollFree),
    (Type::SharedCost, PhoneKind::SharedCost),
    (Type::Voip, PhoneKind::Voip),
    (Type::PersonalNumber, PhoneKind::PersonalNumber),
    (Type::Pager, PhoneKind::Pager),
    (Type::Uan, PhoneKind::Uan),
    (Type::Voicemail, PhoneKind::Voicemail),
];

fn kind_of(meta: &Metadata, national: &str) -> Option<PhoneKind> {
    let descriptors = meta.descriptors();
    let is = |kind| descriptors.get(kind).is_some_and(|descriptor| descriptor.is_match(national));
    if !descriptors.general().is_match(national) {
        return None;
    }
    if let Some((_, kind)) = KINDS.into_iter().find(|(kind, _)| is(*kind)) {
        return Some(kind);
    }
    match (is(Type::FixedLine), is(Type::Mobile)) {
        (true, true) => Some(PhoneKind::FixedLineOrMobile),
        (true, false) => Some(PhoneKind::FixedLine),
        (false, true) => Some(PhoneKind::Mobile),
        (false, false) => None,
    }
}

fn possibility(country_code: u16, len: usize) -> Possibility {
    let Some(meta) = main_metadata(country_code) else { return Possibility::InvalidLength };
    let descriptors = meta.descriptors();
    let all = || {
        KINDS.iter().map(|(kind, _)| *kind).chain([Type::FixedLine, Type::Mobile]).filter_map(|k| descriptors.get(k))
    };
    let any = |list: fn(&Descriptor) -> &[u16]| all().any(|d| list(d).iter().any(|have| usize::from(*have) == len));
    let lengths = || all().flat_map(|d| d.possible_length().iter().map(|have| usize::from(*have)));
    if any(Descriptor::possible_length) {
        Possibility::Possible
    } else if any(Descriptor::possible_local_length) {
        Possibility::LocalOnly
    } else if lengths().all(|have| len < have) {
        Possibility::TooShort
    } else if lengths().all(|have| len > have) {
        Possibility::TooLong
    } else {
        Possibility::InvalidLength
    }
}
