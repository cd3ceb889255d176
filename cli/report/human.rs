//! Findings for people: `FILE:LINE: error[code] at /pointer: message`, and the help.

use super::finding::{Finding, Place};
use crate::text::safe;
use anstyle::{AnsiColor, Style};
use psa_contacts::Severity;
use std::io::Write;

/// How the parts of a finding look.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    error: Style,
    warning: Style,
    advice: Style,
    bold: Style,
    help: Style,
}

impl Styles {
    pub(crate) fn new(colored: bool) -> Self {
        if !colored {
            return Self::default();
        }
        let bold = |color: AnsiColor| color.on_default().bold();
        Self {
            error: bold(AnsiColor::Red),
            warning: bold(AnsiColor::Yellow),
            advice: bold(AnsiColor::Blue),
            bold: Style::new().bold(),
            help: AnsiColor::Cyan.on_default(),
        }
    }

    pub(crate) const fn of(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Advice => self.advice,
        }
    }
}

pub(crate) fn finding(finding: &Finding, name: &str, place: Place, styles: &Styles, out: &mut Vec<u8>) {
    let (style, bold, help) = (styles.of(finding.severity), styles.bold, styles.help);
    let severity = finding.severity.as_str();
    // Writing to memory cannot fail.
    let _ = write!(out, "{bold}{}:{}:{bold:#} {style}{severity}[{}]{style:#}", safe(name), place.line, finding.code);
    if let Some(pointer) = &finding.pointer {
        let _ = write!(out, " at {}", safe(pointer));
    }
    if let Some(column) = finding.column.filter(|_| place.row > 0) {
        let _ = write!(out, " (column {column})");
    }
    let _ = writeln!(out, ": {}", safe(&finding.message));
    if let Some(text) = &finding.help {
        let _ = writeln!(out, "  {help}help{help:#}: {}", safe(text));
    }
}
