//! Contacts of ConnectWise PSA: payloads checked, phones and e-mails normalized, `conditions` parsed and built.

pub mod diagnostic;
pub mod email;
mod hidden;
pub mod options;
pub mod phone;
pub mod schema;
pub mod span;

pub use email::{Email, normalize_email};
pub use phone::{Phone, normalize_phone};
