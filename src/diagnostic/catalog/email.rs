//! Codes of email.

use super::{Code, Entry, Severity, codes};

codes! {}
