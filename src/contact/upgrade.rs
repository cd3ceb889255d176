//! From the reference document's model to the live API's: every advice of the check, applied.

use super::apply;
use super::update::validate_contact_update;
use super::{Subject, normalized};
use crate::diagnostic::{Change, Code, Diagnostic, Op, Outcome, PatchOperation, Severity};
use crate::json::Value;
use crate::options::ContactOptions;
use crate::schema::{Api, CONTACT};
use crate::span::{Path, Segment};
use std::collections::{BTreeMap, BTreeSet};

/// The payload that the live API takes in place of one of the documented model: `typeIds` for `type`, references for the
/// manager and the assistant, date-times for dates, `communicationType` out of its list. The value is normalized.
///
/// Checked is what comes out, under the live API's rules; whatever `api` the options name.
///
/// ```
/// use psa_contacts::{ContactOptions, upgrade_contact};
/// use serde_json::json;
///
/// let contact = json!({"firstName": "John", "type": {"id": 4}, "birthDay": "1980-12-31", "managerContactId": 7});
/// assert_eq!(
///     upgrade_contact(&contact, &ContactOptions::default()).value,
///     Some(json!({
///         "firstName": "John", "typeIds": [4], "birthDay": "1980-12-31T00:00:00Z", "managerContact": {"id": 7},
///     })),
/// );
/// ```
#[must_use]
pub fn upgrade_contact(input: &Value, options: &ContactOptions) -> Outcome<Value> {
    normalized(input, Subject::Upgrade.findings(input, options))
}

/// The operations that the live API takes in place of an update of the documented model.
///
/// The live API changes contact types through an endpoint of their own, so they are left out, and an advice says so.
#[must_use]
pub fn upgrade_contact_update(input: &Value, options: &ContactOptions) -> Outcome<Vec<PatchOperation>> {
    let found = validate_contact_update(input, &of_model(options, Api::Documented)).diagnostics;
    let mut upgraded = input.clone();
    let mut left_out = BTreeSet::new();
    for diagnostic in found.iter().filter(|diagnostic| diagnostic.code != Code::CURRENT_OPERATIONS) {
        let Some(fix) = diagnostic.fix.as_ref().filter(|_| is_upgrade(diagnostic.code)) else { continue };
        match first(diagnostic) {
            Some(Segment::Index(at)) if fix.patch.iter().all(|operation| operation.op == Op::Remove) => {
                left_out.insert(*at);
            }
            _ => drop(apply::patch(&mut upgraded, &fix.patch, RULE)),
        }
    }
    // Last, so that an operation that is left out moves none that is still to be changed.
    let kept: Vec<usize> = (0..input.as_array().map_or(0, Vec::len)).filter(|at| !left_out.contains(at)).collect();
    if let Value::Array(list) = &mut upgraded {
        let mut at = 0..list.len();
        list.retain(|_| at.next().is_some_and(|at| !left_out.contains(&at)));
    }
    let Outcome { value, mut changes, mut diagnostics } =
        validate_contact_update(&upgraded, &of_model(options, Api::Current));
    for diagnostic in &mut diagnostics {
        diagnostic.path = diagnostic.path.as_ref().map(|path| put_back(path, &kept));
        // The operations of a fix name places that moved.
        diagnostic.fix = diagnostic.fix.take().filter(|_| left_out.is_empty());
    }
    for change in &mut changes {
        change.path = put_back(&change.path, &kept);
    }
    diagnostics.retain(|diagnostic| diagnostic.code != Code::CURRENT_OPERATIONS);
    let moved = found.iter().filter(|diagnostic| diagnostic.code == Code::CURRENT_TYPE_ASSOCIATIONS).cloned();
    let moved: Vec<_> = moved.map(|diagnostic| Diagnostic { fix: None, ..diagnostic }).collect();
    let mut diagnostics = merged(diagnostics, &found);
    if options.advice {
        diagnostics.extend(moved);
    }
    Outcome::new(value, changes, diagnostics)
}

const RULE: &str = "current-api";

fn of_model(options: &ContactOptions, api: Api) -> ContactOptions {
    ContactOptions { api, advice: api == Api::Documented || options.advice, ..options.clone() }
}

fn is_upgrade(code: Code) -> bool {
    code.is_about_current_api()
}

fn first(diagnostic: &Diagnostic) -> Option<&Segment> {
    diagnostic.path.as_ref()?.segments().first()
}

/// Moves a path in the operations that are left to the place of its operation in the input.
fn put_back(path: &Path, kept: &[usize]) -> Path {
    match path.segments().split_first() {
        Some((Segment::Index(at), rest)) => {
            let at = kept.get(*at).copied().unwrap_or(*at);
            [Segment::from(at)].into_iter().chain(rest.iter().cloned()).collect()
        }
        _ => path.clone(),
    }
}

/// What is found, and the changes that make the upgraded payload.
pub(super) fn findings(input: &Value, options: &ContactOptions) -> (Vec<Change>, Vec<Diagnostic>) {
    let (_, found) = Subject::Contact.findings(input, &of_model(options, Api::Documented));
    let mut upgraded = input.clone();
    let mut changes = Vec::new();
    for diagnostic in found.iter().filter(|diagnostic| is_upgrade(diagnostic.code)) {
        let patch = diagnostic.fix.iter().flat_map(|fix| fix.patch.iter()).cloned().collect::<Vec<_>>();
        changes.extend(apply::patch(&mut upgraded, &patch, RULE));
    }
    for field in CONTACT.iter().filter(|field| field.current.is_none()) {
        if input.get(field.name).is_some_and(Value::is_null) {
            let patch = [super::check::remove(&Path::root().join(field.name))];
            changes.extend(apply::patch(&mut upgraded, &patch, "null-absent"));
        }
    }
    let (more, diagnostics) = Subject::Contact.findings(&upgraded, &of_model(options, Api::Current));
    changes.extend(more);
    (changes, merged(diagnostics, &found))
}

/// The findings under the live API's rules. Where they only say that a field is none of its own, what the document's rules
/// have against the field's value is said.
fn merged(current: Vec<Diagnostic>, documented: &[Diagnostic]) -> Vec<Diagnostic> {
    let foreign = |code| code == Code::CONTACT_OTHER_MODEL || code == Code::UPDATE_UNKNOWN_PATH;
    let mut known: BTreeMap<&Segment, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in documented.iter().filter(|d| d.severity != Severity::Advice && !foreign(d.code)) {
        if let Some(place) = first(diagnostic) {
            known.entry(place).or_default().push(diagnostic);
        }
    }
    let mut merged = Vec::with_capacity(current.len());
    for diagnostic in current {
        match first(&diagnostic).and_then(|place| known.get(place)) {
            Some(instead) if foreign(diagnostic.code) => merged.extend(instead.iter().map(|known| (*known).clone())),
            _ => merged.push(diagnostic),
        }
    }
    merged
}
