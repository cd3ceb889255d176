//! The diagnostic codes. Their texts stand in `catalog`, a file for each subject.

use super::catalog;
use serde::{Serialize, Serializer};
use std::fmt;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// How the live API differs from the reference document.
    Advice,
    /// Accepted, but probably not what was meant.
    Warning,
    /// The payload or the text would be refused.
    Error,
}

impl Severity {
    /// `error`, `warning` or `advice`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// What a code says, for every diagnostic that has it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) severity: Severity,
    /// What the code means, without parameters.
    pub(super) title: &'static str,
    /// The message, with `{param}` for the parameters.
    pub(super) message: &'static str,
    /// Remedies, the most specific first; the last one has no parameters.
    pub(super) helps: &'static [&'static str],
}

/// The stable name of a finding: `contact.required`, `phone.not-assigned`, `conditions.unknown-field`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code(pub(super) &'static Entry);

impl Code {
    /// The name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0.name
    }

    /// The severity that a diagnostic with this code has unless an option changes it.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.0.severity
    }

    /// What the code means, without parameters.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.0.title
    }

    /// The message as a template: `{param}` stands for a parameter.
    #[must_use]
    pub const fn message(self) -> &'static str {
        self.0.message
    }

    /// The remedy that holds for every diagnostic with this code.
    #[must_use]
    pub fn help(self) -> &'static str {
        self.0.helps.last().copied().unwrap_or_default()
    }

    /// The remedies as templates, the most specific first; the last one has no parameters.
    #[must_use]
    pub const fn helps(self) -> &'static [&'static str] {
        self.0.helps
    }

    /// Every code there is, by subject.
    pub fn all() -> impl Iterator<Item = Self> {
        catalog::ALL.iter().flat_map(|subject| subject.iter()).copied()
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({})", self.0.name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Params;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_is_named_once_and_has_a_general_remedy() {
        let mut names = BTreeSet::new();
        for code in Code::all() {
            assert!(names.insert(code.as_str()), "{code} is listed twice");
            let (subject, name) = code.as_str().split_once('.').expect("subject.name");
            for part in [subject, name] {
                assert!(part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{code}");
            }
            assert!(!code.help().is_empty(), "{code} has no help");
            for text in [code.title(), code.help()] {
                assert_eq!(Params::default().fill(text).as_deref(), Some(text), "{code}: needs no parameter");
            }
            for text in [code.title(), code.message(), code.help()] {
                assert!(!text.ends_with('.'), "{code}: no full stop");
                assert!(!text.contains('\n'), "{code}: one line");
                let lower = format!(" {} ", text.to_lowercase());
                assert!(!lower.contains(" you ") && !lower.contains(" your "), "{code}: no second person");
            }
        }
    }
}
