//! The project's commands: `cargo xtask <command>`.
//!
//! A new command is one file with `pub fn run(args: Args, ws: &Workspace) -> Result<()>` and one line in [`COMMANDS`].

mod bench;
mod browser;
mod build;
mod demo;
mod difftest;
mod metadata;
mod paths;
mod process;
mod schemas;
mod serve;
mod size;
mod stamp;
mod step;
mod test;
mod tools;
mod wasm_bytes;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::paths::Workspace;

/// The arguments after the command's name.
pub type Args = lexopt::Parser;

struct Command {
    name: &'static str,
    /// What it takes and does, one line.
    about: &'static str,
    run: fn(Args, &Workspace) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command { name: "build", about: "build the optimized npm package into pkg/dist", run: build::run },
    Command {
        name: "test",
        about: "[--quick | --everywhere | --distributed] run every check and test there is",
        run: test::run,
    },
    Command {
        name: "demo",
        about: "[--port N] [--once] build, print a report, serve the demo page on 127.0.0.1",
        run: demo::run,
    },
    Command {
        name: "size",
        about: "[--functions N] [--raw] say what each part of the module costs, and hold the budget",
        run: size::run,
    },
    Command {
        name: "difftest",
        about: "[--count N] hold the phone engine against three ports of libphonenumber",
        run: difftest::run_all,
    },
    Command {
        name: "bench",
        about: "[--write] [--rounds N] [GROUP…] race ours against what people would pick instead",
        run: bench::run,
    },
    Command {
        name: "metadata",
        about: "[--check] compile the phone metadata into the engine's tables",
        run: metadata::command,
    },
];

/// A failure that has been printed in full.
#[derive(Debug)]
pub struct Reported;

impl std::fmt::Display for Reported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("failed")
    }
}

impl std::error::Error for Reported {}

fn main() -> ExitCode {
    step::start_clock();
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A report stands at the end of the output already, and its last line is what scripts read.
            if !error.is::<Reported>() {
                eprintln!("error: {error:#}");
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut args = Args::from_env();
    let name = match args.next()? {
        Some(lexopt::Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) => {
            print!("{}", usage());
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
        None => bail!("expected a command\n\n{}", usage().trim_end()),
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        bail!("unknown command `{name}`\n\n{}", usage().trim_end());
    };
    (command.run)(args, &Workspace::locate()?)
}

fn usage() -> String {
    let mut text = String::from("usage: cargo xtask <command>\n\n");
    for command in COMMANDS {
        text.push_str(&format!("  {:<10} {}\n", command.name, command.about));
    }
    text
}

/// For commands that take no arguments.
pub fn no_arguments(mut args: Args) -> Result<()> {
    match args.next()? {
        Some(argument) => Err(argument.unexpected().into()),
        None => Ok(()),
    }
}
