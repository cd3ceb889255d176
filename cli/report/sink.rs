//! Where reports go, no more of them than asked for.

use super::{Printer, Total};
use psa_contacts::Severity;
use psa_contacts::rows::RowReport;
use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;

/// The printed reports of a run of rows, each with the number of its errors.
#[derive(Debug, Default)]
pub(crate) struct Printed {
    text: Vec<u8>,
    /// Where each report ends, and how many errors it holds.
    ends: Vec<(usize, usize)>,
}

impl Printed {
    pub(crate) fn report(&mut self, printer: &Printer, report: &RowReport) {
        if report.diagnostics.is_empty() {
            return;
        }
        printer.report(report, &mut self.text);
        let errors = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        self.ends.push((self.text.len(), errors.count()));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// Writes reports in order.
pub(crate) struct Sink {
    out: BufWriter<Box<dyn Write>>,
    max_errors: usize,
    errors: usize,
    /// Whether something was left out.
    pub(crate) held_back: bool,
    is_first: bool,
    separator: &'static [u8],
}

impl Sink {
    /// Standard output, or standard error where that is taken by the data.
    pub(crate) fn new(printer: &Printer, max_errors: Option<NonZeroUsize>, to_stderr: bool) -> io::Result<Self> {
        let out: Box<dyn Write> = if to_stderr { Box::new(io::stderr()) } else { Box::new(io::stdout()) };
        let mut out = BufWriter::with_capacity(1 << 16, out);
        out.write_all(printer.head().as_bytes())?;
        let max_errors = max_errors.map_or(usize::MAX, NonZeroUsize::get);
        Ok(Self { out, max_errors, errors: 0, held_back: false, is_first: true, separator: printer.separator() })
    }

    pub(crate) fn write(&mut self, printed: &Printed) -> io::Result<()> {
        let mut end = 0;
        for (next, errors) in &printed.ends {
            if self.errors >= self.max_errors {
                self.held_back = true;
                break;
            }
            self.errors += errors;
            end = *next;
        }
        self.put(printed.text.get(..end).unwrap_or_default())
    }

    /// Writes something that holds no error.
    pub(crate) fn write_more(&mut self, text: &[u8]) -> io::Result<()> {
        if self.errors >= self.max_errors {
            self.held_back = true;
            return Ok(());
        }
        self.put(text)
    }

    fn put(&mut self, text: &[u8]) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let text = if self.is_first { text.strip_prefix(self.separator).unwrap_or(text) } else { text };
        self.is_first = false;
        self.out.write_all(text)
    }

    pub(crate) fn finish(&mut self, printer: &Printer, total: &Total) -> io::Result<()> {
        self.out.write_all(printer.tail(total).as_bytes())?;
        self.out.flush()
    }
}
