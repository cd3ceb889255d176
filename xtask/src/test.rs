//! `cargo xtask test`: every check and test there is.
//!
//! A group that fails does not stop the ones after it. A group in which nothing ran, or in which a test was skipped,
//! has failed: silence is no success.

mod everywhere;
mod js;
mod native;
mod report;
pub mod summary;
mod wasm;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::Args;
use crate::browser::Browser;
use crate::build;
use crate::difftest;
use crate::paths::Workspace;
use crate::size;
use crate::step::say;
use crate::test::report::Report;
use crate::test::summary::Tally;
use crate::tools;

/// The slow groups that `--quick` leaves out.
const SLOW: &str = "wasm tests in Chromium, demo page in Chromium, environments with a browser, cargo package";

pub fn run(mut args: Args, ws: &Workspace) -> Result<()> {
    let (mut quick, mut everywhere) = (false, false);
    while let Some(argument) = args.next()? {
        match argument {
            Long("quick") => quick = true,
            Long("everywhere") => everywhere = true,
            Long("distributed") => return distributed(ws),
            other => return Err(other.unexpected().into()),
        }
    }
    if quick && everywhere {
        bail!("--quick and --everywhere exclude each other");
    }
    // What cannot be installed is better known now than after ten minutes.
    tools::node()?;
    tools::wasm_target()?;
    let browser = if quick { None } else { Some(Browser::find_or_install()?) };
    let bindgen = tools::wasm_bindgen(ws)?;

    let mut report = Report::default();
    report.group("format", || native::format(ws));
    report.group("clippy, native", || native::clippy(ws));
    report.group("clippy, wasm32", || wasm::clippy(ws));
    report.group("native tests", || native::tests(ws));
    report.group("doctests", || native::doctests(ws));
    report.group("phones against Google's", || difftest::slice(ws));
    report.group("wasm tests in Node.js", || wasm::in_node(ws, &bindgen));
    if let Some(browser) = &browser {
        report.group("wasm tests in Chromium", || wasm::in_browser(ws, &bindgen, browser));
    }
    let built = report.group("package build", || build::build(ws).map(|()| Tally::one()));
    let ready = || match built {
        true => Ok(()),
        false => bail!("the package was not built"),
    };
    report.group("size budget", || ready().and_then(|()| size::check(ws)));
    let installed = report.group("package install", || ready().and_then(|()| js::install(ws)));
    let ready = || match installed {
        true => Ok(()),
        false => bail!("the package was not installed"),
    };
    report.group("package in Node.js", || ready().and_then(|()| js::in_node(ws)));
    report.group("environments", || ready().and_then(|()| everywhere::always(ws)));
    if let Some(browser) = &browser {
        report.group("environments, browser", || ready().and_then(|()| everywhere::usually(ws, browser)));
        if everywhere {
            report.group("environments, the rest", || ready().and_then(|()| everywhere::rarely(ws, browser)));
        }
        report.group("demo page in Chromium", || ready().and_then(|()| js::in_browser(ws, browser)));
    }
    report.group("dependencies of the crate", || native::dependencies(ws));
    if !quick {
        report.group("cargo package", || native::package(ws));
    }
    say("all groups are through");
    if quick {
        println!("\nleft out by --quick: {SLOW}");
    }
    report.finish()
}

/// The crate for DataFusion and Ballista alone.
fn distributed(ws: &Workspace) -> Result<()> {
    let mut report = Report::default();
    report.group("clippy", || native::distributed_clippy(ws));
    report.group("DataFusion and Ballista", || native::distributed_tests(ws));
    report.finish()
}
