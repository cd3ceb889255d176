//! Native code: phone numbers, and contacts as lines of JSON.
//!
//! `psa-contacts-bench <phones.json> <contacts.ndjson>` takes what the JavaScript benches wrote and prints a line of JSON for
//! each race, in the form that theirs have. Rounds and order are as there.

mod contacts;
mod phones;
mod race;

use std::fs;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let mut paths = std::env::args().skip(1);
    let mut next = |what: &str| -> Result<String> {
        let path = paths.next().with_context(|| format!("expected the path of the {what}"))?;
        fs::read_to_string(&path).with_context(|| path)
    };
    let (phones, contacts) = (next("numbers")?, next("contacts")?);
    println!("{}", phones::run(&phones)?);
    for result in contacts::run(&contacts)? {
        println!("{result}");
    }
    Ok(())
}
