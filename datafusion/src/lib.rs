//! The verbs of [`psa_contacts`] as scalar functions of SQL, for tables of contacts too large for one process.
//!
//! | function | gives |
//! |---|---|
//! | `contact_report(json)` | a struct: `ok`, `errors`, `warnings`, `codes` (a list), `report` (JSON: `ok`, `changes`, `diagnostics`) |
//! | `contact_normalize(json)` | the normalized payload as JSON, or null if the payload would be refused |
//! | `phone_e164(text[, region])` | the number as E.164, or null if it is not possible; the region is `US` where none is named |
//! | `email_normalize(text)` | the address with its domain in lower case, or null if it is not deliverable |
//! | `conditions_match(conditions, json)` | whether the record is kept; null where the record is unknown or no JSON |
//!
//! All are immutable and take whole columns. A null argument gives null, a null region the default one. Data that is bad
//! is null or a report, never an error; only `conditions` that do not parse stop the query, since no row has an answer then.
//!
//! ```
//! use datafusion::prelude::SessionContext;
//!
//! # fn main() -> datafusion::error::Result<()> {
//! let mut context = SessionContext::new();
//! psa_contacts_datafusion::register(&mut context)?;
//! # Ok(())
//! # }
//! ```
//!
//! On Ballista the scheduler and each executor must know the functions too: [`register`] takes the `SessionState` that they
//! are built from as well as a `SessionContext`. A client's context takes them once it is connected, not before.

mod column;
mod conditions;
mod contacts;
mod function;
mod items;

use datafusion::error::Result;
use datafusion::execution::FunctionRegistry;
use datafusion::logical_expr::ScalarUDF;
use std::sync::Arc;

/// The functions, to register them one by one.
#[must_use]
pub fn functions() -> Vec<ScalarUDF> {
    let of_contacts = [contacts::report(), contacts::normalize()];
    let of_items = [items::phone(), items::email()];
    of_contacts.into_iter().chain(of_items).chain([conditions::matches()]).map(ScalarUDF::from).collect()
}

/// Makes every function known to a session. A function of the same name gives way.
///
/// # Errors
///
/// That of a registry which takes no functions.
pub fn register(registry: &mut dyn FunctionRegistry) -> Result<()> {
    for function in functions() {
        registry.register_udf(Arc::new(function))?;
    }
    Ok(())
}

/// The README's Rust is compiled as a doctest.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
