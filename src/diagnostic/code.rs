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
#[derive(Debug)]
pub(super) struct Texts {
    pub(super) name: &'static str,
    /// What the code means, without parameters.
    pub(super) title: &'static str,
    /// The message, with `{param}` for the parameters.
    pub(super) message: &'static str,
    /// Remedies, the most specific first; the last one has no parameters.
    pub(super) helps: &'static [&'static str],
}

/// The stable name of a finding: `contact.required`, `phone.not-assigned`, `conditions.unknown-field`.
///
/// A number: its severity, its subject, and its place among the codes of the subject.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code(u16);

const SEVERITY: u32 = 14;
const SUBJECT: u32 = 8;

impl Code {
    pub(super) const fn new(severity: Severity, subject: u16, place: u16) -> Self {
        assert!(subject < 1 << (SEVERITY - SUBJECT) && place < 1 << SUBJECT, "there is no room for the code");
        Self((severity as u16) << SEVERITY | subject << SUBJECT | place)
    }

    /// The number that stands for the code between this crate and tables that were made with it. Another version may give
    /// another number: the name is what is stable.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The severity that a diagnostic with this code has unless an option changes it.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self.0 >> SEVERITY {
            0 => Severity::Advice,
            1 => Severity::Warning,
            _ => Severity::Error,
        }
    }

    const fn subject(self) -> u16 {
        self.0 >> SUBJECT & ((1 << (SEVERITY - SUBJECT)) - 1)
    }

    /// Whether it says what the live API would refuse or ignore: `current.…`.
    pub(crate) const fn is_about_current_api(self) -> bool {
        self.subject() == Self::CURRENT_DATE_TIME.subject()
    }

    const fn texts(self) -> &'static Texts {
        const NONE: Texts = Texts { name: "", title: "", message: "", helps: &[] };
        match catalog::ALL.split_at_checked(self.subject() as usize) {
            Some((_, [(_, texts), ..])) => match texts.split_at_checked((self.0 & ((1 << SUBJECT) - 1)) as usize) {
                Some((_, [texts, ..])) => texts,
                _ => &NONE,
            },
            _ => &NONE,
        }
    }

    /// The name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.texts().name
    }

    /// What the code means, without parameters.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.texts().title
    }

    /// The message as a template: `{param}` stands for a parameter.
    #[must_use]
    pub const fn message(self) -> &'static str {
        self.texts().message
    }

    /// The remedy that holds for every diagnostic with this code.
    #[must_use]
    pub fn help(self) -> &'static str {
        self.helps().last().copied().unwrap_or_default()
    }

    /// The remedies as templates, the most specific first; the last one has no parameters.
    #[must_use]
    pub const fn helps(self) -> &'static [&'static str] {
        self.texts().helps
    }

    /// The codes of each subject, in the order of their numbers.
    pub fn by_subject() -> impl Iterator<Item = &'static [Self]> {
        catalog::ALL.iter().map(|(codes, _)| *codes)
    }

    /// Every code there is, by subject.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::by_subject().flatten().copied()
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({})", self.as_str())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Params;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_finds_its_own_texts() {
        for (codes, texts) in catalog::ALL {
            assert_eq!(codes.len(), texts.len());
            for (code, own) in codes.iter().zip(*texts) {
                assert_eq!(code.as_str(), own.name);
            }
        }
        assert_eq!(Code::CONTACT_NOT_JSON.as_str(), "contact.not-json");
        assert_eq!(Code::REQUEST_DELETE.severity(), Severity::Advice);
        assert_eq!(Code::PORTAL_INACTIVE.severity(), Severity::Warning);
        assert_eq!(Code::PORTAL_NO_EMAIL.severity(), Severity::Error);
    }

    #[test]
    fn every_code_is_named_once_and_has_a_general_remedy() {
        let (mut names, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        for code in Code::all() {
            assert!(names.insert(code.as_str()), "{code} is listed twice");
            assert!(numbers.insert(code.number()), "{code} has the number of another code");
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
