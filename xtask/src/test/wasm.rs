//! The Rust tests that run as WebAssembly: `tests/wasm.rs` in Node.js and in Chromium.

use std::process::Command;

use anyhow::Result;

use crate::browser::Browser;
use crate::paths::Workspace;
use crate::process::cargo;
use crate::stamp::write;
use crate::test::native::check;
use crate::test::summary::{Tally, cargo_tests};
use crate::tools::{self, WASM_TARGET, WasmBindgen};

/// What all builds for the wasm target have in common: one build of the dependencies serves them all.
fn cargo_for_wasm(ws: &Workspace, verb: &str) -> Command {
    let mut command = cargo(ws);
    command.args([verb, "--package", "psa-contacts", "--target", WASM_TARGET]);
    command.args(["--features", "wasm,serde-wasm-bindgen"]);
    // wasm-bindgen reads the module once for each run: without debug information it is a fifth of the size.
    command.env("CARGO_PROFILE_DEV_DEBUG", "false");
    command
}

/// The lints over the code that only the wasm target compiles.
pub fn clippy(ws: &Workspace) -> Result<Tally> {
    check(cargo_for_wasm(ws, "clippy").args(["--lib", "--test", "wasm", "--", "--deny", "warnings"]))
}

fn tests(ws: &Workspace, bindgen: &WasmBindgen) -> Command {
    let mut command = cargo_for_wasm(ws, "test");
    command.args(["--test", "wasm"]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &bindgen.test_runner);
    // Seconds; a loaded machine is slow to start a browser.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "180").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    for variable in ["WASM_BINDGEN_USE_BROWSER", "WASM_BINDGEN_TEST_ONLY_NODE", "WASM_BINDGEN_TEST_ONLY_WEB"] {
        command.env_remove(variable);
    }
    command
}

pub fn in_node(ws: &Workspace, bindgen: &WasmBindgen) -> Result<Tally> {
    cargo_tests(&mut tests(ws, bindgen))
}

pub fn in_browser(ws: &Workspace, bindgen: &WasmBindgen, browser: &Browser) -> Result<Tally> {
    let webdriver = ws.work().join("webdriver.json");
    write(&webdriver, browser.webdriver_json(&tools::browser_profile(ws)?))?;
    let mut command = tests(ws, bindgen);
    command.env("WASM_BINDGEN_USE_BROWSER", "1").env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver);
    command.env("CHROMEDRIVER", &browser.driver);
    cargo_tests(&mut command)
}
