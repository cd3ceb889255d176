//! Running other programs. None of them gets an input: everything here works unattended.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

use crate::paths::Workspace;

/// The cargo that runs this program, at the root of the repository: every step uses one toolchain and one target
/// directory.
pub fn cargo(ws: &Workspace) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(&ws.root).env("CARGO_TARGET_DIR", &ws.target);
    // Incremental data costs time and pays off only in a later build.
    if env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// The rustc beside the cargo that runs this program.
pub fn rustc() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

/// `npm` without the output nobody reads.
pub fn npm(dir: &Path) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(dir).env("npm_config_loglevel", "error");
    command.env("npm_config_audit", "false").env("npm_config_fund", "false");
    command.env("npm_config_update_notifier", "false");
    command
}

/// Runs to the end with the output passed through; fails when the program does.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| not_started(command))?;
    check(command, status)
}

/// Runs to the end and returns what was written to standard output.
pub fn capture(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().with_context(|| not_started(command))?;
    check(command, output.status)?;
    String::from_utf8(output.stdout).with_context(|| format!("`{}` wrote no UTF-8", show(command)))
}

/// Runs to the end with the output passed through and returned as well, whatever the exit status.
pub fn tee(command: &mut Command) -> Result<(ExitStatus, String)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .with_context(|| not_started(command))?;
    let mut text = String::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            std::io::stdout().write_all(&line)?;
            text.push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    Ok((child.wait()?, text))
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed ({status})", show(command));
    }
    Ok(())
}

fn not_started(command: &Command) -> String {
    format!("`{}` could not be started", show(command))
}

/// A command as one would type it.
fn show(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let mut text = program.to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// The first file of this name in `PATH`.
pub fn find_in_path(name: impl AsRef<OsStr>) -> Option<PathBuf> {
    let name = name.as_ref();
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(name)).find(|path| path.is_file())
}
