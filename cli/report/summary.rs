//! What was found in all rows.

use super::human::Styles;
use crate::text::{counted, grouped};
use psa_contacts::rows::BatchSummary;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The count of everything.
#[derive(Debug, Default)]
pub(crate) struct Total {
    pub(crate) rows: BatchSummary,
    /// Whether an error stands in the header of a table, which counts as no row.
    pub(crate) broken_header: bool,
    /// How many rows can be sent after fixes alone.
    pub(crate) fixed: u64,
    /// How many fixes were made, by the code that they mend.
    pub(crate) fixed_by_code: BTreeMap<&'static str, u64>,
}

impl Total {
    pub(crate) fn merge(&mut self, other: &Self) {
        self.rows.merge(&other.rows);
        self.broken_header |= other.broken_header;
        self.fixed += other.fixed;
        for (code, count) in &other.fixed_by_code {
            *self.fixed_by_code.entry(code).or_default() += count;
        }
    }

    /// Counts a finding that is not part of a report on a row.
    pub(crate) fn count(&mut self, code: &'static str, is_warning: bool) {
        self.rows.warnings += u64::from(is_warning);
        *self.rows.by_code.entry(code).or_default() += 1;
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.rows.invalid > 0 || self.broken_header
    }

    pub(crate) fn has_findings(&self, deny_warnings: bool) -> bool {
        self.has_errors() || (deny_warnings && self.rows.warnings > 0)
    }
}

/// Says on standard error what was found.
pub(crate) fn print_summary(total: &Total, held_back: bool) -> io::Result<()> {
    let mut err = anstream::stderr().lock();
    let styles = Styles::new(true);
    let (red, yellow) = (styles.of(psa_contacts::Severity::Error), styles.of(psa_contacts::Severity::Warning));
    let rows = &total.rows;
    if held_back {
        writeln!(err, "… and more, which `--max-errors` holds back")?;
    }
    write!(err, "{}: {} valid", counted(rows.rows, "row", "rows"), grouped(rows.valid))?;
    for (count, style, word) in
        [(rows.invalid, red, "invalid".to_owned()), (rows.warnings, yellow, plural(rows.warnings, "warning"))]
    {
        match count {
            0 => write!(err, ", 0 {word}")?,
            _ => write!(err, ", {style}{} {word}{style:#}", grouped(count))?,
        }
    }
    writeln!(err)?;
    table(&mut err, &rows.by_code)?;
    if !total.fixed_by_code.is_empty() {
        let fixes = total.fixed_by_code.values().sum();
        let made = counted(fixes, "fix", "fixes");
        writeln!(err, "{made} made, {} mended whole", counted(total.fixed, "row", "rows"))?;
        table(&mut err, &total.fixed_by_code)?;
    }
    err.flush()
}

fn plural(count: u64, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}

/// The most frequent first.
fn table(out: &mut impl Write, by_code: &BTreeMap<&'static str, u64>) -> io::Result<()> {
    let mut counts: Vec<(&str, u64)> = by_code.iter().map(|(code, count)| (*code, *count)).collect();
    counts.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    let width = counts.first().map_or(0, |(_, count)| grouped(*count).len());
    counts.into_iter().try_for_each(|(code, count)| writeln!(out, "  {:>width$}  {code}", grouped(count)))
}
