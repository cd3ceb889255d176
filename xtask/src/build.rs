//! `cargo xtask build`: the generated parts of the npm package.
//!
//! Rust → WebAssembly (`--profile wasm`) → wasm-bindgen → wasm-opt → `pkg/dist` → the entries.

mod compile;
pub mod entries;
mod glue;
mod pack;
mod unpacker;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::paths::Workspace;
use crate::process::{capture, cargo, run as run_command};
use crate::schemas;
use crate::size::module::Module;
use crate::stamp::{Fingerprint, Stamp, copy_dir, empty_dir, forget, read, write};
use crate::step::{say, step};
use crate::tools::{self, WASM_TARGET};
use crate::{Args, no_arguments};

/// What wasm-bindgen is told. The module's own URL is left to the package's entry files.
const BINDGEN_FLAGS: &[&str] =
    &["--target", "web", "--omit-default-module-path", "--experimental-reset-state-function"];

/// How a module is compiled, std with it: the one of the toolchain is optimized for speed and knows how to panic. No feature
/// flags for wasm-opt: the module says itself which features it uses. The names of the functions are kept for `cargo xtask size`;
/// the package gets the module without them.
#[derive(Clone, Copy)]
struct Make {
    /// The profile of Cargo.toml.
    profile: &'static str,
    /// The features that std is built with.
    std_features: &'static str,
    rustc_flags: &'static [&'static str],
    opt_flags: &'static [&'static str],
}

/// For what goes over a wire. Strength reduction makes loops quicker and longer. Memory cut at every run of zeros says where each
/// piece goes, which costs more than the zeros. Names put what is alike side by side. No engine makes anything of the alignment
/// that a load or a store promises.
const SMALL: Make = Make {
    profile: "wasm",
    std_features: "optimize_for_size",
    rustc_flags: &["-Cllvm-args=-disable-lsr"],
    opt_flags: &["-Oz", "-Oz", "--skip-pass=memory-packing", "--reorder-functions-by-name", "--dealign", "-g"],
};
/// For what is read from a file.
const FAST: Make = Make { profile: "wasm-fast", std_features: "", rustc_flags: &[], opt_flags: &["-O3", "-g"] };

/// A module of the package. All are built of the same crate, and differ by what they hold and by how they are compiled.
pub struct Flavor {
    /// What `cargo xtask size` and the budget call it.
    pub title: &'static str,
    /// What the files of wasm-bindgen begin with.
    pub name: &'static str,
    /// The file with the module as text, if it goes over a wire.
    pub inline: Option<&'static str>,
    features: &'static str,
    make: Make,
}

/// Imports of many rows run in browsers as well: it has the quick pass.
pub const WHOLE: Flavor = Flavor {
    title: "module",
    name: "psa_contacts",
    inline: Some("inline.js"),
    features: "wasm,packed,quick",
    make: SMALL,
};

/// Every module that is built.
pub const FLAVORS: &[Flavor] = &[
    WHOLE,
    Flavor {
        title: "contact module",
        name: "contact_core",
        inline: Some("contact_inline.js"),
        features: "wasm,contact,packed",
        make: SMALL,
    },
    Flavor {
        title: "conditions module",
        name: "conditions_core",
        inline: Some("conditions_inline.js"),
        features: "wasm,conditions",
        make: SMALL,
    },
    // For Node.js, where each starts when it is asked for: a number does not wait for the rest to be compiled.
    Flavor { title: "phone module for Node", name: "phone_fast", inline: None, features: "wasm,phone", make: FAST },
    Flavor {
        title: "contact module for Node",
        name: "contact_fast",
        inline: None,
        features: "wasm,rows,items,quick",
        make: FAST,
    },
    Flavor {
        title: "conditions module for Node",
        name: "conditions_fast",
        inline: None,
        features: "wasm,conditions",
        make: FAST,
    },
];

impl Flavor {
    /// The module as the package gets it.
    pub fn module(&self) -> String {
        format!("{}_bg.wasm", self.name)
    }

    /// The glue of wasm-bindgen.
    pub fn glue(&self) -> String {
        format!("{}.js", self.name)
    }

    /// The optimized module with the names of its functions.
    pub fn named(&self, ws: &Workspace) -> PathBuf {
        ws.work().join(format!("{}.named.wasm", self.name))
    }

    /// The module as the compiler made it.
    fn compiled(&self, ws: &Workspace) -> PathBuf {
        ws.work().join(format!("{}.compiled.wasm", self.name))
    }

    /// The linker's map of the module as the compiler made it.
    pub fn map(&self, ws: &Workspace) -> PathBuf {
        ws.target.join(WASM_TARGET).join(self.make.profile).join(format!("{}.map", self.name))
    }

    /// What the package gets of it: what goes over a wire needs no more glue than `pkg/lib/glue.js`.
    fn outputs(&self) -> [String; 2] {
        [self.inline.map_or_else(|| self.glue(), str::to_owned), self.module()]
    }
}

