//! Contacts of ConnectWise PSA: payloads checked, phones and e-mails normalized, `conditions` parsed and built.

pub mod api;
pub mod conditions;
pub mod contact;
mod decimal;
pub mod diagnostic;
pub mod email;
mod fold;
mod hidden;
#[cfg(feature = "serde-wasm-bindgen")]
pub mod js;
mod json;
pub mod json_schema;
mod letters;
pub mod messages;
pub mod options;
pub mod phone;
pub mod query;
pub mod requests;
pub mod rows;
pub mod schema;
pub mod server;
mod sort;
pub mod span;
mod suggest;
mod text;
#[cfg(feature = "wasm")]
#[allow(missing_docs, reason = "documented in the package's declarations")]
pub mod wasm;

pub use conditions::{ConditionsOptions, parse_conditions};
pub use contact::{
    Communication, Contact, ContactBuilder, ContactChecker, ContactUpdate, Patch, Reference, check_portal_invitation,
    diff_contacts, upgrade_contact, upgrade_contact_update, validate_communication, validate_contact,
    validate_contact_update, validate_note,
};
pub use diagnostic::{Change, Code, Diagnostic, Fix, Outcome, Severity};
pub use email::{Email, normalize_email};
pub use options::{ContactOptions, EmailOptions, EmailPolicy, PhoneFormat, PhoneOptions, PhonePolicy, UnknownFields};
pub use phone::{Phone, PhoneKind, example_phone, format_as_you_type, normalize_phone, phone_regions};
pub use query::contacts_query;
pub use requests::duplicate_search;
pub use schema::Api;
pub use server::explain_server_error;
pub use span::{Path, Span};

/// Whether usual values are read in quick ways of their own first, which say what the full ones say. A module that goes over a wire
/// and deals with one value at a time does without.
const QUICK_WAYS: bool = cfg!(any(feature = "quick", not(feature = "packed")));

/// The README's Rust is run as a doctest.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
