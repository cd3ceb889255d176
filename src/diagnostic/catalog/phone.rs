//! Codes of phone.

use super::{Code, Entry, Severity, codes};

codes! {}
