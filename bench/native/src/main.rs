//! One phone number natively: parsed, checked, written as E.164 and in the national form.
//!
//! `psa-contacts-bench <phones.json>` takes the numbers that the JavaScript benches wrote, `[{"text", "region"}]`, and
//! prints one line of JSON in the form that theirs have. Rounds and order are as there.

mod contestants;
mod race;

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::contestants::{CONTESTANTS, Contestant, Phone};
use crate::race::race;

/// The least share of the numbers that all contestants have to agree on.
const LEAST: f64 = 0.95;

fn main() -> Result<()> {
    let path = std::env::args().nth(1).context("expected the path of the numbers")?;
    let values: Vec<Value> = serde_json::from_str(&fs::read_to_string(path)?)?;
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let phones: Vec<Phone> = values
        .iter()
        .map(|value| Some(Phone { text: text(value, "text")?, region: text(value, "region")? }))
        .collect::<Option<_>>()
        .context("a number without text or region")?;

    let total = phones.len();
    let agreed: Vec<Phone> = phones.into_iter().filter(agreed).collect();
    let same = agreed.len();
    ensure!(same as f64 >= total as f64 * LEAST, "the contestants agree on {same} of {total} numbers only");
    let note = format!("parse, valid, E.164, national; {same} of {total} numbers agree and are timed");
    println!("{}", race("one phone number natively, mixed formats", &note, &agreed)?);
    Ok(())
}

/// Whether all give the same E.164 for a valid number, or all refuse it.
fn agreed(phone: &Phone) -> bool {
    let answer =
        |contestant: &Contestant| (contestant.run)(phone).filter(|answer| answer.valid).map(|answer| answer.e164);
    let mut answers = CONTESTANTS.iter().map(answer);
    let first = answers.next();
    answers.all(|answer| Some(answer) == first)
}
