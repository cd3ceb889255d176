//! The numbering plans of the world, compiled ahead of time.
//!
//! The behaviour is that of Google's libphonenumber; the data is its metadata. What differs is how the patterns are matched:
//! `cargo xtask metadata` turns them into automata over the ten digits that share their states, and packs those and everything
//! else into `tables.bin`. The tables are read where they lie. Nothing is built, parsed or kept at run time.

mod as_you_type;
mod example;
mod format;
mod layout;
mod parse;
mod tables;
mod walk;

pub(crate) use as_you_type::as_you_type;
pub(crate) use example::{example, regions};
pub(crate) use format::write;
#[cfg(feature = "phonenumber")]
pub(crate) use parse::about;
pub(crate) use parse::parse;
