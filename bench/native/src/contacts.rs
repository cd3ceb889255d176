//! Contacts as lines of JSON, on one core: ours, the crates that a Rust program would take instead, and a parse alone, which
//! checks nothing and is what any program has to do.

use std::hint::black_box;
use std::rc::Rc;
use std::str::FromStr;

use anyhow::{Result, ensure};
use email_address::EmailAddress;
use psa_contacts::{ContactChecker, ContactOptions};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::race::{Entrant, OURS, Race};

/// The least share of the contacts that ours and the crates have to agree on: `phonenumber` refuses numbers of France and
/// Brazil that are assigned.
const LEAST: f64 = 0.9;

/// `phonenumber` takes most of a millisecond a number, so it gets fewer contacts.
const FEW: usize = 500;

const PARSE: &str = "serde_json alone";

/// The least and the wanted share of the speed of a bare parse.
const SHARES: (f64, f64) = (0.4, 0.7);

/// Lines that the contestants of a race share.
type Lines = Rc<[Box<str>]>;

pub fn races(ndjson: &str) -> Result<Vec<Race>> {
    let lines: Lines = ndjson.lines().map(Box::from).collect();
    let mut checker = ContactChecker::new(ContactOptions::default());
    let total = lines.len().min(FEW);
    let agreed: Lines =
        lines.iter().take(FEW).filter(|line| checker.check(line).ok == by_crates(line)).cloned().collect();
    let same = agreed.len();
    ensure!(same as f64 >= total as f64 * LEAST, "the contestants agree on {same} of {total} contacts only");
    let good: Lines = lines.iter().filter(|line| checker.check(line).ok).cloned().collect();

    let note = |of: &str, lines: &Lines| {
        let bytes = lines.iter().map(|line| line.len()).sum::<usize>() / lines.len().max(1);
        format!("{of}, {bytes} bytes each on average, on one core; the parse is typed and checks nothing")
    };
    Ok(vec![
        Race {
            name: "one contact natively, as a line of JSON",
            note: note(&format!("{} contacts, {} of them not ok", lines.len(), lines.len() - good.len()), &lines),
            per: lines.len(),
            shares: true,
            entrants: vec![ours(&lines), parse(&lines)],
        },
        Race {
            name: "one good contact natively, as a line of JSON",
            note: note(&format!("{} contacts", good.len()), &good),
            per: good.len(),
            shares: true,
            entrants: vec![ours(&good), parse(&good)],
        },
        Race {
            name: "one contact natively, against the usual crates",
            note: format!("as a line of JSON; {same} of {total} contacts agree and are timed"),
            per: same,
            shares: false,
            entrants: vec![ours(&agreed), crates(&agreed)],
        },
    ])
}

fn ours(lines: &Lines) -> Entrant {
    let (lines, mut checker) = (Rc::clone(lines), ContactChecker::new(ContactOptions::default()));
    Entrant {
        name: OURS,
        run: Box::new(move || {
            for line in lines.iter() {
                black_box(checker.check(black_box(line)));
            }
        }),
        reach: None,
        stretch: None,
    }
}

fn parse(lines: &Lines) -> Entrant {
    let lines = Rc::clone(lines);
    Entrant {
        name: PARSE,
        run: Box::new(move || {
            for line in lines.iter() {
                // Some are of the wrong type on purpose.
                let _ = black_box(serde_json::from_str::<Contact>(black_box(line)));
            }
        }),
        reach: Some(SHARES.0),
        stretch: Some(SHARES.1),
    }
}

fn crates(lines: &Lines) -> Entrant {
    let lines = Rc::clone(lines);
    Entrant {
        name: "validator + phonenumber + email_address",
        run: Box::new(move || {
            for line in lines.iter() {
                black_box(by_crates(black_box(line)));
            }
        }),
        reach: None,
        stretch: None,
    }
}

/// A contact as a program declares it, with its limits.
#[derive(Debug, Default, Deserialize, Serialize, Validate)]
#[serde(default, rename_all = "camelCase")]
struct Contact {
    #[validate(required, custom(function = "filled"), length(max = 30))]
    first_name: Option<String>,
    #[validate(length(max = 30))]
    last_name: Option<String>,
    #[validate(required, nested)]
    company: Option<Reference>,
    #[validate(nested)]
    site: Option<Reference>,
    #[serde(rename = "type")]
    #[validate(nested)]
    contact_type: Option<Reference>,
    #[validate(length(max = 50))]
    title: Option<String>,
    #[validate(length(max = 30))]
    nick_name: Option<String>,
    #[validate(custom(function = "date"))]
    birth_day: Option<String>,
    #[validate(length(max = 50))]
    address_line1: Option<String>,
    #[validate(length(max = 50))]
    address_line2: Option<String>,
    #[validate(length(max = 50))]
    city: Option<String>,
    #[validate(length(max = 50))]
    state: Option<String>,
    #[validate(length(max = 12))]
    zip: Option<String>,
    #[validate(range(min = 1, max = 6))]
    portal_security_level: Option<i64>,
    disable_portal_login_flag: Option<bool>,
    inactive_flag: Option<bool>,
    #[validate(nested)]
    communication_items: Vec<Item>,
}

#[derive(Debug, Default, Deserialize, Serialize, Validate)]
#[serde(default)]
struct Reference {
    #[validate(required, range(min = 1, max = 2_147_483_647))]
    id: Option<i64>,
}

#[derive(Debug, Default, Deserialize, Serialize, Validate)]
#[serde(default, rename_all = "camelCase")]
#[validate(schema(function = "reachable"))]
struct Item {
    #[serde(rename = "type")]
    #[validate(required, nested)]
    item_type: Option<Reference>,
    #[validate(required, length(min = 1, max = 250))]
    value: Option<String>,
    #[validate(length(max = 15))]
    extension: Option<String>,
    default_flag: Option<bool>,
}

fn filled(text: &str) -> Result<(), ValidationError> {
    if text.trim().is_empty() { Err(ValidationError::new("blank")) } else { Ok(()) }
}

fn date(text: &str) -> Result<(), ValidationError> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (Some(Some(year)), Some(Some(month)), Some(Some(day))) = (parts.next(), parts.next(), parts.next()) else {
        return Err(ValidationError::new("date"));
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        1..=12 => 31,
        _ => 0,
    };
    if (1..=days).contains(&day) { Ok(()) } else { Err(ValidationError::new("date")) }
}

fn reachable(item: &Item) -> Result<(), ValidationError> {
    let value = item.value.as_deref().unwrap_or_default();
    let taken = match item.item_type.as_ref().and_then(|item_type| item_type.id) {
        Some(1) => EmailAddress::from_str(value).is_ok_and(|address| {
            let domain = address.domain();
            domain.contains('.') && black_box(domain.to_lowercase()).is_ascii()
        }),
        Some(_) => phonenumber::parse(Some(phonenumber::country::US), value).is_ok_and(|number| {
            black_box(number.format().mode(phonenumber::Mode::E164).to_string());
            number.is_valid()
        }),
        None => true,
    };
    if taken { Ok(()) } else { Err(ValidationError::new("value")) }
}

fn by_crates(line: &str) -> bool {
    serde_json::from_str::<Contact>(line).is_ok_and(|contact| contact.validate().is_ok())
}
