//! The contestants of the native benches, and two ways to time them.
//!
//! [`race::Race::run`] gives every contestant its turn in each round: its figures are the ones that ratios are made of.
//! The benches hand the same contestants to criterion, one after the other.

pub mod contacts;
pub mod phones;
pub mod race;

use std::fs;
use std::rc::Rc;

use anyhow::{Context, Result};

/// Where the numbers lie that all contestants of the JavaScript benches agree on: `[{"text", "region"}]`.
pub const PHONES: &str = "BENCH_PHONES";

/// Where the contacts lie, a line of JSON each.
pub const CONTACTS: &str = "BENCH_CONTACTS";

/// The text of the file that a variable of the environment names.
pub fn input(variable: &str) -> Result<Rc<str>> {
    let path = std::env::var(variable).with_context(|| format!("expected a path in `{variable}`"))?;
    Ok(fs::read_to_string(&path).with_context(|| path)?.into())
}

/// Whether benches are asked for. `cargo test` runs them too: they have nothing to test, and no inputs there.
pub fn wanted() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}
