//! The one door from a row to the check of a contact.

use super::columns::Columns;
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
    /// Those of a row of a table that come in words name their columns already.
    Noted { json: &'c str, notes: &'c Notes, options: &'c ContactOptions, columns: Option<Columns<'c>> },
    /// The full check saw the contact that this JSON text is.
    Told { json: &'c str, contact: Value, changes: Vec<Change>, diagnostics: Vec<Diagnostic> },
    /// There is no contact: the row is broken, or a header.
    Row(Vec<Diagnostic>),
}

impl<'c> Verdict<'c> {
    /// The verdict on JSON text, or the offset of the byte at which it breaks. Of a row of a table the findings name their columns.
    pub(super) fn of_json(
        json: &'c str,
        options: &'c ContactOptions,
        notes: &'c mut Notes,
        columns: Option<Columns<'c>>,
    ) -> Result<Self, usize> {
        if quick::check(json, options, notes) {
            if let Some(columns) = columns {
                columns.name(&mut notes.diagnostics);
            }
            return Ok(Self::Noted { json, notes, options, columns });
        }
        let contact = json::parse(json)?;
        let (changes, mut diagnostics) = Subject::Contact.findings(&contact, options);
        if let Some(columns) = columns {
            columns.name(&mut diagnostics);
        }
        Ok(Self::Told { json, contact, changes, diagnostics })
    }

    /// The same verdict with one more finding.
    pub(super) fn and(self, diagnostic: Diagnostic) -> Self {
        match self {
            Self::Noted { json, .. } => {
                let (changes, mut diagnostics) = self.findings();
                diagnostics.push(diagnostic);
                let contact = json::read(json).unwrap_or_default();
                Self::Told { json, contact, changes, diagnostics }
            }
            Self::Told { json, contact, changes, mut diagnostics } => {
                diagnostics.push(diagnostic);
                Self::Told { json, contact, changes, diagnostics }
            }
            Self::Row(mut diagnostics) => {
                diagnostics.push(diagnostic);
                Self::Row(diagnostics)
            }
        }
    }

    /// Whether nothing is found.
    pub(super) fn is_silent(&self) -> bool {
        match self {
            Self::Noted { notes, .. } => notes.list.is_empty(),
            Self::Told { diagnostics, .. } | Self::Row(diagnostics) => diagnostics.is_empty(),
        }
    }

    /// What the quick pass noted, in words.
    pub(crate) fn findings(&self) -> (Vec<Change>, Vec<Diagnostic>) {
        let Self::Noted { json, notes, options, columns } = self else { return Default::default() };
        let (changes, mut diagnostics) = notes.findings(json, options);
        if let Some(columns) = columns {
            columns.name(&mut diagnostics);
        }
        (changes, diagnostics)
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
            Self::Noted { json, .. } => {
                let (changes, diagnostics) = self.findings();
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
