//! One row in, one report out.

use super::cells::Cells;
use super::columns::{self, Columns, ColumnsError, Named, Target};
use super::convert::Record;
use super::report::{BatchSummary, RowReport};
use super::split::{RawRow, RowPlace};
use super::verdict::Verdict;
use super::{Format, RowOptions};
use crate::contact::quick::Notes;
use crate::diagnostic::{Code, Diagnostic};
use crate::json;
use crate::json::Value;
use crate::options::ContactOptions;
use crate::span::{Path, Span};
use std::str;

/// Checks rows, in any order. Each thread has a copy of its own, made once the header was read.
///
/// ```
/// use psa_contacts::rows::{BatchSummary, Format, RowBatch, RowChecker, RowOptions, Splitter};
/// use std::thread;
///
/// let mut checker = RowChecker::new(&RowOptions::new(Format::Csv)).expect("no columns are named");
/// let mut splitter = Splitter::new(Format::Csv);
/// let (mut batches, mut at) = (vec![RowBatch::default()], 0);
/// let file = b"firstName,company\nJohn,1\nJane,2\n,3\n";
/// while let Some(row) = splitter.next(file, &mut at) {
///     if row.place.header.is_some() {
///         assert_eq!(checker.read(&row), None, "nothing is to be said of the header");
///     } else {
///         batches.last_mut().expect("one at least").push(&row);
///     }
/// }
/// let threads: Vec<_> = batches.into_iter().map(|batch| {
///     let mut checker = checker.clone();
///     thread::spawn(move || batch.rows().filter_map(|row| checker.read(&row)).collect::<Vec<_>>())
/// }).collect();
/// let mut summary = BatchSummary::default();
/// for report in threads.into_iter().flat_map(|thread| thread.join().expect("no panic")) {
///     summary.add(&report);
/// }
/// assert_eq!((summary.valid, summary.invalid), (2, 1));
/// ```
#[derive(Debug, Clone)]
pub struct RowChecker {
    options: ContactOptions,
    format: Format,
    values: bool,
    max_row_bytes: usize,
    named: Named,
    table: Option<Table>,
    /// Memory that is used again for the next row.
    record: Record,
    notes: Notes,
}

/// What is known of a table once its header was read.
#[derive(Debug, Clone)]
struct Table {
    cells: Cells,
    targets: Vec<Target>,
}

impl RowChecker {
    /// A checker that has seen no header yet.
    ///
    /// # Errors
    ///
    /// If `columns` names a field that no contact has.
    pub fn new(options: &RowOptions) -> Result<Self, ColumnsError> {
        let RowOptions { format, contact, columns, max_row_bytes, values } = options;
        let checker = Self::with(*format, contact.clone(), &mut columns.iter(), *max_row_bytes)?;
        Ok(Self { values: *values, ..checker })
    }

    /// The same for who has the columns in another form, and wants no values.
    pub(crate) fn with(
        format: Format,
        options: ContactOptions,
        columns: &mut dyn Iterator<Item = (&String, &String)>,
        max_row_bytes: usize,
    ) -> Result<Self, ColumnsError> {
        let named = Named::new(columns, &options)?;
        Ok(Self {
            options,
            format,
            values: false,
            max_row_bytes,
            named,
            table: None,
            record: Record::default(),
            notes: Notes::default(),
        })
    }

    /// The report on a row. A header is read, and has a report only if something is to be said of it.
    pub fn read(&mut self, row: &RawRow<'_>) -> Option<RowReport> {
        let values = self.values;
        Some(self.look(row)?.report(row.place, values))
    }

    /// Counts a row, and gives its report if the row would be refused. No report is made of the others, and no value.
    pub fn refused(&mut self, row: &RawRow<'_>, summary: &mut BatchSummary) -> Option<RowReport> {
        let verdict = self.look(row)?;
        summary.note(row.place, &verdict);
        (!verdict.ok()).then(|| verdict.report(row.place, false))
    }

