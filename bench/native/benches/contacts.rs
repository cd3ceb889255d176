//! Contacts as lines of JSON, timed by criterion. `cargo xtask bench native` runs this with the inputs that it needs.

#[path = "beside.rs"]
mod beside;

use anyhow::Result;
use psa_contacts_bench::{CONTACTS, contacts, input, wanted};

fn main() -> Result<()> {
    if !wanted() {
        return Ok(());
    }
    beside::time(contacts::races(&input(CONTACTS)?)?);
    Ok(())
}
