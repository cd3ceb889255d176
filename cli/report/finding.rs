//! One finding, whoever made it.

use crate::duplicates::{Kind, Twin};
use psa_contacts::diagnostic::Param;
use psa_contacts::rows::RowReport;
use psa_contacts::{Code, Diagnostic, Severity};

/// What the command itself finds, beyond the check of each row.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct OwnCode {
    pub(crate) name: &'static str,
    pub(crate) severity: Severity,
    pub(crate) title: &'static str,
    pub(crate) help: &'static str,
}

/// The codes of rows that repeat another one, e-mail first.
pub(crate) const TWINS: [OwnCode; 2] = [
    OwnCode {
        name: "file.duplicate-email",
        severity: Severity::Warning,
        title: "a row with the e-mail address of an earlier row",
        help: "merge the two contacts, or make sure that they share a mailbox",
    },
    OwnCode {
        name: "file.duplicate-phone",
        // Colleagues share a line more often than a mailbox.
        severity: Severity::Advice,
        title: "a row with the phone number of an earlier row",
        help: "merge the two contacts if they are one person, and add the extension if they share a line",
    },
];

impl OwnCode {
    pub(crate) const fn of(kind: Kind) -> &'static Self {
        let [email, phone] = &TWINS;
        match kind {
            Kind::Email => email,
            Kind::Phone => phone,
        }
    }
}

/// Where a row stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) row: u64,
    pub(crate) line: u64,
    pub(crate) byte_offset: Option<u64>,
}

impl Place {
    pub(crate) fn of(report: &RowReport) -> Self {
        Self { row: report.row, line: report.line, byte_offset: Some(report.byte_offset) }
    }
}

/// A finding without anything of the contact's values.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) code: &'static str,
    pub(crate) severity: Severity,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) pointer: Option<String>,
    /// The column of a table, from 1.
    pub(crate) column: Option<i64>,
}

impl From<&Diagnostic> for Finding {
    fn from(diagnostic: &Diagnostic) -> Self {
        let column = match diagnostic.params.get("column") {
            Some(Param::Number(column)) => Some(*column),
            _ => None,
        };
        Self {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity,
            message: diagnostic.message(),
            help: diagnostic.help(),
            pointer: diagnostic.pointer().filter(|pointer| !pointer.is_empty()),
            column,
        }
    }
}

impl Finding {
    pub(crate) fn of_twin(twin: &Twin) -> Self {
        let code = OwnCode::of(twin.kind);
        let what = match twin.kind {
            Kind::Email => "e-mail address",
            Kind::Phone => "phone number",
        };
        Self {
            code: code.name,
            severity: code.severity,
            message: format!("the same {what} as row {} at line {}", twin.first_row, twin.first_line),
            help: Some(code.help.to_owned()),
            pointer: None,
            column: None,
        }
    }
}

/// Every code that a report can hold, in a fixed order: name, severity, title, general remedy.
pub(crate) fn all_codes() -> impl Iterator<Item = (&'static str, Severity, &'static str, &'static str)> {
    let own = TWINS.iter().map(|code| (code.name, code.severity, code.title, code.help));
    Code::all().map(|code| (code.as_str(), code.severity(), code.title(), code.help())).chain(own)
}
