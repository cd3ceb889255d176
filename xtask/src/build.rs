//! `cargo xtask build`: the generated parts of the npm package.
//!
//! Rust → WebAssembly (`--profile wasm`) → wasm-bindgen → wasm-opt → `pkg/dist` → the entries.

pub mod entries;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::paths::Workspace;
use crate::process::{capture, cargo, run as run_command};
use crate::schemas;
use crate::size::module::Module;
use crate::stamp::{Fingerprint, Stamp, copy_dir, empty_dir, read, write};
use crate::step::{say, step};
use crate::tools::{self, WASM_TARGET};
use crate::{Args, no_arguments};

/// What wasm-bindgen is told. The module's own URL is left to the package's entry files.
const BINDGEN_FLAGS: &[&str] = &[
    "--target",
    "web",
    "--omit-default-module-path",
    "--experimental-reset-state-function",
    "--out-name",
    "psa_contacts",
];

/// What wasm-opt is told. No feature flags: the module says itself which features it uses. The names of the functions
/// are kept for `cargo xtask size`; the package gets the module without them.
const OPT_FLAGS: &[&str] = &["-Oz", "-g"];

/// What a finished `pkg/dist` holds, at least.
const OUTPUTS: &[&str] = &["psa_contacts.js", "psa_contacts_bg.wasm", "psa_contacts.d.ts", "inline.js"];

/// The optimized module with the names of its functions.
pub fn named_module(ws: &Workspace) -> PathBuf {
    ws.work().join("named.wasm")
}

/// The linker's map of the module as the compiler made it.
pub fn linker_map(ws: &Workspace) -> PathBuf {
    ws.target.join(WASM_TARGET).join("wasm/psa_contacts.map")
}

pub fn run(args: Args, ws: &Workspace) -> Result<()> {
    no_arguments(args)?;
    build(ws)
}

/// Builds whatever is out of date.
pub fn build(ws: &Workspace) -> Result<()> {
    tools::node()?;
    tools::wasm_target()?;
    let wasm_bindgen = tools::wasm_bindgen(ws)?;
    let wasm_opt = tools::wasm_opt(ws)?;
    let module = step("compiling the module", || compile(ws))?;
    let tables = ws.work().join("tables.json");
    step("the crate's texts and tables", || {
        write(
            &tables,
            capture(cargo(ws).args(["run", "--quiet", "--locked", "--package", "facts", "--bin", "tables"]))?,
        )
    })?;
    copy_notices(ws)?;
    let schemas = schemas::write(ws)?;

    let scripts = ws.root.join("xtask/scripts");
    let generators = generators(ws)?;
    let mut fingerprint = Fingerprint::default()
        .text(&wasm_bindgen.version)
        .text(&BINDGEN_FLAGS.join(" "))
        .text(&OPT_FLAGS.join(" "))
        .file(&ws.root.join("xtask/package-lock.json"))?
        .file(&ws.root.join("xtask/src/build.rs"))?
        .file(&scripts.join("inline.mjs"))?
        .file(&module)?
        .file(&tables)?;
    let shared = files_in(&ws.pkg().join("scripts"), "js")?;
    for source in generators.iter().chain(&shared).chain(&locales(ws)?).chain(&schemas) {
        fingerprint = fingerprint.file(source)?;
    }
    let stamp = Stamp::new(ws.work().join("package.stamp"), fingerprint);
    let outputs: Vec<PathBuf> = OUTPUTS.iter().map(|name| ws.dist().join(name)).chain([named_module(ws)]).collect();

    if stamp.is_fresh(&outputs) {
        say("pkg/dist is up to date");
    } else {
        let dir = ws.work().join("package");
        empty_dir(&dir)?;
        step("wasm-bindgen", || {
            run_command(Command::new(&wasm_bindgen.bindgen).args(BINDGEN_FLAGS).arg("--out-dir").arg(&dir).arg(&module))
        })?;
        let wasm = dir.join("psa_contacts_bg.wasm");
        step(&format!("wasm-opt {}", OPT_FLAGS.join(" ")), || {
            let named = named_module(ws);
            run_command(Command::new("node").arg(&wasm_opt).args(OPT_FLAGS).arg(&wasm).arg("-o").arg(&named))?;
            let bytes = read(&named)?;
            write(&wasm, Module::parse(&bytes)?.without_names(&bytes))
        })?;
        step("inline.js", || {
            run_command(Command::new("node").arg(scripts.join("inline.mjs")).arg(&wasm).arg(dir.join("inline.js")))
        })?;
        empty_dir(&ws.dist())?;
        copy_dir(&dir, &ws.dist())?;
        for script in &generators {
            step(&ws.show(script).to_string(), || run_command(Command::new("node").arg(script).arg(&tables)))?;
        }
        stamp.write()?;
    }
    let measured: Vec<&str> = OUTPUTS.iter().filter(|name| !name.ends_with(".d.ts")).copied().collect();
    entries::build(ws, &measured)?;
    no_build_paths(ws)?;
    print!("{}", String::from_utf8_lossy(&read(&entries::sizes_path(ws))?));
    Ok(())
}

