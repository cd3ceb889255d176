//! The crate as each of the modules. All of them are made by one Cargo package with one name, so Cargo takes each for a change
//! of the last one and compiles it anew: whether one is up to date is known here, not there.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::build::{FLAVORS, Flavor, path_prefixes};
use crate::paths::Workspace;
use crate::process::{capture, cargo, run, rustc};
use crate::stamp::{Fingerprint, Stamp, forget, read, write};
use crate::step::{say, step};
use crate::tools::WASM_TARGET;

/// What rustc is told. A module whose functions deny panics needs none of their texts and unwinding: what std still panics of
/// becomes one instruction, a trap, after which the loader makes a new instance.
const RUSTC_FLAGS: &[&str] = &["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Compiles the modules whose sources changed. What the crate depends on is compiled once for each profile.
pub fn modules(ws: &Workspace) -> Result<()> {
    let compiler = capture(rustc().arg("-vV"))?;
    let mut fresh = 0;
    for flavor in FLAVORS {
        if stamp(ws, flavor, &compiler).is_ok_and(|stamp| stamp.is_fresh(&outputs(ws, flavor))) {
            fresh += 1;
            continue;
        }
        // If this is interrupted, what it leaves behind must not pass for what was there.
        forget(&stamp_path(ws, flavor))?;
        step(&format!("compiling the {}", flavor.title), || compile(ws, flavor))?;
        stamp(ws, flavor, &compiler)?.write()?;
    }
    if fresh > 0 {
        say(&format!("{fresh} of {} modules are compiled already", FLAVORS.len()));
    }
    Ok(())
}

fn outputs(ws: &Workspace, flavor: &Flavor) -> [PathBuf; 2] {
    [flavor.compiled(ws), flavor.map(ws)]
}

fn stamp_path(ws: &Workspace, flavor: &Flavor) -> PathBuf {
    ws.work().join(format!("{}.stamp", flavor.name))
}

/// The files that the compiler read for a module the last time, a line each: relative to the repository, so that a copy of the
/// target directory elsewhere is held against the sources that are there.
fn sources_path(ws: &Workspace, flavor: &Flavor) -> PathBuf {
    ws.work().join(format!("{}.sources", flavor.name))
}

/// Of everything that a module is made of. An error when it was never compiled, or when a source is gone.
fn stamp(ws: &Workspace, flavor: &Flavor, compiler: &str) -> Result<Stamp> {
    let make = flavor.make;
    let mut fingerprint = Fingerprint::default().text(compiler).text(flavor.features).text(make.profile);
    fingerprint = fingerprint.text(make.std_features).text(&make.rustc_flags.join(" "));
    // Cargo takes parts of a profile from these.
    for (name, value) in env::vars().filter(|(name, _)| name.starts_with("CARGO_PROFILE_")) {
        fingerprint = fingerprint.text(&name).text(&value);
    }
    for file in ["Cargo.toml", "Cargo.lock", ".cargo/config.toml", "xtask/src/build/compile.rs"] {
        fingerprint = fingerprint.file(&ws.root.join(file))?;
    }
    for source in fs::read_to_string(sources_path(ws, flavor))?.lines() {
        fingerprint = fingerprint.text(source).file(&ws.root.join(source))?;
    }
    Ok(Stamp::new(stamp_path(ws, flavor), fingerprint))
}

fn compile(ws: &Workspace, flavor: &Flavor) -> Result<()> {
    // The sources must be there before the flags are made: their directories are part of the flags.
    run(cargo(ws).args(["fetch", "--locked", "--target", WASM_TARGET]))?;
    let prefixes = path_prefixes(ws)?;
    let remaps = prefixes.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    let flags = RUSTC_FLAGS.iter().chain(flavor.make.rustc_flags).map(|flag| (*flag).to_owned());
    let flags: Vec<String> = flags.chain(remaps).collect();
    let mut command = cargo(ws);
    command.args(["rustc", "--locked", "--package", "psa-contacts", "--lib"]);
    command.args(["--crate-type", "cdylib", "--profile", flavor.make.profile, "--target", WASM_TARGET]);
    command.args(["--no-default-features", "--features", flavor.features]);
    command.args(["-Zbuild-std=std,panic_abort", &format!("-Zbuild-std-features={}", flavor.make.std_features)]);
    // Std can be built by nobody without this. The crate itself uses nothing unstable.
    command.env("RUSTC_BOOTSTRAP", "1");
    command.arg("--").arg(format!("-Clink-arg=-Map={}", flavor.map(ws).display()));
    // Set as a whole: flags from outside would make another module.
    command.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    run(&mut command)?;
    // The next one takes its place.
    let made = ws.target.join(WASM_TARGET).join(flavor.make.profile).join("psa_contacts.wasm");
    write(&flavor.compiled(ws), read(&made)?)?;
    let read_for_it = made.with_extension("d");
    let sources = fs::read_to_string(&read_for_it).with_context(|| format!("cannot read {}", read_for_it.display()))?;
    let sources: Vec<String> = sources_of(&sources).iter().map(|path| ws.show(Path::new(path)).to_string()).collect();
    // Without a source nothing would ever be a change.
    if !sources.iter().any(|source| Path::new(source).ends_with("src/lib.rs")) {
        bail!("{} does not name the crate's own sources", read_for_it.display());
    }
    write(&sources_path(ws, flavor), sources.join("\n"))
}

/// The files behind the colon in Cargo's note of what it read, which is a rule for `make`: spaces in a path are escaped.
fn sources_of(rule: &str) -> Vec<String> {
    let Some((_, sources)) = rule.split_once(": ") else { return Vec::new() };
    // No path holds a line's end.
    let apart = sources.trim_end().replace("\\ ", "\n");
    apart.split(' ').map(|path| path.replace('\n', " ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_stand_behind_the_colon() {
        let rule = "/home/me/target/psa_contacts.wasm: /home/me/my\\ work/src/lib.rs C:\\work\\src\\api.rs\n";
        assert_eq!(sources_of(rule), ["/home/me/my work/src/lib.rs", "C:\\work\\src\\api.rs"]);
        assert!(sources_of("").is_empty());
    }
}
