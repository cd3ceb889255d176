//! `psa-contacts validate`

use crate::args::{InputFormat, ReportArgs, ValidateArgs};
use crate::duplicates::{Duplicates, Key, Keys};
use crate::failure::{Failure, Verdict};
use crate::input::Input;
use crate::pipeline::{self, Work};
use crate::progress::Progress;
use crate::report::{Finding, Printed, Printer, Sink, Total, print_summary};
use crate::stats::Stats;
use psa_contacts::rows::{RawRow, RowChecker, RowOptions, RowReport};
use psa_contacts::{ContactOptions, Severity};

pub(crate) fn run(args: &ValidateArgs) -> Result<Verdict, Failure> {
    let stats = Stats::begin();
    let options = args.contact.options()?;
    let input = Input::open(&args.input.file, args.input.input_format)?;
    let keys = (!args.no_duplicates).then(|| Keys::new(&options));
    // A row of JSON is read once more for its items alone, which is quicker than to make the whole contact.
    let values = keys.is_some() && input.format == InputFormat::Csv;
    let checker = checker(&args.input, &input, options, values)?;
    let printer = printer(&args.report, &input, false);
    let mut sink = Sink::new(&printer, args.report.max_errors, false)?;
    let progress = Progress::new(&args.input, input.size);
    let check = Check { printer: &printer, keys };
    let (mut total, mut duplicates) = (Total::default(), Duplicates::new());
    let (threads, limit) = (args.input.threads(), args.input.max_row_bytes);
    let result = pipeline::run(input, threads, limit, checker, &check, &progress.counter(), |part: Part| {
        total.merge(&part.total);
        duplicates.add(part.keys).map_err(temporary)?;
        progress.around(!part.printed.is_empty(), || sink.write(&part.printed))?;
        Ok(())
    });
    let result = result.and_then(|()| {
        let mut text = Vec::new();
        let told = duplicates.finish(|twin| {
            let finding = Finding::of_twin(&twin);
            total.count(finding.code, finding.severity == Severity::Warning);
            text.clear();
            printer.twin(&twin, &mut text);
            sink.write_more(&text)
        });
        Ok(told?)
    });
    progress.finish();
    finish(result, &args.report, &printer, &mut sink, &total)?;
    if args.input.stats {
        stats.print(total.rows.rows);
    }
    Ok(Verdict::found(total.has_findings(args.report.deny_warnings)))
}

/// The checker of the rows of an input.
pub(crate) fn checker(
    args: &crate::args::InputArgs,
    input: &Input,
    options: ContactOptions,
    values: bool,
) -> Result<RowChecker, Failure> {
    let mut rows = RowOptions::new(input.row_format());
    rows.contact = options;
    rows.columns = args.columns();
    rows.max_row_bytes = args.max_row_bytes;
    rows.values = values;
    RowChecker::new(&rows).map_err(Failure::message)
}

pub(crate) fn printer(args: &ReportArgs, input: &Input, to_stderr: bool) -> Printer {
    let choice = if to_stderr {
        anstream::AutoStream::choice(&std::io::stderr())
    } else {
        anstream::AutoStream::choice(&std::io::stdout())
    };
    Printer::new(args.format, &input.name, choice != anstream::ColorChoice::Never)
}

/// Ends the reports, whatever came of the run, and says what was found.
pub(crate) fn finish(
    result: Result<(), Failure>,
    args: &ReportArgs,
    printer: &Printer,
    sink: &mut Sink,
    total: &Total,
) -> Result<(), Failure> {
    if !matches!(result, Err(Failure::Unread)) {
        sink.finish(printer, total)?;
        if !args.quiet {
            print_summary(total, sink.held_back)?;
        }
    }
    result
}

fn temporary(error: std::io::Error) -> Failure {
    Failure::Message(format!("cannot use a temporary file: {error}"))
}

/// Counts a report, and says whether the header of a table is broken.
pub(crate) fn count(total: &mut Total, report: &RowReport) {
    total.rows.add(report);
    total.broken_header |= report.is_header() && !report.ok;
}

struct Check<'c> {
    printer: &'c Printer,
    keys: Option<Keys>,
}

#[derive(Default)]
struct Part {
    printed: Printed,
    total: Total,
    keys: Vec<Key>,
}

impl Work for Check<'_> {
    type Part = Part;

    fn header(&self, _: &RawRow<'_>, report: Option<RowReport>, part: &mut Part) {
        if let Some(report) = report {
            count(&mut part.total, &report);
            part.printed.report(self.printer, &report);
        }
    }

    fn row(&self, checker: &mut RowChecker, row: &RawRow<'_>, part: &mut Part) {
        let Some(report) = checker.read(row) else { return };
        count(&mut part.total, &report);
        part.printed.report(self.printer, &report);
        if let Some(keys) = &self.keys {
            if let Some(contact) = &report.value {
                keys.add(contact, true, row.place, &mut part.keys);
            } else if !(report.ok && keys.add_json(row, &report.changes, &mut part.keys)) {
                // A row that has other faults may be a double all the same.
                if let Some(contact) = checker.contact(row) {
                    keys.add(&contact, false, row.place, &mut part.keys);
                }
            }
        }
    }
}
