//! How files are read, and how findings are printed.

use clap::{Args, ValueEnum};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// No machine has so many cores that the one reader could feed more.
const MOST_THREADS: usize = 256;

#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// `.json`, `.ndjson` or `.csv`; `-` for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// How the rows are written, whatever the file is called
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "How the file is read")]
    pub(crate) input_format: Option<InputFormat>,
    /// What a column of a table holds: 'Firma=company/id', 'Handy=communicationItems/Cell'; 'Notiz=' leaves it out
    #[arg(long, value_name = "NAME=FIELD", value_parser = column, help_heading = "How the file is read")]
    columns: Vec<(String, String)>,
    /// How many bytes a row may take
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20, help_heading = "How the file is read")]
    pub(crate) max_row_bytes: usize,
    /// How many threads check [default: one for each core]
    #[arg(long, value_name = "N", help_heading = "How the file is read")]
    threads: Option<NonZeroUsize>,
    /// Show no progress bar
    #[arg(long, help_heading = "How the file is read")]
    pub(crate) no_progress: bool,
    /// Say how long it took and how much memory it needed
    #[arg(long, help_heading = "How the file is read")]
    pub(crate) stats: bool,
}

impl InputArgs {
    pub(crate) fn columns(&self) -> BTreeMap<String, String> {
        self.columns.iter().cloned().collect()
    }

    pub(crate) fn threads(&self) -> usize {
        let threads = self.threads.or_else(|| std::thread::available_parallelism().ok());
        threads.map_or(1, NonZeroUsize::get).min(MOST_THREADS)
    }
}

fn column(text: &str) -> Result<(String, String), &'static str> {
    let (name, field) = text.rsplit_once('=').ok_or("expected `NAME=FIELD`")?;
    Ok((name.to_owned(), field.to_owned()))
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// One array of contacts, or one contact
    Json,
    /// One contact a line
    Ndjson,
    /// A table with a header
    Csv,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "How findings are printed")]
pub(crate) struct ReportArgs {
    /// How to print
    #[arg(long, value_enum, default_value_t = ReportFormat::Human, value_name = "FORMAT")]
    pub(crate) format: ReportFormat,
    /// Exit with 1 for warnings, too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// Print no more findings once so many errors were printed; all are counted
    #[arg(long, value_name = "N")]
    pub(crate) max_errors: Option<NonZeroUsize>,
    /// Print no summary
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    Human,
    /// One document of JSON
    Json,
    /// One object a line
    Ndjson,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
}
