//! How a command ends.

use crate::text::safe;
use anstyle::{AnsiColor, Style};
use std::fmt;
use std::io;
use std::path::Path;

/// What a command that ran through says by its exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// 0
    Clean,
    /// 1
    Findings,
}

impl Verdict {
    /// Findings, if there are some.
    pub(crate) fn found(some: bool) -> Self {
        if some { Self::Findings } else { Self::Clean }
    }
}

/// Why a command could not run.
#[derive(Debug)]
pub(crate) enum Failure {
    /// For a person to read.
    Message(String),
    /// Everything has been said already.
    Said,
    /// Whoever read the output went away: nobody is left to be told.
    Unread,
}

impl Failure {
    pub(crate) fn message(text: impl fmt::Display) -> Self {
        Self::Message(text.to_string())
    }

    /// A failure about a file.
    pub(crate) fn of_file(what: &str, path: &Path, error: &io::Error) -> Self {
        Self::Message(format!("cannot {what} `{}`: {error}", path.display()))
    }

    /// Says why, on standard error.
    pub(crate) fn print(&self) {
        if let Self::Message(text) = self {
            let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
            anstream::eprintln!("{style}error{style:#}: {}", safe(text));
        }
    }
}

/// Of the outputs; a file has its own words.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Unread,
            _ => Self::Message(format!("cannot write the output: {error}")),
        }
    }
}
