//! The two ports of Google's libphonenumber that speak Rust.

use crate::answer::{Answer, INVALID_LENGTH, NOT_A_NUMBER, Number, TOO_LONG, TOO_SHORT, UNKNOWN_COUNTRY_CODE};
use crate::known::Known;
use rlibphonenumber::{
    NumberLengthType, ParseError, PhoneMetadataCollection, PhoneNumberFormat, PhoneNumberType, PhoneNumberUtil, Region,
    ValidationError,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// One port.
pub trait Port {
    fn name(&self) -> &'static str;

    fn answer(&self, text: &str, region: &str) -> Answer;

    /// Whether it tells numbers that are possible only locally from others.
    fn tells_local(&self) -> bool {
        true
    }

    /// The lines of the table that are about this port.
    fn known(&self) -> &'static [Known] {
        &[]
    }
}

/// What an answer is that the port panicked over.
pub const PANICKED: Answer = Answer::Refused { refused: "panicked" };

/// `rlibphonenumber`, over the metadata of our version.
pub struct Rlib(PhoneNumberUtil);

impl Port for Rlib {
    fn name(&self) -> &'static str {
        "rlibphonenumber"
    }

    fn answer(&self, text: &str, region: &str) -> Answer {
        catch_unwind(AssertUnwindSafe(|| self.try_answer(text, region))).unwrap_or(PANICKED)
    }
}

impl Rlib {
    pub fn new(metadata: PhoneMetadataCollection) -> anyhow::Result<Self> {
        let metadata = crate::metadata::anchored(metadata);
        Ok(Self(PhoneNumberUtil::new_for_metadata(metadata).map_err(|error| anyhow::anyhow!("{error:?}"))?))
    }

    fn try_answer(&self, text: &str, region: &str) -> Answer {
        let util = &self.0;
        let region =
            Region::from_code(region).ok().filter(|region| util.get_country_code_for_region(*region).is_some());
        let number = match util.parse(text, region) {
            Ok(number) => number,
            Err(ParseError::InvalidCountryCode) => return UNKNOWN_COUNTRY_CODE,
            Err(ParseError::TooShortAfterIdd | ParseError::TooShortNsn) => return TOO_SHORT,
            Err(ParseError::TooLongNsn) => return TOO_LONG,
            Err(ParseError::NotANumber(_)) => return NOT_A_NUMBER,
        };
        let local_only = match util.is_possible_number_with_reason(&number) {
            Ok(NumberLengthType::IsPossible) => false,
            Ok(NumberLengthType::IsPossibleLocalOnly) => true,
            Err(ValidationError::TooShort) => return TOO_SHORT,
            Err(ValidationError::TooLong) => return TOO_LONG,
            Err(ValidationError::InvalidLength) => return INVALID_LENGTH,
            Err(ValidationError::InvalidCountryCode) => return UNKNOWN_COUNTRY_CODE,
        };
        let format = |format| util.format(&number, format).into_owned();
        Answer::Number(Box::new(Number {
            country_code: u16::try_from(number.country_code).unwrap_or_default(),
            national_number: rlibphonenumber::get_national_significant_number_owned(&number),
            extension: number.extension.clone().filter(|extension| !extension.is_empty()),
            region: util
                .get_region_for_number(&number)
                .map(|region| region.as_region_str().to_string())
                .filter(|r| r != "001"),
            kind: kind(util.get_number_type(&number)),
            valid: util.is_valid_number(&number),
            local_only,
            e164: format(PhoneNumberFormat::E164),
            national: format(PhoneNumberFormat::National),
            international: format(PhoneNumberFormat::International),
            rfc3966: format(PhoneNumberFormat::RFC3966),
        }))
    }
}

fn kind(kind: PhoneNumberType) -> Option<&'static str> {
    Some(match kind {
        PhoneNumberType::FixedLine => "fixedLine",
        PhoneNumberType::Mobile => "mobile",
        PhoneNumberType::FixedLineOrMobile => "fixedLineOrMobile",
        PhoneNumberType::TollFree => "tollFree",
        PhoneNumberType::PremiumRate => "premiumRate",
        PhoneNumberType::SharedCost => "sharedCost",
        PhoneNumberType::VoIP => "voip",
        PhoneNumberType::PersonalNumber => "personalNumber",
        PhoneNumberType::Pager => "pager",
        PhoneNumberType::UAN => "uan",
        PhoneNumberType::VoiceMail => "voicemail",
        PhoneNumberType::Unknown => return None,
    })
}
