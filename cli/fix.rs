//! `psa-contacts fix`

use crate::args::{FixArgs, InputFormat};
use crate::failure::{Failure, Verdict};
use crate::input::Input;
use crate::mend::{Mended, is_fixable, mend};
use crate::output::NewFile;
use crate::pipeline::{self, Work};
use crate::progress::Progress;
use crate::report::{Printed, Printer, Sink, Total};
use crate::stats::Stats;
use crate::text::{counted, safe};
use crate::validate::{checker, count, finish, printer};
use psa_contacts::diagnostic::Param;
use psa_contacts::rows::{RawRow, RowChecker, RowReport};
use psa_contacts::span::Path;
use psa_contacts::{ContactOptions, Diagnostic};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::{Path as FilePath, PathBuf};

pub(crate) fn run(args: &FixArgs) -> Result<Verdict, Failure> {
    let stats = Stats::begin();
    let options = args.contact.options()?;
    let input = Input::open(&args.input.file, args.input.input_format)?;
    let (fixed_path, rejects_path) = paths(args, input.format)?;
    let to_stdout = fixed_path == FilePath::new("-");
    let checker = checker(&args.input, &input, options.clone(), true)?;
    let printer = printer(&args.report, &input, to_stdout);
    let mut sink = Sink::new(&printer, args.report.max_errors, to_stdout)?;
    let progress = Progress::new(&args.input, input.size);
    let is_array = has_ending(&fixed_path, "json") || (to_stdout && input.format == InputFormat::Json);
    let mut fixed = Rows::new(Target::open(&fixed_path, args.force)?, is_array)?;
    let mut rejects = Rows::new(Target::open(&rejects_path, args.force)?, input.format == InputFormat::Json)?;
    let mut total = Total::default();
    let mend = Mend { printer: &printer, options: &options };
    let (threads, limit) = (args.input.threads(), args.input.max_row_bytes);
    let result = pipeline::run(input, threads, limit, checker, &mend, &progress.counter(), |part: Part| {
        total.merge(&part.total);
        fixed.write(&part.fixed)?;
        rejects.head(&part.header)?;
        rejects.write(&part.rejects)?;
        let prints = !part.printed.is_empty() || (to_stdout && !part.fixed.text.is_empty());
        progress.around(prints, || sink.write(&part.printed))?;
        Ok(())
    });
    progress.finish();
    // What was made of a part of the input alone gets no name.
    let (kept, rejected) = (fixed.count, rejects.count);
    let result = result.and_then(|()| {
        if rejected > 0 {
            rejects.finish()?;
        } else if args.force && rejects_path.exists() {
            // Those of an earlier run are none of this one.
            fs::remove_file(&rejects_path).map_err(|error| Failure::of_file("remove", &rejects_path, &error))?;
        }
        fixed.finish()
    });
    finish(result, &args.report, &printer, &mut sink, &total)?;
    if !args.report.quiet {
        let name = |path: &FilePath| safe(&path.display().to_string()).into_owned();
        if !to_stdout {
            anstream::eprintln!("{} in {}", counted(kept, "contact", "contacts"), name(&fixed_path));
        }
        if rejected > 0 {
            anstream::eprintln!("{} in {}", counted(rejected, "reject", "rejects"), name(&rejects_path));
        }
    }
    if args.input.stats {
        stats.print(total.rows.rows);
    }
    Ok(Verdict::found(total.has_findings(args.report.deny_warnings)))
}

/// Where the two files go.
fn paths(args: &FixArgs, format: InputFormat) -> Result<(PathBuf, PathBuf), Failure> {
    let input = &args.input.file;
    let is_stdin = input == FilePath::new("-");
    let (fixed, rejects) = match format {
        InputFormat::Json => ("fixed.json", "rejects.json"),
        InputFormat::Ndjson => ("fixed.ndjson", "rejects.ndjson"),
        // A contact has more than a row of cells can hold: a fixed one is the payload that can be sent.
        InputFormat::Csv => ("fixed.ndjson", "rejects.csv"),
    };
    let beside = |ending: &str| {
        if is_stdin { FilePath::new("contacts").with_extension(ending) } else { input.with_extension(ending) }
    };
    let output = args.output.clone().unwrap_or_else(|| if is_stdin { "-".into() } else { beside(fixed) });
    let rejects = args.rejects.clone().unwrap_or_else(|| beside(rejects));
    if has_ending(&output, "csv") {
        return Err(Failure::message(
            "fixed contacts are written as NDJSON or JSON: expected another ending than `.csv`",
        ));
    }
    if output == rejects || [&output, &rejects].into_iter().any(|path| path == input && !is_stdin) {
        return Err(Failure::message("expected three different files: the input, `--output` and `--rejects`"));
    }
    Ok((output, rejects))
}

