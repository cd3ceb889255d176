//! Many contacts at once: bytes of NDJSON or CSV in, a report on each row out, in constant memory.
//!
//! Nothing is read or written here: bytes are pushed, in chunks of any size. [`ContactRows`] does it all on one thread.
//! For many threads its two halves are public: a [`Splitter`] finds the rows, which is quick, and a [`RowChecker`], one for each
//! thread, checks them; a [`RowBatch`] carries rows from the one to the other.
//!
//! ```
//! use psa_contacts::rows::{ContactRows, Format, RowOptions};
//!
//! let mut rows = ContactRows::new(&RowOptions::new(Format::Csv)).expect("the columns are those of the table");
//! let mut invalid = Vec::new();
//! let file = b"First Name;Company ID;E-mail\nJohn;12345;john@acme.com\n;12345;\n";
//! for chunk in file.chunks(10) {
//!     rows.push(chunk, |report| if !report.ok { invalid.push(report) });
//! }
//! rows.finish(|report| if !report.ok { invalid.push(report) });
//! assert_eq!(invalid[0].line, 3);
//! assert_eq!(invalid[0].diagnostics[0].pointer().as_deref(), Some("/firstName"));
//! assert_eq!(rows.summary().valid, 1);
//! ```
//!
//! A row that is broken JSON, not UTF-8, too long, or has too few or too many columns is a report as well, and the next row is
//! read. Blank lines, and rows of a table that hold separators alone, are passed over.

mod batch;
mod cells;
mod check;
mod columns;
mod convert;
mod names;
mod report;
mod split;
mod verdict;

pub use batch::RowBatch;
pub use check::RowChecker;
pub(crate) use columns::Columns;
pub use columns::ColumnsError;
pub use report::{BatchSummary, RowReport};
pub use split::{RawRow, RowPlace, Splitter};
pub(crate) use verdict::Verdict;

use crate::options::ContactOptions;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// One JSON object a line.
    #[default]
    Ndjson,
    /// RFC 4180 with a header. The separator is found from it: comma, semicolon, tab or bar, or what a first line `sep=;` names.
    Csv,
}

impl Format {
    /// NDJSON may end its lines as Windows does.
    fn without_return(self, row: &[u8]) -> &[u8] {
        match self {
            Self::Ndjson => row.strip_suffix(b"\r").unwrap_or(row),
            Self::Csv => row,
        }
    }
}

/// How rows are read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowOptions {
    /// How the rows are written.
    pub format: Format,
    /// How each contact is checked.
    pub contact: ContactOptions,
    /// What columns of a table hold, by the name in the header, before any name that is known: `firstName`, `company/id`,
    /// `communicationItems/Cell`, `communicationItems/Phone/extension`, or one of the known names, such as `mobile phone`. An
    /// empty text leaves the column out.
    pub columns: BTreeMap<String, String>,
    /// How many bytes a row may take.
    pub max_row_bytes: usize,
    /// Whether the reports on valid rows hold the normalized contact.
    pub values: bool,
}

impl RowOptions {
    /// The default options for one format: rows of at most 1 MiB, reports with values.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self {
            format,
            contact: ContactOptions::default(),
            columns: BTreeMap::new(),
            max_row_bytes: Splitter::LIMIT,
            values: true,
        }
    }
}

/// Reads and checks rows on one thread, and keeps count.
#[derive(Debug, Clone)]
pub struct ContactRows {
    splitter: Splitter,
    checker: RowChecker,
    summary: BatchSummary,
}

impl ContactRows {
    /// A reader at the beginning of its input.
    ///
    /// # Errors
    ///
    /// If `columns` names a field that no contact has.
    pub fn new(options: &RowOptions) -> Result<Self, ColumnsError> {
        Ok(Self {
            splitter: Splitter::new(options.format).with_limit(options.max_row_bytes),
            checker: RowChecker::new(options)?,
            summary: BatchSummary::default(),
        })
    }

    /// The report on the next row that ends in `chunk` behind `at`, which moves on; `None` when the chunk is used up.
    ///
    /// A header gives a report only if something is to be said of it.
    pub fn next(&mut self, chunk: &[u8], at: &mut usize) -> Option<RowReport> {
        loop {
            let row = self.splitter.next(chunk, at)?;
            if let Some(report) = self.checker.read(&row) {
                self.summary.add(&report);
                return Some(report);
            }
        }
    }

    /// The report on the last row, if no line break ended it. To be called once the input is at its end.
    pub fn last(&mut self) -> Option<RowReport> {
        let report = self.checker.read(&self.splitter.finish()?)?;
        self.summary.add(&report);
        Some(report)
    }

    /// Hands over the report on each row that ends in `chunk`.
    pub fn push(&mut self, chunk: &[u8], mut each: impl FnMut(RowReport)) {
        let mut at = 0;
        while let Some(report) = self.next(chunk, &mut at) {
            each(report);
        }
    }

    /// Hands over the report on the last row, if no line break ended it.
    pub fn finish(&mut self, each: impl FnOnce(RowReport)) {
        if let Some(report) = self.last() {
            each(report);
        }
    }

    /// What was counted so far.
    #[must_use]
    pub fn summary(&self) -> &BatchSummary {
        &self.summary
    }

    /// How many bytes of memory the unfinished row takes: at most twice the limit of a row.
    #[must_use]
    pub fn held(&self) -> usize {
        self.splitter.held()
    }
}
