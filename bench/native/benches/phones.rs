//! Phone numbers, timed by criterion. `cargo xtask bench native` runs this with the inputs that it needs.

#[path = "beside.rs"]
mod beside;

use anyhow::Result;
use psa_contacts_bench::{PHONES, input, phones, wanted};

fn main() -> Result<()> {
    if !wanted() {
        return Ok(());
    }
    beside::time(vec![phones::race(&input(PHONES)?)?]);
    Ok(())
}
