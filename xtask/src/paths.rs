//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The directories the commands work in.
pub struct Workspace {
    /// The root of the repository.
    pub root: PathBuf,
    /// Cargo's target directory: everything that is made or installed lies below it.
    pub target: PathBuf,
}

impl Workspace {
    /// Finds the repository: cargo tells where this package lies.
    pub fn locate() -> Result<Self> {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest.parent().context("the xtask package has no parent directory")?.to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => env::current_dir()?.join(dir),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The hand-owned npm package.
    pub fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// The generated parts of the npm package.
    pub fn dist(&self) -> PathBuf {
        self.pkg().join("dist")
    }

    /// The demo page.
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// Installed tools.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// Work files of these commands.
    pub fn work(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// A path as people want to read it: relative to the repository where possible.
    pub fn show<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}
