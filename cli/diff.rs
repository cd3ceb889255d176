//! `psa-contacts diff`

use crate::args::{DiffArgs, ReportFormat};
use crate::failure::{Failure, Verdict};
use crate::input::read_whole;
use crate::report::{Finding, Place, Printer};
use psa_contacts::{Severity, diff_contacts};
use serde_json::Value;
use std::io::{self, Write};
use std::path::Path;

pub(crate) fn run(args: &DiffArgs) -> Result<Verdict, Failure> {
    let options = args.contact.options()?;
    if args.old == Path::new("-") && args.new == Path::new("-") {
        return Err(Failure::message("expected one file at least: standard input holds one contact"));
    }
    let (old, new) = (contact(&args.old)?, contact(&args.new)?);
    let outcome = diff_contacts(&old, &new, &options);
    // The operations are the data, so findings go to standard error; SARIF holds nothing but findings.
    let is_sarif = args.report.format == ReportFormat::Sarif;
    let name = args.new.display().to_string();
    let colored = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    let printer = Printer::new(if is_sarif { ReportFormat::Sarif } else { ReportFormat::Human }, &name, colored);
    let mut text = Vec::new();
    for diagnostic in &outcome.diagnostics {
        printer.finding(&Finding::from(diagnostic), Place { row: 1, line: 1, byte_offset: None }, &mut text);
    }
    let mut out = io::stdout().lock();
    if is_sarif {
        out.write_all(printer.head().as_bytes())?;
        out.write_all(text.strip_prefix(b",").unwrap_or_default())?;
        out.write_all(printer.tail(&crate::report::Total::default()).as_bytes())?;
    } else {
        io::stderr().lock().write_all(&text)?;
        if let Some(operations) = &outcome.value {
            print(operations, args.report.format, &mut out)?;
        }
    }
    out.flush()?;
    let least = if args.report.deny_warnings { Severity::Warning } else { Severity::Error };
    Ok(Verdict::found(outcome.diagnostics.iter().any(|diagnostic| diagnostic.severity >= least)))
}

fn print(operations: &[impl serde::Serialize], format: ReportFormat, out: &mut impl Write) -> io::Result<()> {
    match format {
        ReportFormat::Human => {
            serde_json::to_writer_pretty(&mut *out, operations)?;
            writeln!(out)
        }
        ReportFormat::Ndjson => operations.iter().try_for_each(|operation| {
            serde_json::to_writer(&mut *out, operation)?;
            writeln!(out)
        }),
        ReportFormat::Json | ReportFormat::Sarif => {
            serde_json::to_writer(&mut *out, operations)?;
            writeln!(out)
        }
    }
}

fn contact(path: &Path) -> Result<Value, Failure> {
    let bytes = read_whole(path)?;
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    serde_json::from_slice(text).map_err(|error| {
        // The words of the parser can hold a piece of the input; the place cannot.
        let (line, column) = (error.line(), error.column());
        Failure::Message(format!("`{}` holds no JSON: it breaks at line {line}, column {column}", path.display()))
    })
}
