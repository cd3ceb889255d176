//! The tools a build needs, installed on first use below `target/tools` in pinned versions.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::paths::Workspace;
use crate::process::{capture, cargo, find_in_path, npm, run, rustc};
use crate::stamp::{Fingerprint, Stamp, empty_dir};
use crate::step::step;

/// The target of the npm package's module.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The oldest Node.js that the package and its tests run on.
const NODE_MAJOR: u32 = 20;

/// The oldest Rust whose compiler takes the flags of the modules. The crate itself needs less: `rust-version` in its manifest.
const RUST_MINOR: u32 = 95;

/// Checks that Node.js and npm are there: nothing here can install them.
pub fn node() -> Result<()> {
    let wanted = format!("install Node.js {NODE_MAJOR} or newer with npm");
    if find_in_path("npm").is_none() || find_in_path("node").is_none() {
        bail!("no `node` and `npm` in PATH: {wanted}");
    }
    let version = capture(Command::new("node").arg("--version"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|text| text.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE_MAJOR => Ok(()),
        _ => bail!("found Node.js {}: {wanted}", version.trim()),
    }
}

/// Adds the WebAssembly target to the toolchain if it is missing.
pub fn wasm_target() -> Result<()> {
    let libraries = capture(rustc().args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    if find_in_path("rustup").is_none() {
        bail!("the Rust toolchain has no `{WASM_TARGET}` target and there is no `rustup` to add it");
    }
    step(&format!("rustup target add {WASM_TARGET}"), || {
        run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
    })
}

/// Adds the source of Rust's standard library to the toolchain if it is missing: the modules bring their own std.
pub fn std_source() -> Result<()> {
    let version = capture(rustc().arg("--version"))?;
    if minor_version(&version).is_none_or(|minor| minor < RUST_MINOR) {
        bail!("found {}: the modules are built with Rust 1.{RUST_MINOR} or newer", version.trim());
    }
    let lock = sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock");
    if lock.is_file() {
        return Ok(());
    }
    if find_in_path("rustup").is_none() {
        bail!("the Rust toolchain has no source of the standard library and there is no `rustup` to add it");
    }
    step("rustup component add rust-src", || run(Command::new("rustup").args(["component", "add", "rust-src"])))
}

/// 95 of `rustc 1.95.0 (…)`.
fn minor_version(version: &str) -> Option<u32> {
    version.strip_prefix("rustc 1.")?.split('.').next()?.parse().ok()
}

/// The programs of wasm-bindgen-cli.
pub struct WasmBindgen {
    pub version: String,
    pub bindgen: PathBuf,
    pub test_runner: PathBuf,
}

/// Installs wasm-bindgen-cli in exactly the version of `wasm-bindgen` in `Cargo.lock`; anything else refuses to work.
pub fn wasm_bindgen(ws: &Workspace) -> Result<WasmBindgen> {
    let lock = fs::read_to_string(ws.root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no `wasm-bindgen`")?.to_owned();
    let root = ws.tools().join(format!("wasm-bindgen-{version}"));
    let bin = |name: &str| root.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let programs = WasmBindgen {
        bindgen: bin("wasm-bindgen"),
        test_runner: bin("wasm-bindgen-test-runner"),
        version: version.clone(),
    };
    if programs.bindgen.is_file() && programs.test_runner.is_file() {
        return Ok(programs);
    }
    step(&format!("installing wasm-bindgen-cli {version} (once, about a minute)"), || {
        let scratch = ws.tools().join("build");
        let mut install = cargo(ws);
        // Not `--locked`: the list shipped with the tool names crates that are gone from the registry.
        install.args(["install", "wasm-bindgen-cli", "--version", &format!("={version}"), "--no-default-features"]);
        install.args(["--bin", "wasm-bindgen", "--bin", "wasm-bindgen-test-runner"]).arg("--root").arg(&root);
        // The quickest build: optimizing the tool takes longer than it saves. No TLS: it talks to 127.0.0.1 only.
        install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0").env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        install.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        install.env("CARGO_TARGET_DIR", &scratch).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        run(&mut install)?;
        fs::remove_dir_all(&scratch).context("cannot remove the tool's build directory")
    })?;
    Ok(programs)
}

/// The version of a package in the text of a `Cargo.lock`.
pub fn locked_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    let wanted = format!("name = \"{name}\"");
    lines.find(|line| *line == wanted)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Installs the npm tools of this package (binaryen, esbuild) and returns the directory they are found from.
pub fn npm_tools(ws: &Workspace) -> Result<PathBuf> {
    let dir = ws.tools().join("npm");
    let installed = ["binaryen/bin/wasm-opt", "esbuild/lib/main.js"].map(|file| dir.join("node_modules").join(file));
    npm_ci(&ws.root.join("xtask"), &dir, "installing binaryen and esbuild from npm", &installed)?;
    Ok(dir)
}

/// The path of `wasm-opt`, a script for Node.js.
pub fn wasm_opt(ws: &Workspace) -> Result<PathBuf> {
    Ok(npm_tools(ws)?.join("node_modules/binaryen/bin/wasm-opt"))
}

/// Copies `package.json` and `package-lock.json` from one directory into another and runs `npm ci` there, unless the
/// same lock was installed before and `outputs` are there.
pub fn npm_ci(from: &Path, to: &Path, name: &str, outputs: &[PathBuf]) -> Result<()> {
    const FILES: [&str; 2] = ["package.json", "package-lock.json"];
    let mut fingerprint = Fingerprint::default();
    for file in FILES {
        fingerprint = fingerprint.file(&from.join(file))?;
    }
    let stamp = Stamp::new(to.join("node_modules/.xtask-stamp"), fingerprint);
    if stamp.is_fresh(outputs) {
        return Ok(());
    }
    step(name, || {
        fs::create_dir_all(to)?;
        for file in FILES {
            fs::copy(from.join(file), to.join(file)).with_context(|| format!("cannot copy {file}"))?;
        }
        run(npm(to).arg("ci"))?;
        // A package without dependencies gets no directory of its own.
        fs::create_dir_all(to.join("node_modules"))?;
        stamp.write()
    })
}

/// The directory that cargo keeps its downloads in.
pub fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = std::env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    #[cfg(windows)]
    let home = std::env::var_os("USERPROFILE");
    #[cfg(not(windows))]
    let home = std::env::var_os("HOME");
    Ok(PathBuf::from(home.context("neither CARGO_HOME nor HOME is set")?).join(".cargo"))
}

/// The directory of the toolchain.
pub fn sysroot() -> Result<PathBuf> {
    Ok(capture(rustc().args(["--print", "sysroot"]))?.trim().into())
}

/// A fresh directory for the profile of a browser.
pub fn browser_profile(ws: &Workspace) -> Result<PathBuf> {
    let dir = ws.work().join("chromium");
    empty_dir(&dir)?;
    Ok(dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_names_one_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "js-sys"), None);
    }
}
