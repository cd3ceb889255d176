//! The command, run as a user runs it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

mod filter;
mod fix;
mod formats;
mod others;
mod query;
mod readme;
mod signals;
mod validate;

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_psa-contacts");

/// The command in a directory, without the colours and the size of the terminal that the tests run in.
fn cli(dir: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(dir);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM"] {
        command.env_remove(name);
    }
    command
}

/// A directory with files in it.
fn dir(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

/// The directory that the examples of the README are run in.
fn examples() -> TempDir {
    dir(&[
        ("contacts.csv", include_str!("files/contacts.csv")),
        ("old.json", include_str!("files/old.json")),
        ("new.json", include_str!("files/new.json")),
    ])
}

/// What a run gave.
struct Run {
    status: Option<i32>,
    out: String,
    err: String,
}

/// Runs the command with its arguments as one text, parted by blanks.
fn run(dir: &Path, arguments: &str) -> Run {
    run_with(dir, &arguments.split_whitespace().collect::<Vec<_>>(), "")
}

fn run_with(dir: &Path, arguments: &[&str], stdin: &str) -> Run {
    let output = cli(dir).args(arguments).write_stdin(stdin).output().unwrap();
    Run {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A valid contact as a line of NDJSON.
fn line(number: usize) -> String {
    format!(
        "{{\"firstName\": \"Ann\", \"company\": {{\"id\": {}}}, \"communicationItems\": [{{\"type\": {{\"id\": 1}}, \
         \"value\": \"ann{number}@example.com\"}}]}}\n",
        number + 1
    )
}
