//! The Rust side: format, lints, tests, and what a user of the crate gets.

use std::process::Command;

use anyhow::{Result, bail};

use crate::paths::Workspace;
use crate::process::{capture, cargo, run};
use crate::test::summary::{Tally, cargo_tests};

/// Crates that a Rust user must not have to build: those of the features that are off by default.
const OPTIONAL: &[(&str, &[&str])] = &[
    ("wasm", &["wasm-bindgen", "js-sys", "serde-wasm-bindgen"]),
    ("cli", &["clap", "clap_complete", "ctrlc", "indicatif", "json-patch", "tempfile"]),
];

/// The crate that compiles for minutes: its checks have a command of their own, `cargo xtask test --distributed`.
const DISTRIBUTED: &str = "psa-contacts-datafusion";

/// Files that a published crate must hold.
const PACKAGED: &[&str] = &["Cargo.toml", "LICENSE", "README.md", "src/lib.rs"];

/// Runs a check that passes or fails as a whole.
pub fn check(command: &mut Command) -> Result<Tally> {
    run(command)?;
    Ok(Tally::one())
}

pub fn format(ws: &Workspace) -> Result<Tally> {
    check(cargo(ws).args(["fmt", "--all", "--check"]))
}

pub fn clippy(ws: &Workspace) -> Result<Tally> {
    let arguments = [
        "clippy",
        "--workspace",
        "--exclude",
        DISTRIBUTED,
        "--all-features",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ];
    check(cargo(ws).args(arguments))
}

pub fn distributed_clippy(ws: &Workspace) -> Result<Tally> {
    check(cargo(ws).args(["clippy", "--package", DISTRIBUTED, "--all-targets", "--", "--deny", "warnings"]))
}

/// The functions on DataFusion, and on a Ballista cluster that the tests start, with the crate's examples.
pub fn distributed_tests(ws: &Workspace) -> Result<Tally> {
    cargo_tests(cargo(ws).args(["test", "--package", DISTRIBUTED, "--no-fail-fast"]))
}

/// Unit tests, integration tests, examples and benches, each run as a test.
pub fn tests(ws: &Workspace) -> Result<Tally> {
    cargo_tests(cargo(ws).args([
        "test",
        "--workspace",
        "--exclude",
        DISTRIBUTED,
        "--all-features",
        "--all-targets",
        "--no-fail-fast",
    ]))
}

pub fn doctests(ws: &Workspace) -> Result<Tally> {
    cargo_tests(cargo(ws).args([
        "test",
        "--workspace",
        "--exclude",
        DISTRIBUTED,
        "--all-features",
        "--doc",
        "--no-fail-fast",
    ]))
}

/// With the default features the crate brings no tooling of WebAssembly and nothing of the command.
pub fn dependencies(ws: &Workspace) -> Result<Tally> {
    let arguments =
        ["tree", "--package", "psa-contacts", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"];
    let tree = capture(cargo(ws).args(arguments))?;
    let crates: Vec<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    if !crates.contains(&"psa-contacts") {
        bail!("`cargo tree` does not show the crate");
    }
    for (feature, names) in OPTIONAL {
        if let Some(name) = names.iter().find(|name| crates.contains(name)) {
            bail!("the crate depends on `{name}` although its `{feature}` feature is off");
        }
    }
    Ok(Tally::one())
}

/// Makes the file that would be published, checks what is in it and compiles it.
pub fn package(ws: &Workspace) -> Result<Tally> {
    let arguments = ["package", "--package", "psa-contacts", "--allow-dirty"];
    let list = capture(cargo(ws).args(arguments).arg("--list"))?;
    if let Some(name) = PACKAGED.iter().find(|name| !list.lines().any(|line| line == **name)) {
        bail!("the published crate would lack {name}");
    }
    check(cargo(ws).args(arguments))
}
