//! One plain function for each JavaScript function, over the same model. The WebAssembly exports are thin shims over it,
//! and a host in another language can be one too.

mod answer;
mod argument;
mod conditions;
pub mod host;
mod lines;
mod phones;
mod quick;
mod requests;
mod rewrite;
pub mod rows;
mod tables;
mod tape;
mod verbs;

pub use crate::json::{Json, MAX_DEPTH, read};
pub use crate::json_schema::json_schema;
pub use answer::{Answer, phone_line};
pub use argument::Argument;
pub use conditions::{
    FilterOptions, bind_conditions, conditions_fields, contacts_query, filter_records, format_conditions,
};
pub use phones::{RegionRow, Typed, TypingOptions, format_as_you_type, phone_regions};
pub use requests::{REQUESTS, RequestCall, request};
pub use tables::{CodeRow, FieldRow, Tables, codes, tables};
pub use verbs::{
    conditions_hash, contacts_queries, expand_lists, explain_conditions, explain_match, from_rules, same_meaning,
    simplify, split_conditions, to_rules, to_sql,
};

use crate::contact::{self, Subject};
use crate::diagnostic::{Change, Code, Diagnostic, Outcome, PatchOperation, is_refused};
use crate::json::Value;
use crate::options::ContactOptions;
use crate::query::QueryParts;
use crate::sort;
use crate::span::{Path, Segment};
use serde::{Deserialize, Serialize};

/// What a check found, without the value: whoever holds the input makes the value by applying the changes.
///
/// Sending the changes across the boundary is much cheaper than sending the whole value back.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Whether no diagnostic is an error.
    pub ok: bool,
    /// How to make the normalized value: set `after` at `path`, or remove the member if there is no `after`.
    pub changes: Vec<Change>,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// A value of the host's language that JSON cannot carry, left out of the JSON text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Unreadable {
    /// Where it was.
    pub path: Vec<Step>,
    /// What it was, with its article: `a function`, `a cycle`. Never the value.
    pub found: String,
}

/// One step of a path that comes from the host.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Step {
    /// The element of an array.
    Index(usize),
    /// The member of an object.
    Key(String),
}

impl From<&Step> for Segment {
    fn from(step: &Step) -> Self {
        match step {
            Step::Index(index) => (*index).into(),
            Step::Key(key) => key.clone().into(),
        }
    }
}

/// `validateContact`: the payload as JSON text, with what the text could not carry beside it.
#[must_use]
pub fn validate_contact(json: &str, unreadable: &[Unreadable], options: &ContactOptions) -> Report {
    report(json, unreadable, &mut |value| Subject::Contact.findings(value, options))
}

/// `validateCommunication`.
#[must_use]
pub fn validate_communication(json: &str, unreadable: &[Unreadable], options: &ContactOptions) -> Report {
    report(json, unreadable, &mut |value| Subject::Communication.findings(value, options))
}

/// `validateNote`.
#[must_use]
pub fn validate_note(json: &str, unreadable: &[Unreadable], options: &ContactOptions) -> Report {
    report(json, unreadable, &mut |value| Subject::Note.findings(value, options))
}

/// `checkPortalInvitation`.
#[must_use]
pub fn check_portal_invitation(json: &str, unreadable: &[Unreadable], options: &ContactOptions) -> Report {
    report(json, unreadable, &mut |value| Subject::Invitation.findings(value, options))
}

/// `upgradeContact`.
#[must_use]
pub fn upgrade_contact(json: &str, unreadable: &[Unreadable], options: &ContactOptions) -> Report {
    report(json, unreadable, &mut |value| Subject::Upgrade.findings(value, options))
}

/// `upgradeContactUpdate`.
#[must_use]
pub fn upgrade_contact_update(
    json: &str,
    unreadable: &[Unreadable],
    options: &ContactOptions,
) -> Outcome<Vec<PatchOperation>> {
    outcome(json, unreadable, |value| contact::upgrade_contact_update(value, options))
}

/// `duplicateSearch`.
#[must_use]
pub fn duplicate_search(json: &str, unreadable: &[Unreadable], options: &ContactOptions) -> Outcome<QueryParts> {
    outcome(json, unreadable, |value| crate::requests::duplicate_search(value, options))
}

