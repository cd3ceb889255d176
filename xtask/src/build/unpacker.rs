//! `xtask/unpack`, which reads the packed modules: compiled, and written as the text that `pkg/lib/unpack.js` starts with.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use crate::build::path_prefixes;
use crate::paths::Workspace;
use crate::process::{cargo, run};
use crate::stamp::{read, write};
use crate::tools::WASM_TARGET;

/// What the package calls the text.
pub const SCRIPT: &str = "unpacker.js";

/// As for the small modules of the package. The notes of the compiler would be a tenth of it.
const OPT_FLAGS: &[&str] = &[
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--dealign",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Compiles the module, and tells where it is. It takes no more of std than the toolchain has compiled.
pub fn compile(ws: &Workspace) -> Result<PathBuf> {
    let mut command = cargo(ws);
    command.args(["rustc", "--quiet", "--locked", "--package", "unpack", "--lib"]);
    command.args(["--crate-type", "cdylib", "--profile", "wasm", "--target", WASM_TARGET]);
    // Behind the stack begins the second page.
    command.args(["--", "-Clink-arg=-zstack-size=32768"]);
    let remaps = path_prefixes(ws)?;
    let remaps: Vec<String> =
        remaps.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect();
    // Set as a whole: flags from outside would make another module.
    command.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", remaps.join("\u{1f}"));
    run(&mut command)?;
    Ok(ws.target.join(WASM_TARGET).join("wasm/unpack.wasm"))
}

/// Writes the text of the compiled module into `dist`.
pub fn package(ws: &Workspace, compiled: &Path, wasm_opt: &Path) -> Result<()> {
    let small = ws.work().join("unpack.wasm");
    run(Command::new("node").arg(wasm_opt).args(OPT_FLAGS).arg(compiled).arg("-o").arg(&small))?;
    let text = text(&read(&small)?);
    ensure!(!text.contains("</"), "HTML could take the text for a tag");
    write(&ws.dist().join(SCRIPT), format!("export default {};\n", serde_json::to_string(&text)?))
}

/// One character for the bytes that are frequent, from `#` on, and a space or a `~` before one for the others. As base64 it would
/// be a quarter longer on the wire.
fn text(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        text.extend([None, Some(' '), Some('~')][usize::from(byte / 91)]);
        text.push(char::from(b'#' + byte % 91));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_a_character_or_two() {
        assert_eq!(text(&[0, 1, 90, 91, 181, 182, 255]), "#$} # }~#~l");
    }
}
