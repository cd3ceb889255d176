//! `psa-contacts filter`

use crate::args::{FilterArgs, InputFormat, ReportFormat};
use crate::failure::{Failure, Verdict};
use crate::input::Input;
use crate::pipeline::{self, Work};
use crate::progress::Progress;
use crate::report::{Printed, Printer, print_findings};
use crate::stats::Stats;
use crate::text::counted;
use crate::validate::checker;
use psa_contacts::conditions::{Dialect, Expr, Truth, evaluate_in, parse_conditions};
use psa_contacts::rows::{RawRow, RowChecker, RowReport};
use psa_contacts::{ContactOptions, Severity};
use std::io::{self, BufWriter, Write};

pub(crate) fn run(args: &FilterArgs) -> Result<Verdict, Failure> {
    let stats = Stats::begin();
    let outcome = parse_conditions(&args.conditions, &args.options.options());
    let errors = outcome.diagnostics.iter().filter(|diagnostic| diagnostic.severity != Severity::Advice);
    let errors: Vec<_> = errors.cloned().collect();
    print_findings(&errors, ReportFormat::Human, |_| Some(("conditions", &args.conditions)))?;
    let Some(expr) = outcome.value else { return Err(Failure::Said) };
    let input = Input::open(&args.input.file, args.input.input_format)?;
    let is_array = input.format == InputFormat::Json;
    let checker = checker(&args.input, &input, ContactOptions::default(), false)?;
    let printer = Printer::new(
        ReportFormat::Human,
        &input.name,
        anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never,
    );
    let progress = Progress::new(&args.input, input.size);
    let filter = Filter { printer: &printer, expr: &expr, dialect: args.options.dialect(), is_array };
    let (mut rows, mut kept, mut unreadable) = (0, 0, 0);
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    let mut broken = crate::report::Sink::new(&printer, None, true)?;
    if is_array {
        out.write_all(b"[")?;
    }
    let (threads, limit) = (args.input.threads(), args.input.max_row_bytes);
    let result = pipeline::run(input, threads, limit, checker, &filter, &progress.counter(), |part: Part| {
        // The comma in front of the first element of all parts.
        let text = if is_array && kept == 0 { part.text.strip_prefix(b",").unwrap_or(&part.text) } else { &part.text };
        rows += part.rows;
        kept += part.kept;
        unreadable += part.unreadable;
        progress.around(!text.is_empty() || !part.printed.is_empty(), || {
            broken.write(&part.printed)?;
            out.write_all(text)
        })?;
        Ok(())
    });
    progress.finish();
    result?;
    if is_array {
        out.write_all(b"\n]\n")?;
    }
    out.flush()?;
    drop(broken);
    if unreadable > 0 {
        anstream::eprintln!("{} could not be read", counted(unreadable, "row", "rows"));
    }
    if args.input.stats {
        stats.print(rows);
    }
    Ok(Verdict::found(unreadable > 0))
}

struct Filter<'f> {
    printer: &'f Printer,
    expr: &'f Expr,
    dialect: Dialect,
    is_array: bool,
}

#[derive(Default)]
struct Part {
    text: Vec<u8>,
    printed: Printed,
    rows: u64,
    kept: u64,
    unreadable: u64,
}

impl Work for Filter<'_> {
    type Part = Part;

    fn header(&self, row: &RawRow<'_>, report: Option<RowReport>, part: &mut Part) {
        part.text = pipeline::header(row);
        if let Some(report) = report {
            part.printed.report(self.printer, &report);
        }
    }

    fn row(&self, checker: &mut RowChecker, row: &RawRow<'_>, part: &mut Part) {
        part.rows += 1;
        let Some(contact) = checker.contact(row) else {
            part.unreadable += 1;
            if let Some(report) = checker.read(row) {
                part.printed.report(self.printer, &report);
            }
            return;
        };
        if evaluate_in(self.expr, &contact, self.dialect) != Truth::True {
            return;
        }
        part.kept += 1;
        if self.is_array {
            part.text.extend_from_slice(b",\n");
            part.text.extend_from_slice(row.bytes);
        } else {
            part.text.extend_from_slice(row.bytes);
            part.text.push(b'\n');
        }
    }
}