/// `validateContactUpdate`: the value is whole here, because it is no rewriting of the input.
#[must_use]
pub fn validate_contact_update(
    json: &str,
    unreadable: &[Unreadable],
    options: &ContactOptions,
) -> Outcome<Vec<PatchOperation>> {
    outcome(json, unreadable, |value| contact::validate_contact_update(value, options))
}

/// `diffContacts`.
#[must_use]
pub fn diff_contacts(
    before: (&str, &[Unreadable]),
    after: (&str, &[Unreadable]),
    options: &ContactOptions,
) -> Outcome<Vec<PatchOperation>> {
    let mut found = None;
    let mut first = report(before.0, before.1, &mut |_| (Vec::new(), Vec::new()));
    let second = report(after.0, after.1, &mut |new| {
        let old = read(before.0).unwrap_or(Value::Null);
        let outcome = contact::diff_contacts(&old, new, options);
        found = outcome.value;
        (outcome.changes, outcome.diagnostics)
    });
    first.diagnostics.extend(second.diagnostics);
    Outcome::new(found, second.changes, first.diagnostics)
}

/// [`report`] for an answer whose value is no rewriting of the input.
fn outcome<T>(json: &str, unreadable: &[Unreadable], answer: impl Fn(&Value) -> Outcome<T>) -> Outcome<T> {
    let mut found = None;
    let Report { changes, diagnostics, .. } = report(json, unreadable, &mut |value| {
        let outcome = answer(value);
        found = outcome.value;
        (outcome.changes, outcome.diagnostics)
    });
    Outcome::new(found, changes, diagnostics)
}

type Findings = (Vec<Change>, Vec<Diagnostic>);

/// Reads the JSON text, asks for what is to be found, and adds what the text could not carry.
fn report(json: &str, unreadable: &[Unreadable], findings: &mut dyn FnMut(&Value) -> Findings) -> Report {
    let (changes, mut diagnostics) = match read(json) {
        Some(value) => findings(&value),
        None => (Vec::new(), vec![not_json(Path::root(), "this text")]),
    };
    tell_gaps(unreadable, &mut diagnostics);
    Report { ok: !is_refused(&diagnostics), changes, diagnostics }
}

/// Adds what the text could not carry. What was said of a place that an unreadable value left empty is no news.
fn tell_gaps(unreadable: &[Unreadable], diagnostics: &mut Vec<Diagnostic>) {
    let mut gaps: Vec<Path> = Vec::new();
    for gap in unreadable {
        let mut path = Path::root();
        for step in &gap.path {
            path.push(step);
        }
        gaps.push(path);
    }
    sort::keep(diagnostics, &mut |told| {
        told.path.as_ref().is_none_or(|path| !gaps.iter().any(|gap| path.starts_with(gap)))
    });
    for (path, gap) in gaps.into_iter().zip(unreadable) {
        diagnostics.push(not_json(path, &gap.found));
    }
}

fn not_json(path: Path, found: &str) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(Code::CONTACT_NOT_JSON);
    diagnostic.path = Some(path);
    diagnostic.name("found", found.to_owned());
    diagnostic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unreadable_value_is_reported_once_at_its_path() {
        let options = ContactOptions::default();
        let gap = |path: Vec<Step>| Unreadable { path, found: "a function".into() };
        let first_name = gap(vec![Step::Key("firstName".into())]);
        let id = gap(vec![Step::Key("company".into()), Step::Key("id".into())]);
        let report = validate_contact(r#"{"company": {}}"#, &[first_name, id], &options);
        let found: Vec<_> = report.diagnostics.iter().map(|d| (d.code.as_str(), d.pointer().unwrap())).collect();
        assert_eq!(
            found,
            [("contact.not-json", "/firstName".to_owned()), ("contact.not-json", "/company/id".to_owned())]
        );
        assert!(!report.ok);

        let report = validate_contact("null", &[gap(Vec::new())], &options);
        assert_eq!(report.diagnostics.len(), 1);
        assert_eq!(report.diagnostics[0].message(), "JSON cannot carry a function");
    }

    #[test]
    fn text_that_is_no_json_is_a_diagnostic() {
        for text in ["", "{", "nonsense", &"[".repeat(100_000)] {
            let report = validate_contact(text, &[], &ContactOptions::default());
            assert_eq!(report.diagnostics[0].code, Code::CONTACT_NOT_JSON);
        }
    }
}
