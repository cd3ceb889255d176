//! `xtask/unpack.wat`, which reads the packed modules: as WebAssembly, and written as the text that `pkg/lib/unpack.js` starts with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use crate::paths::Workspace;
use crate::process::run;
use crate::stamp::{read, write};

/// What the package calls the text.
pub const SCRIPT: &str = "unpacker.js";

/// It asks for no more than the modules that it reads.
const OPT_FLAGS: &[&str] =
    &["--enable-bulk-memory", "--enable-bulk-memory-opt", "-Oz", "--dealign", "--strip-target-features"];

/// Where its source lies.
pub fn source(ws: &Workspace) -> PathBuf {
    ws.root.join("xtask/unpack.wat")
}

/// Writes the text into a directory.
pub fn package(ws: &Workspace, dist: &Path, wasm_opt: &Path) -> Result<()> {
    let small = dist.join("unpacker.wasm");
    write(&small, [])?;
    run(Command::new("node").arg(wasm_opt).args(OPT_FLAGS).arg(source(ws)).arg("-o").arg(&small))?;
    let text = text(&read(&small)?);
    fs::remove_file(&small)?;
    ensure!(!text.contains("</"), "HTML could take the text for a tag");
    write(&dist.join(SCRIPT), format!("export default {};\n", serde_json::to_string(&text)?))
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