    /// What is said of a row; `None` for a header of which there is nothing to say.
    pub(crate) fn look<'c>(&'c mut self, row: &RawRow<'c>) -> Option<Verdict<'c>> {
        let place = row.place;
        let found = match (self.text(row), self.format, place.header) {
            (Err(diagnostic), ..) => Err(diagnostic),
            (Ok(text), _, Some(separator)) => Ok(self.header(text, separator)),
            (Ok(text), Format::Ndjson, None) => {
                let Self { options, notes, .. } = self;
                Verdict::of_json(text, options, notes, None).map_err(|offset| {
                    let broken = at(Code::ROW_NOT_JSON).with("offset", offset);
                    Box::new(broken.spanning(Span::from_bytes(text, offset..offset + 1)))
                })
            }
            (Ok(text), Format::Csv, None) => self.record(text),
        };
        let mut verdict = found.unwrap_or_else(|diagnostic| Verdict::Row(vec![*diagnostic]));
        if let Some(offset) = place.stray_quote {
            verdict = verdict.and(at(Code::ROW_STRAY_QUOTE).with("offset", offset));
        }
        let is_silent = place.header.is_some() && verdict.is_silent();
        (!is_silent).then_some(verdict)
    }

    /// The contact that a row holds, as it stands there, neither checked nor normalized. `None` for a header, which has to go
    /// through [`read`](Self::read), and for a row that cannot be read.
    pub fn contact(&mut self, row: &RawRow<'_>) -> Option<Value> {
        let text = self.text(row).ok()?;
        match (self.format, row.place.header) {
            (_, Some(_)) => None,
            (Format::Ndjson, None) => json::read(text),
            (Format::Csv, None) => {
                self.cells(text).ok()?;
                json::read(self.record.json())
            }
        }
    }

    /// The text of a row that can be read at all.
    fn text<'r>(&self, row: &RawRow<'r>) -> Result<&'r str, Box<Diagnostic>> {
        let RowPlace { too_long, unclosed_quote, .. } = row.place;
        if too_long {
            return Err(Box::new(at(Code::ROW_TOO_LONG).with("max", self.max_row_bytes)));
        }
        if unclosed_quote {
            return Err(Box::new(at(Code::ROW_UNCLOSED_QUOTE)));
        }
        str::from_utf8(row.bytes).map_err(|error| Box::new(at(Code::ROW_NOT_UTF8).with("offset", error.valid_up_to())))
    }

    fn header(&mut self, text: &str, separator: u8) -> Verdict<'static> {
        let mut cells = Cells::new(separator);
        let (targets, diagnostics) = columns::read(cells.split(text), &self.named, &self.options);
        self.table = targets.map(|targets| Table { cells, targets });
        Verdict::Row(diagnostics)
    }

    fn record(&mut self, text: &str) -> Result<Verdict<'_>, Box<Diagnostic>> {
        self.cells(text)?;
        let Self { options, table, record, notes, .. } = self;
        let targets = table.as_ref().map_or(&[][..], |table| &table.targets);
        let columns = Columns { targets, items: record.columns() };
        // The text is of our making: it does not break.
        Verdict::of_json(record.json(), options, notes, Some(columns)).map_err(|_| Box::new(at(Code::ROW_NOT_JSON)))
    }

    /// Makes the record of the cells of a row.
    fn cells(&mut self, text: &str) -> Result<(), Box<Diagnostic>> {
        let Some(Table { cells, targets }) = &mut self.table else { return Err(Box::new(at(Code::ROW_NO_HEADER))) };
        let cells = cells.split(text);
        let (expected, found) = (targets.len(), cells.clone().count());
        if found != expected {
            let code = if found < expected { Code::ROW_TOO_FEW_COLUMNS } else { Code::ROW_TOO_MANY_COLUMNS };
            return Err(Box::new(at(code).with("expected", expected).with("found", found)));
        }
        self.record.read(cells, targets);
        Ok(())
    }
}

/// A diagnostic on a whole row.
fn at(code: Code) -> Diagnostic {
    Diagnostic::new(code).at(Path::root())
}
