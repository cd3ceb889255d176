//! Compiles the phone metadata into the tables that the phone engine reads in place.

mod automaton;
mod dag;
#[path = "../../src/phone/engine/layout.rs"]
#[allow(dead_code, reason = "the crate reads more of it")]
mod layout;
mod pack;
mod pattern;
mod source;
mod tables;
#[path = "../../src/phone/engine/unpack.rs"]
#[allow(dead_code, reason = "the crate reads bytes")]
mod unpack;

use anyhow::{Context, Result, ensure};
use std::{fs, path::Path};

use crate::{Args, paths::Workspace};

const DIRECTORY: &str = "src/phone/engine";

/// `cargo xtask metadata [--check]`
pub fn command(mut args: Args, _: &Workspace) -> Result<()> {
    let mut check = false;
    while let Some(argument) = args.next()? {
        match argument {
            lexopt::Arg::Long("check") => check = true,
            other => return Err(other.unexpected().into()),
        }
    }
    run(check)
}

/// Writes the tables, or, with `check`, fails when those in the repository are not what the metadata gives.
pub fn run(check: bool) -> Result<()> {
    let (path, version) = source::locate()?;
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let territories = source::read(&text)?;
    let tables = tables::build(&territories, &version)?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("no repository")?;
    for (name, content) in [
        ("tables.bin", tables.words.as_slice()),
        ("packed.bin", tables.packed.as_slice()),
        ("facts.rs", tables.facts.as_bytes()),
    ] {
        let path = root.join(DIRECTORY).join(name);
        if check {
            let found = fs::read(&path).unwrap_or_default();
            ensure!(found == content, "{DIRECTORY}/{name} is stale: run `cargo xtask metadata`");
        } else {
            fs::write(&path, content).with_context(|| path.display().to_string())?;
        }
    }
    if !check {
        print!("{}", tables.summary);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_are_fresh() {
        super::run(true).unwrap();
    }
}
