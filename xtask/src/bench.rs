//! `cargo xtask bench`: ours beside what people would pick instead, in one run, as a table of ratios.
//!
//! The contestants check first that they give the same answers. What is timed here is never a test: a machine that
//! does other things is no bug.

mod bundle;
mod command;
mod criterion;
mod goals;
mod race;
mod stats;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::Args;
use crate::bench::race::Race;
use crate::build;
use crate::paths::Workspace;
use crate::process::{capture, cargo, run as run_to_end};
use crate::stamp::{copy_dir, empty_dir, read, write};
use crate::step::step;
use crate::tools::{locked_version, npm_ci};

/// The groups that run in Node.js, each a script of `bench/`.
const IN_NODE: &[&str] = &["cold", "phones", "emails", "contact", "rows", "filter", "conditions"];

/// The group that is compiled: `bench/native`. It takes the numbers that the group `phones` found all to agree on, and the
/// contacts of the group `contact`.
const NATIVE: &str = "native";

/// The peers of that group, and what times them besides.
const CRATES: &[&str] = &["criterion", "email_address", "phonenumber", "rlibphonenumber", "serde_json", "validator"];

/// The group that says how large things are.
const BUNDLE: &str = "bundle";

/// The group that runs the command over a million contacts.
const COMMAND: &str = "command";

pub fn run(mut args: Args, ws: &Workspace) -> Result<()> {
    let (mut groups, mut keep, mut rounds) = (Vec::new(), false, None);
    while let Some(argument) = args.next()? {
        match argument {
            Long("write") => keep = true,
            Long("rounds") => rounds = Some(args.value()?.parse::<u32>()?),
            Value(name) => groups.push(name.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    let known = || IN_NODE.iter().copied().chain([NATIVE, BUNDLE, COMMAND]);
    if let Some(name) = groups.iter().find(|name| !known().any(|group| group == name.as_str())) {
        bail!("unknown group `{name}`, expected one of {}", known().collect::<Vec<_>>().join(", "));
    }
    if keep && !groups.is_empty() {
        bail!("only a run of all groups is written");
    }
    let wanted = |group: &str| groups.is_empty() || groups.iter().any(|name| name == group);

    let mut text = String::new();
    if groups.iter().any(|group| group != COMMAND) || groups.is_empty() {
        build::build(ws)?;
        let dir = install(ws)?;
        for race in race(ws, &dir, rounds, wanted)? {
            text.push_str(&race.table());
        }
        if wanted(BUNDLE) {
            text.push_str(&bundle::measure(ws, &dir)?);
        }
    }
    if wanted(COMMAND) {
        text.push_str(&command::measure(ws, rounds)?);
    }
    println!("\n{text}");
    if keep {
        let path = ws.root.join("bench/RESULTS.md");
        write(&path, format!("{}\n{}", head(ws)?, text))?;
        println!("written: {}", ws.show(&path));
        step("the figures of the READMEs", || {
            run_to_end(cargo(ws).args(["test", "--quiet", "--test", "docs"]).env("UPDATE_DOCS", "1"))
        })?;
    }
    Ok(())
}

/// Runs the groups in which ours stands beside others.
fn race(ws: &Workspace, dir: &Path, rounds: Option<u32>, wanted: impl Fn(&str) -> bool) -> Result<Vec<Race>> {
    let phones = dir.join("phones.json");
    let mut races = Vec::new();
    for group in IN_NODE.iter().filter(|group| wanted(group) || (wanted(NATIVE) && **group == "phones")) {
        let mut command = Command::new("node");
        command.current_dir(dir).arg(format!("{group}.mjs")).env("BENCH_PHONES", &phones);
        races.extend(step(group, || measure(&mut command, rounds))?);
    }
    if wanted(NATIVE) {
        races.extend(native(ws, dir, &phones, rounds)?);
    }
    Ok(races)
}

/// Copies the scripts, installs the peers, and puts the package that was built beside them.
fn install(ws: &Workspace) -> Result<PathBuf> {
    let from = ws.root.join("bench");
    let dir = ws.target.join("bench");
    npm_ci(&from, &dir, "installing the peers from npm", &[])?;
    for entry in std::fs::read_dir(&from)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "mjs" || extension == "pegjs") {
            write(&dir.join(path.file_name().unwrap_or_default()), read(&path)?)?;
        }
    }
    let package = dir.join("node_modules/psa-contacts");
    empty_dir(&package)?;
    copy_dir(&ws.pkg(), &package)?;
    Ok(dir)
}

/// The compiled contestants. Their ratios are those of the rounds, in which all take turns; criterion, which times one after the
/// other, has a column beside them.
fn native(ws: &Workspace, dir: &Path, phones: &Path, rounds: Option<u32>) -> Result<Vec<Race>> {
    let contacts = dir.join("contacts.ndjson");
    write(&contacts, capture(Command::new("node").current_dir(dir).arg("contact-lines.mjs"))?)?;
    let bench = |names: &[&str]| {
        let mut command = cargo(ws);
        command.args(["bench", "--quiet", "--locked", "--package", "psa-contacts-bench"]);
        command.args(names.iter().flat_map(|name| ["--bench", name]));
        command.env("BENCH_PHONES", phones).env("BENCH_CONTACTS", &contacts);
        command
    };
    let mut races = step(NATIVE, || measure(&mut bench(&["rounds"]), rounds))?;
    let found = ws.target.join("criterion");
    empty_dir(&found)?;
    step("native, with criterion", || run_to_end(&mut bench(&["phones", "contacts"])))?;
    let found = criterion::estimates(&found)?;
    races.iter_mut().for_each(|race| race.add(&found));
    Ok(races)
}

/// Runs a group: each line that it prints is a race.
fn measure(command: &mut Command, rounds: Option<u32>) -> Result<Vec<Race>> {
    if let Some(rounds) = rounds {
        command.env("BENCH_ROUNDS", rounds.to_string());
    }
    capture(command)?.lines().map(|line| Race::read(line).with_context(|| line.to_owned())).collect()
}

/// What the figures are from.
fn head(ws: &Workspace) -> Result<String> {
    let node = capture(Command::new("node").arg("--version"))?;
    let mut peers = versions(&ws.root.join("bench/package.json"))?;
    let lock = String::from_utf8(read(&ws.root.join("Cargo.lock"))?)?;
    for name in CRATES {
        let version = locked_version(&lock, name).with_context(|| format!("Cargo.lock has no `{name}`"))?;
        peers.push_str(&format!(", {name} {version} (Rust)"));
    }
    Ok(format!(
        "# Figures\n\nMade by `cargo xtask bench --write` with Node.js {}, medians of processor time (first numbers, \
         hostile texts and native code: of elapsed time). In each round every contestant takes its turn, in random \
         order. Only the ratios mean anything elsewhere; in brackets the quarter of the rounds below and the quarter above. \
         The column of criterion, which times one contestant after the other, stands beside the rounds and makes no \
         ratio.\n\nPeers: {peers}.\n",
        node.trim().trim_start_matches('v')
    ))
}

fn versions(package: &Path) -> Result<String> {
    let package: serde_json::Value = serde_json::from_slice(&read(package)?)?;
    let peers = package.get("dependencies").and_then(|peers| peers.as_object()).context("there are no peers")?;
    let peers: Vec<_> =
        peers.iter().map(|(name, version)| format!("{name} {}", version.as_str().unwrap_or("?"))).collect();
    Ok(peers.join(", "))
}
