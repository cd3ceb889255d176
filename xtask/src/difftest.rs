//! `cargo xtask difftest`: the phone engine against three ports of libphonenumber, a million inputs each.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use lexopt::prelude::*;

use crate::Args;
use crate::paths::Workspace;
use crate::process::{cargo, npm, run};
use crate::stamp::copy_dir;
use crate::step::step;
use crate::test::summary::Tally;

/// How many inputs the slice of `cargo xtask test` takes.
const SLICE: u64 = 5000;

pub fn run_all(mut args: Args, ws: &Workspace) -> Result<()> {
    let mut count = 1_000_000;
    while let Some(argument) = args.next()? {
        match argument {
            Long("count") => count = args.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    step("against the ports in Rust", || {
        run(cargo(ws).args(["run", "--profile", "difftest", "-p", "difftest", "--", "--count", &count.to_string()]))
    })?;
    step("against Google's JavaScript", || compare(ws, &["--profile", "difftest"], count).map(drop))
}

/// A slice against Google's JavaScript, with the program that the native tests have built.
pub fn slice(ws: &Workspace) -> Result<Tally> {
    compare(ws, &[], SLICE)
}

/// Pipes the inputs and our answers into Node, where Google's own code answers them.
fn compare(ws: &Workspace, profile: &[&str], count: u64) -> Result<Tally> {
    let dir = ws.target.join("difftest-node");
    copy_dir(&ws.root.join("difftest/node"), &dir)?;
    if !dir.join("node_modules/google-libphonenumber").exists() {
        run(npm(&dir).args(["install", "--no-package-lock"]))?;
    }
    let mut ours = cargo(ws)
        .args(["run", "--quiet", "-p", "difftest"])
        .args(profile)
        .args(["--", "--node", "--count", &count.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("difftest did not start")?;
    let answers = ours.stdout.take().context("difftest has no output")?;
    let compared = Command::new("node")
        .arg(dir.join("compare.mjs"))
        .stdin(Stdio::from(answers))
        .stderr(Stdio::inherit())
        .output()
        .context("node did not start")?;
    print!("{}", String::from_utf8_lossy(&compared.stdout));
    ensure!(ours.wait()?.success(), "difftest failed");
    ensure!(compared.status.success(), "a difference that no line of the table explains");
    // However many inputs there are, they are one test.
    Ok(Tally::one())
}
