//! The entries of the npm package: CommonJS files for `require`, and what a page loads for each of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::build::files_in;
use crate::paths::Workspace;
use crate::process::{capture, run};
use crate::stamp::{Fingerprint, Stamp, empty_dir, write};
use crate::step::step;
use crate::tools;

/// The scripts that this runs.
const SCRIPTS: &[&str] = &["entries.mjs", "commonjs.mjs", "bundles.mjs", "sizes.mjs"];

/// Where the bundles lie that are measured: one for each entry of the package.
fn bundles(ws: &Workspace) -> PathBuf {
    ws.work().join("bundles")
}

/// Remembers that the entries were built. Whoever empties `dist` takes it away.
pub fn stamp_path(ws: &Workspace) -> PathBuf {
    ws.work().join("entries.stamp")
}

/// Where the sizes of what was built lie, as a table.
pub fn sizes_path(ws: &Workspace) -> PathBuf {
    ws.work().join("sizes.txt")
}

/// Bundles the entries and measures them, and the files `dist` names, unless nothing of the package changed.
pub fn build(ws: &Workspace, dist: &[String]) -> Result<()> {
    let scripts = ws.root.join("xtask/scripts");
    let tools = tools::npm_tools(ws)?;
    let mut fingerprint = Fingerprint::default().file(&ws.root.join("xtask/package-lock.json"))?;
    for script in SCRIPTS {
        fingerprint = fingerprint.file(&scripts.join(script))?;
    }
    for source in sources(ws)? {
        fingerprint = fingerprint.text(&ws.show(&source).to_string()).file(&source)?;
    }
    let stamp = Stamp::new(stamp_path(ws), fingerprint);
    if stamp.is_fresh(&[sizes_path(ws), bundles(ws), ws.dist().join("index.cjs")]) {
        return Ok(());
    }
    empty_dir(&bundles(ws))?;
    step("CommonJS files", || run(Command::new("node").arg(scripts.join("commonjs.mjs")).arg(&tools).arg(ws.pkg())))?;
    step("bundles of the entries", || {
        run(Command::new("node").arg(scripts.join("bundles.mjs")).arg(&tools).arg(ws.pkg()).arg(bundles(ws)))
    })?;
    let table = step("measuring", || measure(ws, &scripts.join("sizes.mjs"), dist))?;
    write(&sizes_path(ws), table)?;
    stamp.write()
}

/// Everything that the entries are made of: what is written by hand, and what was made of the module.
fn sources(ws: &Workspace) -> Result<Vec<PathBuf>> {
    let pkg = ws.pkg();
    let mut files = files_in(&pkg, "json")?;
    for (dir, ending) in [(pkg.clone(), "js"), (pkg.clone(), "ts"), (ws.dist(), "js")] {
        files.extend(files_in(&dir, ending)?);
    }
    for dir in ["lib", "lib/form", "lib/node"] {
        files.extend(files_in(&pkg.join(dir), "js")?);
    }
    files.extend(files_in(&ws.dist(), "wasm")?);
    Ok(files)
}

/// The sizes of what was made, as a table: raw, gzip and brotli.
fn measure(ws: &Workspace, script: &Path, dist: &[String]) -> Result<String> {
    let mut command = Command::new("node");
    command.arg(script);
    command.args(dist.iter().map(|name| ws.dist().join(name)));
    command.args(files_in(&bundles(ws), "js")?);
    capture(&mut command)
}