pub fn run(args: Args, ws: &Workspace) -> Result<()> {
    no_arguments(args)?;
    build(ws)
}

/// Builds whatever is out of date.
pub fn build(ws: &Workspace) -> Result<()> {
    tools::node()?;
    tools::wasm_target()?;
    tools::std_source()?;
    let wasm_bindgen = tools::wasm_bindgen(ws)?;
    let wasm_opt = tools::wasm_opt(ws)?;
    compile::modules(ws)?;
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
    let how = || -> Result<Fingerprint> {
        Fingerprint::default()
            .text(&wasm_bindgen.version)
            .text(&BINDGEN_FLAGS.join(" "))
            .file(&ws.root.join("xtask/package-lock.json"))?
            .file(&ws.root.join("xtask/src/build.rs"))?
            .file(&ws.root.join("xtask/src/build/glue.rs"))?
            .file(&ws.root.join("xtask/src/build/pack.rs"))?
            .file(&ws.root.join("xtask/src/build/unpacker.rs"))?
            .file(&unpacker::source(ws))?
            .file(&scripts.join("unpack.mjs"))?
            .file(&ws.pkg().join("lib/unpack.js"))
    };
    let mut fingerprint = how()?.file(&tables)?;
    for flavor in FLAVORS {
        fingerprint = fingerprint.file(&flavor.compiled(ws))?;
    }
    let shared = files_in(&ws.pkg().join("scripts"), "js")?;
    for source in generators.iter().chain(&shared).chain(&locales(ws)?).chain(&schemas) {
        fingerprint = fingerprint.file(source)?;
    }
    let stamp = Stamp::new(ws.work().join("package.stamp"), fingerprint);
    let names: Vec<String> = FLAVORS.iter().flat_map(Flavor::outputs).collect();
    let mut outputs: Vec<PathBuf> = names.iter().map(|name| ws.dist().join(name)).collect();
    outputs.extend(FLAVORS.iter().map(|flavor| flavor.named(ws)));
    outputs.push(ws.dist().join(unpacker::SCRIPT));

    if stamp.is_fresh(&outputs) {
        say("pkg/dist is up to date");
    } else {
        empty_dir(&ws.dist())?;
        forget(&entries::stamp_path(ws))?;
        step(unpacker::SCRIPT, || unpacker::package(ws, &ws.dist(), &wasm_opt))?;
        for flavor in FLAVORS {
            let dir = ws.work().join("package").join(flavor.name);
            let stamp = ws.work().join(format!("{}.package.stamp", flavor.name));
            let stamp = Stamp::new(stamp, how()?.file(&flavor.compiled(ws))?);
            if !stamp.is_fresh(&[dir.clone(), flavor.named(ws)]) {
                empty_dir(&dir)?;
                package(ws, flavor, &wasm_bindgen.bindgen, &wasm_opt, &dir)?;
                stamp.write()?;
            }
            copy_dir(&dir, &ws.dist())?;
        }
        for script in &generators {
            step(&ws.show(script).to_string(), || run_command(Command::new("node").arg(script).arg(&tables)))?;
        }
        stamp.write()?;
    }
    entries::build(ws, &names)?;
    no_build_paths(ws)?;
    print!("{}", String::from_utf8_lossy(&read(&entries::sizes_path(ws))?));
    Ok(())
}

/// The compiled module → wasm-bindgen → wasm-opt → as text: what the package gets of it, into `dir`.
fn package(ws: &Workspace, flavor: &Flavor, bindgen: &Path, wasm_opt: &Path, dir: &Path) -> Result<()> {
    step(&format!("wasm-bindgen for the {}", flavor.title), || {
        let mut command = Command::new(bindgen);
        command.args(BINDGEN_FLAGS).args(["--out-name", flavor.name]).arg("--out-dir").arg(dir);
        run_command(command.arg(flavor.compiled(ws)))?;
        let glue = dir.join(flavor.glue());
        write(&glue, glue::adapted(&String::from_utf8(read(&glue)?)?)?)
    })?;
    let wasm = dir.join(flavor.module());
    step(&format!("wasm-opt {} for the {}", flavor.make.opt_flags.join(" "), flavor.title), || {
        let named = flavor.named(ws);
        run_command(Command::new("node").arg(wasm_opt).args(flavor.make.opt_flags).arg(&wasm).arg("-o").arg(&named))?;
        let bytes = read(&named)?;
        write(&wasm, Module::parse(&bytes)?.without_names(&bytes))
    })?;
    let Some(inline) = flavor.inline else { return Ok(()) };
    step(inline, || {
        let packed = dir.join(inline);
        write(&packed, pack::pack(&read(&wasm)?)?.to_js())?;
        let script = ws.root.join("xtask/scripts/unpack.mjs");
        run_command(Command::new("node").arg(script).arg(ws.pkg()).arg(&packed).arg(&wasm))
    })
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
pub fn files_in(dir: &Path, ending: &str) -> Result<Vec<PathBuf>> {
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
