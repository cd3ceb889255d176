//! The crate `phonenumber`, the source of the metadata. It is a port of its own, with faults of its own.

use crate::answer::{Answer, NOT_A_NUMBER, Number, TOO_LONG, TOO_SHORT, UNKNOWN_COUNTRY_CODE};
use crate::known::Known;
use crate::ports::{PANICKED, Port};
use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, ParseError, Type};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// `phonenumber`. It does not say whether a length fits, so that is not compared.
pub struct PhonenumberCrate;

/// The faults of the crate. Each line asks that the other port agrees with us.
const FAULTS: &[Known] = &[
    Known {
        name: "phonenumber-lengths",
        cause: "fault of the crate: it gives numbers of any length",
        explains: |case| {
            let ours = [
                "phone.too-short",
                "phone.too-long",
                "phone.invalid-length",
                "phone.not-a-number",
                "phone.several-numbers",
                "phone.stray-character",
            ];
            case.settled && case.theirs.number().is_some() && ours.contains(&case.ours.answer.code())
        },
    },
    Known {
        name: "phonenumber-country-codes",
        cause: "fault of the crate: it reads country codes and regions that do not exist, or misses those behind a prefix",
        explains: |case| {
            case.settled
                && (case.refused("phone.unknown-country-code")
                    || case.theirs_refused(&["phone.unknown-country-code"])
                    || case.members().contains(&"countryCode"))
        },
    },
    Known {
        name: "phonenumber-prefixes",
        cause: "fault of the crate: it strips the trunk prefix of the default region from foreign numbers, strips it where \
                what is left is no number, and reads the country code as part of the number",
        explains: |case| case.settled && case.members().contains(&"nationalNumber"),
    },
    Known {
        name: "phonenumber-regions",
        cause: "fault of the crate: it looks for region and kind without the leading zeros, and takes a pattern that \
                matches the beginning of the number",
        explains: |case| {
            case.settled && ["region", "type", "valid"].iter().any(|member| case.members().contains(member))
        },
    },
    Known {
        name: "phonenumber-extensions",
        cause: "fault of the crate: its pattern of extensions is older and knows fewer labels",
        explains: |case| case.settled && case.members().contains(&"extension"),
    },
    Known {
        name: "phonenumber-formats",
        cause: "fault of the crate: it takes a format without leading digits whatever its pattern, and drops the national \
                formats that have no international one",
        explains: |case| {
            let formats = ["national", "international", "rfc3966"];
            case.settled && case.members().iter().all(|member| formats.contains(member))
        },
    },
    Known {
        name: "phonenumber-refuses",
        cause: "fault of the crate: it knows neither digits of other scripts, nor full-width dots, nor a `phone-context` that \
                is a domain, nor `isub`, and refuses long numbers early",
        explains: |case| case.settled && case.theirs.number().is_none() && *case.theirs != PANICKED,
    },
];

impl Port for PhonenumberCrate {
    fn name(&self) -> &'static str {
        "phonenumber"
    }

    fn known(&self) -> &'static [Known] {
        FAULTS
    }

    fn tells_local(&self) -> bool {
        false
    }

    fn answer(&self, text: &str, region: &str) -> Answer {
        catch_unwind(AssertUnwindSafe(|| answer(text, region))).unwrap_or(PANICKED)
    }
}

fn answer(text: &str, region: &str) -> Answer {
    let region = region.parse().ok().filter(|_| DATABASE.by_id(region).is_some());
    let number = match phonenumber::parse(region, text) {
        Ok(number) => number,
        Err(ParseError::InvalidCountryCode) => return UNKNOWN_COUNTRY_CODE,
        Err(ParseError::TooShortAfterIdd | ParseError::TooShortNsn) => return TOO_SHORT,
        Err(ParseError::TooLong) => return TOO_LONG,
        Err(_) => return NOT_A_NUMBER,
    };
    let format = |mode| number.format().mode(mode).to_string();
    Answer::Number(Box::new(Number {
        country_code: number.code().value(),
        national_number: number.national().to_string(),
        extension: number.extension().map(|extension| extension.to_string()),
        region: number.metadata(&DATABASE).map(|meta| meta.id().to_owned()).filter(|id| id != "001"),
        kind: kind(number.number_type(&DATABASE)),
        valid: number.is_valid(),
        local_only: false,
        e164: format(Mode::E164),
        national: format(Mode::National),
        international: format(Mode::International),
        rfc3966: format(Mode::Rfc3966),
    }))
}

fn kind(kind: Type) -> Option<&'static str> {
    Some(match kind {
        Type::FixedLine => "fixedLine",
        Type::Mobile => "mobile",
        Type::FixedLineOrMobile => "fixedLineOrMobile",
        Type::TollFree => "tollFree",
        Type::PremiumRate => "premiumRate",
        Type::SharedCost => "sharedCost",
        Type::Voip => "voip",
        Type::PersonalNumber => "personalNumber",
        Type::Pager => "pager",
        Type::Uan => "uan",
        Type::Voicemail => "voicemail",
        _ => return None,
    })
}
