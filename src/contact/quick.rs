//! Checks contacts as JSON text, without making values of them.
//!
//! One walk over the bytes takes the members that are plainly good, and notes the usual rewriting and advice. A member that is
//! anything else is read by `serde_json` and goes to the full check, alone; a contact whose members cannot be told apart, or
//! whose names nobody knows, goes there whole. So what is right and what is wrong is said in one place, and what comes out is
//! what the full check says.

mod index;
mod items;
mod notes;
mod pass;
mod scan;

use super::Subject;
use super::check::Check;
use crate::diagnostic::{Change, Code, Diagnostic, Outcome, Severity};
use crate::json::{Map, Value};
use crate::options::ContactOptions;
use crate::schema::Field;
use crate::span::Path;
pub(crate) use notes::{Note, Notes, Place, What, lower_domain};
pub(crate) use pass::{HELD, check};
pub(crate) use scan::Piece;

/// Checks many contacts, one after the other, as JSON text.
///
/// It keeps its memory between them: a contact with nothing to say of costs no allocation.
///
/// ```
/// use psa_contacts::{ContactChecker, ContactOptions};
///
/// let mut checker = ContactChecker::new(ContactOptions::default());
/// assert!(checker.check(r#"{"firstName": "John", "company": {"id": 1}}"#).ok);
/// let verdict = checker.check(r#"{"firstName": "John"}"#);
/// assert!(!verdict.ok);
/// let codes: Vec<_> = verdict.codes.iter().map(|(code, _)| code.as_str()).collect();
/// assert_eq!(codes, ["contact.required"]);
/// ```
#[derive(Debug)]
pub struct ContactChecker {
    options: ContactOptions,
    notes: Notes,
    codes: Vec<(Code, Severity)>,
}

/// What is to be known of a contact before anybody asks for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict<'c> {
    /// Whether no diagnostic is an error.
    pub ok: bool,
    /// Whether normalization rewrites anything.
    pub changed: bool,
    /// The code of each diagnostic and its severity, in order.
    pub codes: &'c [(Code, Severity)],
}

impl ContactChecker {
    /// A checker with these options for every contact.
    #[must_use]
    pub fn new(options: ContactOptions) -> Self {
        Self { options, notes: Notes::default(), codes: Vec::new() }
    }

    /// The options.
    #[must_use]
    pub const fn options(&self) -> &ContactOptions {
        &self.options
    }

    /// Checks one contact.
    pub fn check(&mut self, json: &str) -> Verdict<'_> {
        self.codes.clear();
        if check(json, &self.options, &mut self.notes) {
            self.codes.extend(self.notes.codes());
            return Verdict { ok: !self.notes.failed(), changed: self.notes.changes(), codes: &self.codes };
        }
        let (changes, diagnostics) = full(json, &self.options);
        self.codes.extend(diagnostics.iter().map(|found| (found.code, found.severity)));
        let ok = self.codes.iter().all(|(_, severity)| *severity != Severity::Error);
        Verdict { ok, changed: !changes.is_empty(), codes: &self.codes }
    }

    /// Every change and every finding of one contact.
    pub fn findings(&mut self, json: &str) -> (Vec<Change>, Vec<Diagnostic>) {
        if check(json, &self.options, &mut self.notes) {
            return self.notes.findings(json, &self.options);
        }
        full(json, &self.options)
    }
}

/// The field of a contact that has this name.
pub(crate) fn field(name: &str) -> Option<&'static Field> {
    index::find(name).map(|(_, field)| field)
}

/// What the full check says of one member by itself, which may be absent: nothing of what it means together with others. There is
/// no value. `None` if the model has no such field.
pub(crate) fn member(name: &str, value: Option<Value>, options: &ContactOptions) -> Option<Outcome<Value>> {
    let field = field(name)?;
    let rule = field.rule(options.api)?;
    let mut object = Map::new();
    if let Some(value) = value {
        object.insert(field.name.to_owned(), value);
    }
    let mut check = Check::new(options);
    check.member(field, rule, &object);
    Some(Outcome::new(None, check.changes, check.diagnostics))
}

/// What the full check finds in JSON text.
fn full(json: &str, options: &ContactOptions) -> (Vec<Change>, Vec<Diagnostic>) {
    match crate::json::read(json) {
        Some(value) => Subject::Contact.findings(&value, options),
        None => {
            let diagnostic = Diagnostic::new(Code::CONTACT_NOT_JSON).with("found", "this text");
            (Vec::new(), vec![diagnostic.at(Path::root())])
        }
    }
}
