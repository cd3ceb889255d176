//! Files that are there whole or not at all.

use crate::failure::Failure;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};
use tempfile::{Builder, NamedTempFile};

/// The temporary files that are to go when the command is stopped.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// What a shell reports of a command that was interrupted.
const INTERRUPTED: i32 = 130;

/// A file that gets its name when it is whole. Until then it stands beside, under another one.
pub(crate) struct NewFile {
    file: BufWriter<NamedTempFile>,
    target: PathBuf,
    replaces: bool,
}

impl NewFile {
    pub(crate) fn create(target: &Path, replaces: bool) -> Result<Self, Failure> {
        if !replaces && target.exists() {
            return Err(Failure::Message(format!("`{}` exists: `--force` replaces it", target.display())));
        }
        remove_when_interrupted();
        let dir = target.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = Builder::new();
        builder.prefix(".psa-contacts-").suffix(".partial");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As any new file; the user's mask takes its part.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(dir).map_err(|error| Failure::of_file("write", target, &error))?;
        unfinished(|paths| paths.insert(file.path().to_owned()));
        Ok(Self { file: BufWriter::new(file), target: target.to_owned(), replaces })
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.file.write_all(bytes).map_err(|error| Failure::of_file("write", &self.target, &error))
    }

    /// Gives the file its name.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        let Self { file, target, replaces } = self;
        let put = || -> io::Result<()> {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            // On the disk before it has its name: a machine that stops leaves no half of it either.
            file.as_file().sync_all()?;
            let path = file.path().to_owned();
            let result = if replaces { file.persist(&target) } else { file.persist_noclobber(&target) };
            unfinished(|paths| paths.remove(&path));
            result.map(drop).map_err(|error| error.error)
        };
        put().map_err(|error| Failure::of_file("write", &target, &error))
    }
}

fn unfinished<T>(change: impl FnOnce(&mut BTreeSet<PathBuf>) -> T) -> T {
    change(&mut UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Ctrl-C, a closed terminal and a polite `kill` take the temporary files away. A system without signals does without.
fn remove_when_interrupted() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = ctrlc::set_handler(|| {
            unfinished(|paths| {
                for path in paths.iter() {
                    let _ = fs::remove_file(path);
                }
            });
            std::process::exit(INTERRUPTED);
        });
    });
}
