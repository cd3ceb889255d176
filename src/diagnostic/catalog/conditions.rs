//! Codes of conditions.

use super::{Code, Entry, Severity, codes};

codes! {}
