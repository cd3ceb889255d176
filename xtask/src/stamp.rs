//! Steps whose inputs did not change are skipped: a stamp file holds the fingerprint of the inputs.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A hash over the inputs of a step. A new compiler may hash differently, which only repeats the step.
#[derive(Default)]
pub struct Fingerprint(DefaultHasher);

impl Fingerprint {
    /// Adds a text, such as a version or the flags of a tool.
    pub fn text(mut self, text: &str) -> Self {
        text.hash(&mut self.0);
        self
    }

    /// Adds the bytes of a file.
    pub fn file(mut self, path: &Path) -> Result<Self> {
        read(path)?.hash(&mut self.0);
        Ok(self)
    }
}

/// A file that remembers the fingerprint of the last run of a step.
pub struct Stamp {
    path: PathBuf,
    value: String,
}

impl Stamp {
    pub fn new(path: PathBuf, fingerprint: Fingerprint) -> Self {
        Self { path, value: format!("{:016x}", fingerprint.0.finish()) }
    }

    /// Whether the step ran on these inputs before and what it made is still there.
    pub fn is_fresh(&self, outputs: &[PathBuf]) -> bool {
        outputs.iter().all(|output| output.exists())
            && fs::read_to_string(&self.path).is_ok_and(|value| value == self.value)
    }

    /// Notes that the step ran.
    pub fn write(&self) -> Result<()> {
        write(&self.path, &self.value)
    }
}

/// Removes a stamp: the step runs the next time, whatever its inputs are.
pub fn forget(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// Reads a file; the error names it.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file and the directories above it; the error names it.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// An empty directory: what was in it is gone.
pub fn empty_dir(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path).with_context(|| format!("cannot empty {}", path.display()))?;
    }
    fs::create_dir_all(path).with_context(|| format!("cannot make {}", path.display()))
}

/// Copies a directory with all that is below it, except `node_modules`.
pub fn copy_dir(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            if entry.file_name() != "node_modules" {
                copy_dir(&source, &target)?;
            }
        } else {
            fs::copy(&source, &target).with_context(|| format!("cannot copy {}", source.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_input_or_a_lost_output_runs_the_step_again() -> Result<()> {
        let dir = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        empty_dir(&dir)?;
        let (input, output) = (dir.join("input"), dir.join("output"));
        let stamp = || -> Result<Stamp> {
            Ok(Stamp::new(dir.join("stamp"), Fingerprint::default().text("flags").file(&input)?))
        };
        write(&input, "one")?;
        write(&output, "made")?;
        assert!(!stamp()?.is_fresh(std::slice::from_ref(&output)), "never ran");
        stamp()?.write()?;
        assert!(stamp()?.is_fresh(std::slice::from_ref(&output)));
        write(&input, "two")?;
        assert!(!stamp()?.is_fresh(std::slice::from_ref(&output)), "another input");
        stamp()?.write()?;
        forget(&dir.join("stamp"))?;
        forget(&dir.join("stamp"))?;
        assert!(!stamp()?.is_fresh(std::slice::from_ref(&output)), "forgotten");
        stamp()?.write()?;
        fs::remove_file(&output)?;
        assert!(!stamp()?.is_fresh(&[output]), "output gone");
        fs::remove_dir_all(&dir)?;
        Ok(())
    }
}