fn has_ending(path: &FilePath, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

struct Mend<'m> {
    printer: &'m Printer,
    options: &'m ContactOptions,
}

#[derive(Default)]
struct Part {
    printed: Printed,
    total: Total,
    header: Vec<u8>,
    fixed: Lines,
    rejects: Lines,
}

/// Rows in one piece of memory.
#[derive(Default)]
struct Lines {
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Lines {
    fn end(&mut self) {
        self.ends.push(self.text.len());
    }
}

impl Work for Mend<'_> {
    type Part = Part;

    fn header(&self, row: &RawRow<'_>, report: Option<RowReport>, part: &mut Part) {
        part.header = pipeline::header(row);
        if let Some(report) = report {
            count(&mut part.total, &report);
            part.printed.report(self.printer, &report);
        }
    }

    fn row(&self, checker: &mut RowChecker, row: &RawRow<'_>, part: &mut Part) {
        let Some(mut report) = checker.read(row) else { return };
        let contact = if is_fixable(&report.diagnostics) { checker.contact(row) } else { None };
        if let Some(contact) = contact {
            let was_ok = report.ok;
            let Mended { outcome, fixed } = mend(contact, self.options);
            if !fixed.is_empty() {
                report.ok = outcome.ok();
                part.total.fixed += u64::from(report.ok && !was_ok);
                let found = std::mem::replace(&mut report.diagnostics, outcome.diagnostics);
                keep_columns(&mut report.diagnostics, &found);
                report.value = outcome.value;
            }
            for code in fixed {
                *part.total.fixed_by_code.entry(code).or_default() += 1;
            }
        }
        count(&mut part.total, &report);
        part.printed.report(self.printer, &report);
        match &report.value {
            Some(contact) => write(contact, &mut part.fixed),
            None => {
                part.rejects.text.extend_from_slice(row.bytes);
                part.rejects.end();
            }
        }
    }
}

/// Which column of a table a value came from is known of the findings in the row itself.
fn keep_columns(left: &mut [Diagnostic], found: &[Diagnostic]) {
    let columns: HashMap<&Path, &Param> =
        found.iter().filter_map(|own| Some((own.path.as_ref()?, own.params.get("column")?))).collect();
    for diagnostic in left {
        let column = diagnostic.path.as_ref().and_then(|path| columns.get(path).copied());
        if let Some(column) = column.filter(|_| diagnostic.params.get("column").is_none()) {
            diagnostic.params.insert("column", column.clone());
        }
    }
}

fn write(contact: &Value, lines: &mut Lines) {
    // Memory takes all bytes, and a value has no key that is no text.
    let _ = serde_json::to_writer(&mut lines.text, contact);
    lines.end();
}

/// A file that is to be, or standard output.
enum Target {
    File(NewFile),
    Stdout(std::io::BufWriter<std::io::Stdout>),
}

impl Target {
    fn open(path: &FilePath, force: bool) -> Result<Self, Failure> {
        if path == FilePath::new("-") {
            return Ok(Self::Stdout(std::io::BufWriter::new(std::io::stdout())));
        }
        NewFile::create(path, force).map(Self::File)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::File(file) => file.write(bytes),
            Self::Stdout(out) => Ok(out.write_all(bytes)?),
        }
    }

    fn finish(self) -> Result<(), Failure> {
        match self {
            Self::File(file) => file.finish(),
            Self::Stdout(mut out) => Ok(out.flush()?),
        }
    }
}

/// Rows, one a line, or as the elements of an array.
struct Rows {
    target: Target,
    is_array: bool,
    count: u64,
}

impl Rows {
    fn new(mut target: Target, is_array: bool) -> Result<Self, Failure> {
        if is_array {
            target.write(b"[")?;
        }
        Ok(Self { target, is_array, count: 0 })
    }

    /// The header of a table.
    fn head(&mut self, header: &[u8]) -> Result<(), Failure> {
        if header.is_empty() {
            return Ok(());
        }
        self.target.write(header)
    }

    fn write(&mut self, lines: &Lines) -> Result<(), Failure> {
        let mut start = 0;
        for end in &lines.ends {
            let row = lines.text.get(start..*end).unwrap_or_default();
            start = *end;
            // Of a row that was too long nothing is left.
            if row.is_empty() {
                continue;
            }
            let before: &[u8] = match (self.is_array, self.count) {
                (false, _) => b"",
                (true, 0) => b"\n",
                (true, _) => b",\n",
            };
            self.target.write(before)?;
            self.target.write(row)?;
            if !self.is_array {
                self.target.write(b"\n")?;
            }
            self.count += 1;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), Failure> {
        if self.is_array {
            self.target.write(b"\n]\n")?;
        }
        self.target.finish()
    }
}
