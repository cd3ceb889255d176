//! The command `psa-contacts`: files of contacts checked and mended, `conditions` read, printed and run.
//!
//! Data goes to standard output, everything else to standard error. The exit status is 0 if nothing was found, 1 if something was,
//! 2 if the command could not run.

mod args;
mod codes;
mod diff;
mod duplicates;
mod elements;
mod failure;
mod filter;
mod fix;
mod input;
mod mend;
mod output;
mod pipeline;
mod progress;
mod query;
mod report;
mod schema;
mod sorter;
mod stats;
mod text;
mod validate;

use args::{Cli, Command};
use clap::{CommandFactory, Parser};
use failure::{Failure, Verdict};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(Verdict::Clean) => ExitCode::SUCCESS,
        Ok(Verdict::Findings) => ExitCode::from(1),
        Err(failure) => {
            failure.print();
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli) -> Result<Verdict, Failure> {
    cli.color.apply();
    match &cli.command {
        Command::Validate(args) => validate::run(args),
        Command::Fix(args) => fix::run(args),
        Command::Query(args) => query::run(args),
        Command::Filter(args) => filter::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Codes(args) => codes::run(args),
        Command::Completions { shell } => completions(*shell),
    }
}

fn completions(shell: clap_complete::Shell) -> Result<Verdict, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "psa-contacts", &mut script);
    let mut out = std::io::stdout().lock();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Verdict::Clean)
}
