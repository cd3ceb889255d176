//! The same work done by each library.

use phonenumber::Mode;
use psa_contacts::options::PhoneOptions;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, Region};

pub struct Phone {
    pub text: String,
    /// Two letters of ISO 3166-1.
    pub region: String,
}

pub struct Answer {
    pub valid: bool,
    pub e164: String,
    pub national: String,
}

pub struct Contestant {
    pub name: &'static str,
    pub run: fn(&Phone) -> Option<Answer>,
}

pub const OURS: &str = "psa-contacts";

pub const CONTESTANTS: &[Contestant] = &[
    Contestant { name: OURS, run: ours },
    Contestant { name: "phonenumber", run: by_phonenumber },
    Contestant { name: "rlibphonenumber", run: by_rlibphonenumber },
];

/// It writes the number in four forms, not in two.
fn ours(phone: &Phone) -> Option<Answer> {
    let mut options = PhoneOptions::default();
    options.default_region = phone.region.clone().into();
    let found = psa_contacts::normalize_phone(&phone.text, &options).value?;
    Some(Answer { valid: found.valid, e164: found.e164, national: found.national })
}

fn by_phonenumber(phone: &Phone) -> Option<Answer> {
    let number = phonenumber::parse(phone.region.parse().ok(), &phone.text).ok()?;
    Some(Answer {
        valid: number.is_valid(),
        e164: number.format().mode(Mode::E164).to_string(),
        national: number.format().mode(Mode::National).to_string(),
    })
}

fn by_rlibphonenumber(phone: &Phone) -> Option<Answer> {
    let number = PHONE_NUMBER_UTIL.parse(&phone.text, Region::from_code(&phone.region).ok()).ok()?;
    let format = |form| PHONE_NUMBER_UTIL.format(&number, form).into_owned();
    Some(Answer {
        valid: PHONE_NUMBER_UTIL.is_valid_number(&number),
        e164: format(PhoneNumberFormat::E164),
        national: format(PhoneNumberFormat::National),
    })
}