/// Compiles the library and returns the path of the module.
fn compile(ws: &Workspace) -> Result<PathBuf> {
    // The sources must be there before the flags are made: their directories are part of the flags.
    run_command(cargo(ws).args(["fetch", "--locked", "--target", WASM_TARGET]))?;
    let flags: Vec<String> =
        path_prefixes(ws)?.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect();
    let mut command = cargo(ws);
    command.args(["rustc", "--locked", "--package", "psa-contacts", "--lib"]);
    command.args(["--crate-type", "cdylib", "--profile", "wasm", "--target", WASM_TARGET]);
    command.args(["--no-default-features", "--features", "wasm"]);
    command.arg("--").arg(format!("-Clink-arg=-Map={}", linker_map(ws).display()));
    // Set as a whole: flags from outside would make another module.
    command.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    run_command(&mut command)?;
    Ok(ws.target.join(WASM_TARGET).join("wasm/psa_contacts.wasm"))
}

/// Directories of this machine, and what the module shows in their place. The compiler takes the last one that fits.
fn path_prefixes(ws: &Workspace) -> Result<Vec<(PathBuf, &'static str)>> {
    let home = tools::cargo_home()?;
    let mut prefixes = vec![
        (home.clone(), "cargo"),
        (tools::sysroot()?, "rust"),
        (ws.root.clone(), "psa-contacts"),
        (ws.target.clone(), "target"),
    ];
    // The directory of a registry is named after its host: crates show as `crates/<name>-<version>`.
    if let Ok(registries) = fs::read_dir(home.join("registry/src")) {
        for registry in registries {
            prefixes.push((registry?.path(), "crates"));
        }
    }
    Ok(prefixes)
}

/// Fails when a file that goes into the package holds a path of this machine.
fn no_build_paths(ws: &Workspace) -> Result<()> {
    let prefixes = path_prefixes(ws)?;
    for entry in fs::read_dir(ws.dist())? {
        let path = entry?.path();
        let bytes = read(&path)?;
        if let Some((prefix, _)) = prefixes.iter().find(|(prefix, _)| holds(&bytes, prefix)) {
            bail!("{} holds the build path {}", path.display(), prefix.display());
        }
    }
    Ok(())
}

fn holds(bytes: &[u8], prefix: &Path) -> bool {
    String::from_utf8_lossy(bytes).contains(prefix.to_string_lossy().as_ref())
}

/// The package's own generators, `pkg/scripts/*.mjs`: they read the crate's texts and tables, and write more of `pkg/dist`.
fn generators(ws: &Workspace) -> Result<Vec<PathBuf>> {
    files_in(&ws.pkg().join("scripts"), "mjs")
}

/// The files of a directory that end like that, in order; none if there is no such directory.
fn files_in(dir: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    if !dir.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The catalogs of messages, which a generator makes modules of.
fn locales(ws: &Workspace) -> Result<Vec<PathBuf>> {
    files_in(&ws.root.join("locales"), "json")
}

/// The licence texts and the changelog lie at the root; npm packs what lies in the package.
fn copy_notices(ws: &Workspace) -> Result<()> {
    for name in ["CHANGELOG.md", "LICENSE", "NOTICE"] {
        let from = ws.root.join(name);
        if from.is_file() {
            fs::create_dir_all(ws.pkg())?;
            fs::copy(&from, ws.pkg().join(name)).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_path_is_found_between_bytes_that_are_no_text() {
        let bytes = [&[0xff, 0x00][..], b"/home/me/.cargo/registry/x.rs", &[0xfe]].concat();
        assert!(holds(&bytes, Path::new("/home/me/.cargo")));
        assert!(!holds(&bytes, Path::new("/home/you")));
    }
}
