//! Findings as JSON.

use super::finding::Finding;
use super::summary::Total;
use crate::duplicates::Twin;
use psa_contacts::Diagnostic;
use psa_contacts::rows::RowReport;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// A diagnostic whose fix is named and not shown: the fix holds pieces of the value.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    diagnostic: Diagnostic,
    #[serde(rename = "fixTitle", skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
}

/// The diagnostics without any values.
pub(crate) fn shown<S: Serializer>(diagnostics: &&[Diagnostic], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(diagnostics.iter().map(|diagnostic| {
        let mut diagnostic = diagnostic.clone();
        let fix = diagnostic.fix.take().map(|fix| fix.title.into_owned());
        Shown { diagnostic, fix }
    }))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'r> {
    row: u64,
    line: u64,
    byte_offset: u64,
    ok: bool,
    #[serde(serialize_with = "shown")]
    diagnostics: &'r [Diagnostic],
}

pub(crate) fn report(report: &RowReport, before: &[u8], behind: &[u8], out: &mut Vec<u8>) {
    let RowReport { row, line, byte_offset, ok, diagnostics, .. } = report;
    write(&Row { row: *row, line: *line, byte_offset: *byte_offset, ok: *ok, diagnostics }, before, behind, out);
}

pub(crate) fn twin(twin: &Twin, finding: &Finding, before: &[u8], behind: &[u8], out: &mut Vec<u8>) {
    let diagnostic = json!({
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "params": {"row": twin.first_row, "line": twin.first_line},
    });
    write(&json!({"row": twin.row, "line": twin.line, "ok": true, "diagnostics": [diagnostic]}), before, behind, out);
}

pub(crate) fn summary(total: &Total) -> Value {
    let mut summary = serde_json::to_value(&total.rows).unwrap_or_default();
    if let Value::Object(members) = &mut summary {
        members.insert("fixed".to_owned(), json!(total.fixed));
        members.insert("fixedByCode".to_owned(), json!(total.fixed_by_code));
    }
    summary
}

fn write(value: &impl Serialize, before: &[u8], behind: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(before);
    // Nothing of it has a key that is no text, and memory takes all bytes.
    let _ = serde_json::to_writer(&mut *out, value);
    out.extend_from_slice(behind);
}
