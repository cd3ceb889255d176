//! Contacts of ConnectWise PSA: payloads checked, phones and e-mails normalized, `conditions` parsed and built.

pub mod diagnostic;
pub mod options;
pub mod schema;
pub mod span;
