//! Findings in the four formats. None of them holds a value of a contact.

mod conditions;
mod finding;
mod human;
mod json;
mod sarif;
mod sink;
mod summary;

pub(crate) use conditions::print_findings;
pub(crate) use finding::{Finding, Place, all_codes};
pub(crate) use sink::{Printed, Sink};
pub(crate) use summary::{Total, print_summary};

use crate::args::ReportFormat;
use crate::duplicates::Twin;
use psa_contacts::rows::RowReport;

/// Prints the reports on the rows of one file. Each thread uses the same one.
#[derive(Debug)]
pub(crate) struct Printer {
    pub(crate) format: ReportFormat,
    /// The file, as findings name it.
    name: String,
    styles: human::Styles,
}

impl Printer {
    pub(crate) fn new(format: ReportFormat, name: &str, colored: bool) -> Self {
        Self { format, name: name.to_owned(), styles: human::Styles::new(colored) }
    }

    /// What stands before all reports.
    pub(crate) fn head(&self) -> String {
        match self.format {
            ReportFormat::Human | ReportFormat::Ndjson => String::new(),
            ReportFormat::Json => "{\"reports\":[".to_owned(),
            ReportFormat::Sarif => sarif::head(),
        }
    }

    /// What parts one report from the next. It is written in front of each, and the sink leaves it out before the first.
    pub(crate) fn separator(&self) -> &'static [u8] {
        match self.format {
            ReportFormat::Human | ReportFormat::Ndjson => b"",
            ReportFormat::Json | ReportFormat::Sarif => b",",
        }
    }

    /// Adds a report on a row, if there is something to say.
    pub(crate) fn report(&self, report: &RowReport, out: &mut Vec<u8>) {
        match self.format {
            ReportFormat::Json => json::report(report, b",\n", b"", out),
            ReportFormat::Ndjson => json::report(report, b"", b"\n", out),
            ReportFormat::Human | ReportFormat::Sarif => {
                for diagnostic in &report.diagnostics {
                    self.finding(&Finding::from(diagnostic), Place::of(report), out);
                }
            }
        }
    }

    /// Adds what is said of a row that repeats another one.
    pub(crate) fn twin(&self, twin: &Twin, out: &mut Vec<u8>) {
        let finding = Finding::of_twin(twin);
        match self.format {
            ReportFormat::Json => json::twin(twin, &finding, b",\n", b"", out),
            ReportFormat::Ndjson => json::twin(twin, &finding, b"", b"\n", out),
            ReportFormat::Human | ReportFormat::Sarif => {
                self.finding(&finding, Place { row: twin.row, line: twin.line, byte_offset: None }, out);
            }
        }
    }

    /// Adds a finding, for people or as a result of SARIF.
    pub(crate) fn finding(&self, finding: &Finding, place: Place, out: &mut Vec<u8>) {
        match self.format {
            ReportFormat::Sarif => sarif::result(finding, &self.name, place, out),
            _ => human::finding(finding, &self.name, place, &self.styles, out),
        }
    }

    /// What stands behind all reports.
    pub(crate) fn tail(&self, total: &Total) -> String {
        match self.format {
            ReportFormat::Human => String::new(),
            ReportFormat::Json => format!("\n],\"summary\":{}}}\n", json::summary(total)),
            ReportFormat::Ndjson => format!("{{\"summary\":{}}}\n", json::summary(total)),
            ReportFormat::Sarif => sarif::tail(),
        }
    }
}
