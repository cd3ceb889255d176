//! One phone number: parsed, checked, written as E.164 and in the national form, by each library.

use std::hint::black_box;
use std::rc::Rc;

use anyhow::{Context, Result, ensure};
use phonenumber::Mode;
use psa_contacts::options::PhoneOptions;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, Region};
use serde::Deserialize;

use crate::race::{Entrant, OURS, Race};

/// The least share of the numbers that all contestants have to agree on.
const LEAST: f64 = 0.95;

#[derive(Deserialize)]
struct Phone {
    text: String,
    /// Two letters of ISO 3166-1.
    region: String,
}

struct Answer {
    valid: bool,
    e164: String,
    national: String,
}

struct Contestant {
    name: &'static str,
    run: fn(&Phone) -> Option<Answer>,
    reach: Option<f64>,
}

const CONTESTANTS: &[Contestant] = &[
    Contestant { name: OURS, run: ours, reach: None },
    Contestant { name: "phonenumber", run: by_phonenumber, reach: Some(5.0) },
    Contestant { name: "rlibphonenumber", run: by_rlibphonenumber, reach: Some(2.0) },
];

/// `json` is `[{"text", "region"}]`.
pub fn race(json: &str) -> Result<Race> {
    let phones: Vec<Phone> = serde_json::from_str(json).context("a number without text or region")?;
    let total = phones.len();
    let agreed: Rc<[Phone]> = phones.into_iter().filter(agreed).collect();
    let same = agreed.len();
    ensure!(same as f64 >= total as f64 * LEAST, "the contestants agree on {same} of {total} numbers only");
    let note = format!("parse, valid, E.164, national; {same} of {total} numbers agree and are timed");
    let entrants = CONTESTANTS.iter().map(|contestant| {
        let agreed = Rc::clone(&agreed);
        Entrant {
            name: contestant.name,
            run: Box::new(move || {
                for phone in agreed.iter() {
                    if let Some(answer) = (contestant.run)(phone) {
                        black_box((answer.valid, answer.e164, answer.national));
                    }
                }
            }),
            reach: contestant.reach,
            stretch: None,
        }
    });
    let name = "one phone number natively, mixed formats";
    Ok(Race { name, note, per: same, shares: false, entrants: entrants.collect() })
}

/// Whether all give the same E.164 for a valid number, or all refuse it.
fn agreed(phone: &Phone) -> bool {
    let answer =
        |contestant: &Contestant| (contestant.run)(phone).filter(|answer| answer.valid).map(|answer| answer.e164);
    let mut answers = CONTESTANTS.iter().map(answer);
    let first = answers.next();
    answers.all(|answer| Some(answer) == first)
}

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
