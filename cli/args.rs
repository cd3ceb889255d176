//! What can be written behind `psa-contacts`.

mod contact;
mod query;
mod rows;

pub(crate) use contact::{ContactArgs, choice};
pub(crate) use query::{ConditionsArgs, QueryArgs, QueryCommand, UrlArgs};
pub(crate) use rows::{InputArgs, InputFormat, ReportArgs, ReportFormat};

use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{Args, Parser, Subcommand, ValueEnum};
use psa_contacts::json_schema::{Draft, SchemaSubject};
use psa_contacts::schema::Api;
use std::path::PathBuf;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXIT: &str = "Exit status: 0 nothing found, 1 findings, 2 could not run.";

/// Contacts of ConnectWise PSA, checked before they are sent
#[derive(Debug, Parser)]
#[command(name = "psa-contacts", version, about, after_help = EXIT, styles = STYLES, max_term_width = 110)]
pub(crate) struct Cli {
    /// When to use colours; `NO_COLOR` is heeded
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// For both outputs, from here on.
    pub(crate) fn apply(self) {
        let choice = match self {
            Self::Auto => return,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check the contacts of a file
    Validate(ValidateArgs),
    /// Apply the safe fixes, and part the contacts that can be sent from those that cannot
    Fix(FixArgs),
    /// Work with `conditions`
    Query(QueryArgs),
    /// Print the contacts of a file that conditions keep
    Filter(FilterArgs),
    /// Print the smallest update that turns one contact into another, as RFC 6902 operations
    Diff(DiffArgs),
    /// Print the JSON Schema of a payload
    Schema(SchemaArgs),
    /// List the codes of findings, or explain one
    Codes(CodesArgs),
    /// Print a script that completes the command in a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ValidateArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) contact: ContactArgs,
    /// Do not look for the same e-mail or phone in several rows
    #[arg(long)]
    pub(crate) no_duplicates: bool,
}

#[derive(Debug, Args)]
pub(crate) struct FixArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Where the contacts that can be sent go: NDJSON, or one array if it ends in `.json`; `-` for standard output.
    /// `FILE.fixed.ndjson` if absent
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Where the rows that cannot go, as they stand in the input; `FILE.rejects.…` if absent
    #[arg(long, value_name = "FILE")]
    pub(crate) rejects: Option<PathBuf>,
    /// Replace files that exist
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) contact: ContactArgs,
}

#[derive(Debug, Args)]
pub(crate) struct FilterArgs {
    /// The conditions, such as 'company/id = 12345 and inactiveFlag = false'
    #[arg(value_name = "CONDITIONS", allow_hyphen_values = true)]
    pub(crate) conditions: String,
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) options: ConditionsArgs,
}

#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The contact as it is: a file of JSON, or `-`
    pub(crate) old: PathBuf,
    /// The contact as it is to be: a file of JSON, or `-`
    pub(crate) new: PathBuf,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) contact: ContactArgs,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    /// What the schema describes
    #[arg(value_parser = choice::<SchemaSubject>(&["contact", "communication", "note"]), default_value = "contact")]
    pub(crate) subject: SchemaSubject,
    /// The version of JSON Schema
    #[arg(long, value_parser = choice::<Draft>(&["2020-12", "draft-07"]), default_value = "2020-12", value_name = "DRAFT")]
    pub(crate) draft: Draft,
    /// Which model of the API is meant
    #[arg(long, value_parser = choice::<Api>(&["documented", "current"]), default_value = "documented", value_name = "MODEL")]
    pub(crate) api: Api,
}

#[derive(Debug, Args)]
pub(crate) struct CodesArgs {
    /// One code, or the beginning of several
    pub(crate) code: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = ReportFormat::Human, value_name = "FORMAT")]
    pub(crate) format: ReportFormat,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_fit_together() {
        Cli::command().debug_assert();
    }
}
