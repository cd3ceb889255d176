//! The tests of the built package: packed as for the registry, installed, and used as its users do.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::paths::Workspace;
use crate::process::{capture, cargo, npm, run};
use crate::stamp::{copy_dir, read, write};
use crate::test::summary::{Tally, node_tests};
use crate::tools::npm_ci;

/// The name that the tests' directory knows the packed package by.
pub const TARBALL: &str = "psa-contacts.tgz";

/// A test file that names this drives the browser: it gets its path from the variable `CHROMIUM`.
const BROWSER: &str = "chromium";

fn dir(ws: &Workspace) -> PathBuf {
    ws.target.join("js-tests")
}

/// The packed package, as [`install`] made it.
pub fn tarball(ws: &Workspace) -> PathBuf {
    dir(ws).join(TARBALL)
}

/// Copies the tests, installs what they use and then the packed package.
pub fn install(ws: &Workspace) -> Result<Tally> {
    let dir = dir(ws);
    clear(&dir)?;
    let tests = ws.root.join("tests");
    copy_dir(&tests.join("js"), &dir)?;
    copy_dir(&tests.join("cases"), &dir.join("cases"))?;
    let answers = capture(cargo(ws).args(["run", "--quiet", "--locked", "--package", "facts", "--bin", "answers"]))?;
    write(&dir.join("cases/native.json"), answers)?;
    npm_ci(&tests.join("js"), &dir, "npm ci for the tests", &[])?;

    // npm names the file after the version; any older one is gone since `clear`.
    run(npm(&ws.pkg()).args(["pack", "--silent", "--pack-destination"]).arg(&dir))?;
    let packed = files(&dir)?.into_iter().find(|path| path.extension() == Some(OsStr::new("tgz")));
    fs::rename(packed.context("`npm pack` made no file")?, dir.join(TARBALL))?;
    // npm takes an installed package of the same version for the same package.
    let installed = dir.join("node_modules/psa-contacts");
    if installed.exists() {
        fs::remove_dir_all(&installed)?;
    }
    let _ = fs::remove_file(dir.join("node_modules/.package-lock.json"));
    run(npm(&dir).args(["install", "--no-save", "--no-package-lock", &format!("./{TARBALL}")]))?;

    let module = "dist/psa_contacts_bg.wasm";
    if read(&installed.join(module))? != read(&ws.pkg().join(module))? {
        bail!("the installed package holds another module than the one just built");
    }
    Ok(Tally::one())
}

/// Empties the directory except for what npm installed.
pub fn clear(dir: &Path) -> Result<()> {
    fs::create_dir_all(dir)?;
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.file_name() == Some(OsStr::new("node_modules")) {
            continue;
        }
        if path.is_dir() {
            fs::remove_dir_all(&path)?;
        } else {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// The files of a directory and of all below it, except what npm installed, in order.
fn files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_file() {
            found.push(path);
        } else if path.file_name() != Some(OsStr::new("node_modules")) {
            found.extend(files(&path)?);
        }
    }
    found.sort();
    Ok(found)
}

/// The test files that drive the browser, or the others.
fn test_files(ws: &Workspace, browser: bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in files(&dir(ws))? {
        if path.to_string_lossy().ends_with(".test.mjs") {
            let text = String::from_utf8_lossy(&read(&path)?).to_lowercase();
            if text.contains(BROWSER) == browser {
                found.push(path);
            }
        }
    }
    Ok(found)
}

fn node(ws: &Workspace, files: &[PathBuf]) -> Result<Command> {
    if files.is_empty() {
        bail!("there are no test files");
    }
    let mut command = Command::new("node");
    command.current_dir(dir(ws)).args(["--test", "--test-reporter=spec", "--test-timeout=180000"]).args(files);
    command.env("PSA_WWW", ws.www()).env("PSA_PKG", ws.pkg()).env("PSA_README", ws.root.join("README.md"));
    Ok(command)
}

/// The tests that need Node.js alone.
pub fn in_node(ws: &Workspace) -> Result<Tally> {
    node_tests(&mut node(ws, &test_files(ws, false)?)?)
}

/// The tests that open pages in the browser.
pub fn in_browser(ws: &Workspace, browser: &Browser) -> Result<Tally> {
    let mut command = node(ws, &test_files(ws, true)?)?;
    node_tests(command.env("CHROMIUM", &browser.chromium).env("CHROMEDRIVER", &browser.driver))
}
