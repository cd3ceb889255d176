//! The one door from a row to the check of a contact.

use super::report::RowReport;
use super::split::RowPlace;
use crate::contact::quick::{self, Notes};
use crate::contact::{Subject, apply_changes};
use crate::diagnostic::{Change, Code, Diagnostic, Severity};
use crate::json;
use crate::json::Value;
use crate::options::ContactOptions;

/// What is said of one row, not yet in the words of a report.
#[derive(Debug)]
pub(crate) enum Verdict<'c> {
    /// The quick pass took the JSON text, and these are its notes. Most rows of JSON are so, and nothing was made of them.
    Noted { json: &'c str, notes: &'c Notes, options: &'c ContactOptions },
    /// The full check saw the contact, which stood in the row as this JSON text, or in cells.
    Told { json: Option<&'c str>, contact: Value, changes: Vec<Change>, diagnostics: Vec<Diagnostic> },
    /// There is no contact: the row is broken, or a header.
    Row(Vec<Diagnostic>),
}

impl<'c> Verdict<'c> {
    /// The verdict on JSON text, or the offset of the byte at which it breaks.
    pub(super) fn of_json(json: &'c str, options: &'c ContactOptions, notes: &'c mut Notes) -> Result<Self, usize> {
        if quick::check(json, options, notes) {
            return Ok(Self::Noted { json, notes, options });
        }
        let contact = json::parse(json)?;
        let (changes, diagnostics) = Subject::Contact.findings(&contact, options);
        Ok(Self::Told { json: Some(json), contact, changes, diagnostics })
    }

    /// The verdict on a contact of a table.
    pub(super) fn of_value(contact: Value, options: &ContactOptions) -> Self {
        let (changes, diagnostics) = Subject::Contact.findings(&contact, options);
        Self::Told { json: None, contact, changes, diagnostics }
    }

    /// The diagnostics, to say more of them, or more. The quick pass sees no tables, of which alone there is more to say.
    pub(super) fn diagnostics(&mut self) -> Option<&mut Vec<Diagnostic>> {
        match self {
            Self::Noted { .. } => None,
            Self::Told { diagnostics, .. } | Self::Row(diagnostics) => Some(diagnostics),
        }
    }

    /// Whether no diagnostic is an error.
    pub(crate) fn ok(&self) -> bool {
        match self {
            Self::Noted { notes, .. } => !notes.failed(),
            Self::Told { diagnostics, .. } | Self::Row(diagnostics) => {
                diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error)
            }
        }
    }

    /// Hands over the code of each diagnostic and its severity, in order.
    pub(crate) fn codes(&self, mut each: impl FnMut(Code, Severity)) {
        match self {
            Self::Noted { notes, .. } => notes.codes().for_each(|(code, severity)| each(code, severity)),
            Self::Told { diagnostics, .. } | Self::Row(diagnostics) => {
                diagnostics.iter().for_each(|diagnostic| each(diagnostic.code, diagnostic.severity));
            }
        }
    }

    /// All of it in words, and the normalized contact if it is asked for and nothing stands against it.
    pub(super) fn report(self, place: RowPlace, wants_value: bool) -> RowReport {
        let wants_value = wants_value && self.ok();
        let (contact, changes, diagnostics) = match self {
            Self::Noted { json, notes, options } => {
                let (changes, diagnostics) = notes.findings(json, options);
                // What the quick pass took is good JSON.
                (wants_value.then(|| json::read(json)).flatten(), changes, diagnostics)
            }
            Self::Told { contact, changes, diagnostics, .. } => (wants_value.then_some(contact), changes, diagnostics),
            Self::Row(diagnostics) => (None, Vec::new(), diagnostics),
        };
        let value = contact.map(|contact| apply_changes(contact, &changes));
        RowReport { value, changes, ..RowReport::new(place, diagnostics) }
    }
}
