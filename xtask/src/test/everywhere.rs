//! The package in each environment that it is made for: a small project of its own, with the packed package installed.
//!
//! `tests/everywhere/<name>` holds the project, pinned by its lock, and `check.test.mjs`, which builds and runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::browser::Browser;
use crate::build::files_in;
use crate::paths::Workspace;
use crate::process::{npm, run};
use crate::stamp::{Fingerprint, Stamp, copy_dir};
use crate::step::step;
use crate::test::js::{TARBALL, clear, tarball};
use crate::test::summary::{Tally, node_tests};
use crate::tools::npm_ci;

/// What the checks share: they import it as `../support`. What each project asks the package lies there too: of those files,
/// `*.js`, every project gets a copy, so that its tools take them for their own.
const SUPPORT: &str = "support";

struct Environment {
    /// The name of its directory.
    name: &'static str,
    when: When,
}

/// When an environment is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// Always, without a browser.
    Always,
    /// Unless `--quick` was asked for: it needs the browser.
    Usually,
    /// With `--everywhere`: it takes long to install, to build, or both.
    Rarely,
}

const ENVIRONMENTS: &[Environment] = &[
    Environment { name: "node-esm", when: When::Always },
    Environment { name: "node-cjs", when: When::Always },
    Environment { name: "typescript", when: When::Always },
    Environment { name: "esbuild", when: When::Usually },
    Environment { name: "vite", when: When::Usually },
    Environment { name: "page", when: When::Usually },
    Environment { name: "worker", when: When::Rarely },
    Environment { name: "webpack", when: When::Rarely },
    Environment { name: "rollup", when: When::Rarely },
    Environment { name: "next", when: When::Rarely },
    Environment { name: "workerd", when: When::Rarely },
    Environment { name: "deno", when: When::Rarely },
    Environment { name: "jsdom", when: When::Rarely },
    Environment { name: "jest", when: When::Rarely },
    Environment { name: "vitest", when: When::Rarely },
    Environment { name: "node-versions", when: When::Rarely },
];

/// The environments that need no browser and little time.
pub fn always(ws: &Workspace) -> Result<Tally> {
    check(ws, None, When::Always)
}

/// The environments that need the browser and little time.
pub fn usually(ws: &Workspace, browser: &Browser) -> Result<Tally> {
    check(ws, Some(browser), When::Usually)
}

/// The rest of the environments.
pub fn rarely(ws: &Workspace, browser: &Browser) -> Result<Tally> {
    check(ws, Some(browser), When::Rarely)
}

fn check(ws: &Workspace, browser: Option<&Browser>, when: When) -> Result<Tally> {
    all_are_known(&source(ws))?;
    let dir = ws.target.join("everywhere");
    let names = ENVIRONMENTS.iter().filter(|environment| environment.when == when).map(|environment| environment.name);
    let mut files = Vec::new();
    project(ws, &dir, SUPPORT)?;
    for name in names {
        project(ws, &dir, name)?;
        install(ws, &dir.join(name))?;
        for questions in files_in(&source(ws).join(SUPPORT), "js")? {
            fs::copy(&questions, dir.join(name).join(questions.file_name().unwrap_or_default()))?;
        }
        files.push(PathBuf::from(name).join("check.test.mjs"));
    }
    let mut command = Command::new("node");
    command.current_dir(&dir).args(["--test", "--test-reporter=spec", "--test-timeout=300000"]).args(files);
    // What these tools would send or ask on their own.
    command.env("NEXT_TELEMETRY_DISABLED", "1").env("WRANGLER_SEND_METRICS", "false").env("DENO_NO_UPDATE_CHECK", "1");
    if let Some(browser) = browser {
        command.env("CHROMIUM", &browser.chromium);
    }
    node_tests(&mut command)
}

fn source(ws: &Workspace) -> PathBuf {
    ws.root.join("tests/everywhere")
}

/// A directory that is in no list would never be tested.
fn all_are_known(source: &Path) -> Result<()> {
    for entry in fs::read_dir(source)? {
        let name = entry?.file_name();
        if name != SUPPORT && !ENVIRONMENTS.iter().any(|environment| name == environment.name) {
            bail!("tests/everywhere/{} is in no list of environments", name.to_string_lossy());
        }
    }
    Ok(())
}

/// Copies a project and installs what it uses.
fn project(ws: &Workspace, dir: &Path, name: &str) -> Result<()> {
    let (from, to) = (source(ws).join(name), dir.join(name));
    clear(&to)?;
    copy_dir(&from, &to)?;
    npm_ci(&from, &to, &format!("npm ci for {name}"), &[])
}

/// Installs the packed package, unless it is there already.
fn install(ws: &Workspace, project: &Path) -> Result<()> {
    let packed = tarball(ws);
    let modules = project.join("node_modules");
    let stamp = Stamp::new(modules.join(".package-stamp"), Fingerprint::default().file(&packed)?);
    let installed = modules.join("psa-contacts");
    if stamp.is_fresh(&[installed.join("package.json")]) {
        return Ok(());
    }
    // npm takes an installed package of the same version for the same package.
    if installed.exists() {
        fs::remove_dir_all(&installed)?;
    }
    let _ = fs::remove_file(modules.join(".package-lock.json"));
    step(&format!("npm install {TARBALL} in {}", ws.show(project)), || {
        run(npm(project).args(["install", "--no-save", "--no-package-lock"]).arg(&packed))
    })?;
    stamp.write()
}
