//! The one door from a row to the check of a contact.

use crate::contact::{Subject, apply_changes};
use crate::diagnostic::{Change, Diagnostic, Severity};
use crate::options::ContactOptions;
use serde_json::Value;

/// What the check says of one row.
#[derive(Debug)]
pub(super) struct Verdict {
    pub(super) value: Option<Value>,
    pub(super) changes: Vec<Change>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The verdict on JSON text, or the offset of the byte at which it breaks. The value is made if it is asked for and nothing
/// stands against it.
pub(super) fn of_json(row: &str, options: &ContactOptions, wants_value: bool) -> Result<Verdict, usize> {
    match serde_json::from_str(row) {
        Ok(value) => Ok(of_value(value, options, wants_value)),
        Err(error) if error.is_eof() => Err(row.len()),
        // A row is one line, so the column counts from its beginning.
        Err(error) => Err(error.column().saturating_sub(1).min(row.len())),
    }
}

/// The verdict on a contact that is a value already.
pub(super) fn of_value(value: Value, options: &ContactOptions, wants_value: bool) -> Verdict {
    let (changes, diagnostics) = Subject::Contact.findings(&value, options);
    let ok = diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
    let value = (ok && wants_value).then(|| apply_changes(value, &changes));
    Verdict { value, changes, diagnostics }
}
