//! What is said of one row, and of all of them.

use super::split::RowPlace;
use super::verdict::Verdict;
use crate::diagnostic::{Change, Code, Diagnostic, Severity};
use crate::json::Value;
use serde::Serialize;
use std::collections::BTreeMap;

/// What was found in one row.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RowReport {
    /// The number of the row, from 1. A report on the header of a table has 0.
    pub row: u64,
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// The offset of the row's first byte in the input, from 0.
    pub byte_offset: u64,
    /// Whether no diagnostic is an error.
    pub ok: bool,
    /// The normalized contact, if the row is valid and the value was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// What normalization did.
    pub changes: Vec<Change>,
    /// Every finding. A pointer names a place in the contact; of a header, the column.
    pub diagnostics: Vec<Diagnostic>,
}

impl RowReport {
    /// A report without a value; an error among the diagnostics makes it one on an invalid row.
    pub(super) fn new(place: RowPlace, diagnostics: Vec<Diagnostic>) -> Self {
        let ok = diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
        let RowPlace { row, line, byte_offset, .. } = place;
        Self { row, line, byte_offset, ok, value: None, changes: Vec::new(), diagnostics }
    }

    /// Whether the report is one on the header of a table, which counts as no row.
    #[must_use]
    pub fn is_header(&self) -> bool {
        self.row == 0
    }
}

/// What was found in all rows. Summaries of parts of the input can be [merged](Self::merge) in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct BatchSummary {
    /// How many rows there were. The header of a table and blank lines are none.
    pub rows: u64,
    /// How many of them can be sent.
    pub valid: u64,
    /// How many of them would be refused.
    pub invalid: u64,
    /// How many warnings there were, those on the header of a table included.
    pub warnings: u64,
    /// How many diagnostics of each code there were, those on the header of a table included.
    pub by_code: BTreeMap<&'static str, u64>,
}

impl BatchSummary {
    /// Counts one report.
    pub fn add(&mut self, report: &RowReport) {
        if !report.is_header() {
            self.rows += 1;
            *(if report.ok { &mut self.valid } else { &mut self.invalid }) += 1;
        }
        for diagnostic in &report.diagnostics {
            self.warnings += u64::from(diagnostic.severity == Severity::Warning);
            self.count(diagnostic.code, 1);
        }
    }

    /// Counts one row of which there is no report.
    pub(super) fn note(&mut self, place: RowPlace, verdict: &Verdict<'_>) {
        if place.header.is_none() {
            self.rows += 1;
            *(if verdict.ok() { &mut self.valid } else { &mut self.invalid }) += 1;
        }
        verdict.codes(|code, severity| {
            self.warnings += u64::from(severity == Severity::Warning);
            self.count(code, 1);
        });
    }

    /// Adds what another summary counted.
    pub fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.valid += other.valid;
        self.invalid += other.invalid;
        self.warnings += other.warnings;
        for (code, count) in &other.by_code {
            *self.by_code.entry(code).or_default() += count;
        }
    }

    fn count(&mut self, code: Code, count: u64) {
        *self.by_code.entry(code.as_str()).or_default() += count;
    }
}
