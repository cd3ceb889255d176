//! From the reference document's model to the live API's: every advice of the check, applied.

use super::check::Check;
use super::{Subject, apply, normalized, update};
use crate::diagnostic::{Change, Code, Diagnostic, Fix, Op, Outcome, PatchOperation, Severity};
use crate::json::Value;
use crate::options::ContactOptions;
use crate::schema::{Api, CONTACT};
use crate::sort;
use crate::span::{Path, Segment};
use std::mem;

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
    let mut found = update::checked(Check::of_model(options, Api::Documented), input).diagnostics;
    sort::keep(&mut found, &mut is_of_members);
    let mut upgraded = input.clone();
    // For each operation whether it is kept.
    let mut kept = vec![true; input.as_array().map_or(0, Vec::len)];
    for diagnostic in &found {
        let Some(fix) = upgrade_of(diagnostic) else { continue };
        let own = match first(diagnostic) {
            Some(Segment::Index(at)) if fix.patch.iter().all(|operation| operation.op == Op::Remove) => {
                kept.get_mut(*at)
            }
            _ => None,
        };
        match own {
            Some(own) => *own = false,
            None => apply::patch(&mut upgraded, &fix.patch, RULE, &mut Vec::new()),
        }
    }
    // Last, so that an operation that is left out moves none that is still to be changed.
    if let Value::Array(list) = &mut upgraded {
        let mut kept = kept.iter();
        list.retain(|_| kept.next() == Some(&true));
    }
    let Outcome { value, mut changes, mut diagnostics } =
        update::checked(Check::of_model(options, Api::Current), &upgraded);
    sort::keep(&mut diagnostics, &mut is_of_members);
    if kept.contains(&false) {
        let mut places = Vec::new();
        for (at, is_kept) in kept.into_iter().enumerate() {
            if is_kept {
                places.push(at);
            }
        }
        for diagnostic in &mut diagnostics {
            if let Some(path) = &mut diagnostic.path {
                put_back(path, &places);
            }
            // The operations of a fix name places that moved.
            diagnostic.fix = None;
        }
        for change in &mut changes {
            put_back(&mut change.path, &places);
        }
    }
    let mut diagnostics = merged(diagnostics, &mut found);
    for mut moved in found {
        if options.advice && moved.code == Code::CURRENT_TYPE_ASSOCIATIONS {
            moved.fix = None;
            diagnostics.push(moved);
        }
    }
    Outcome::new(value, changes, diagnostics)
}

const RULE: &str = "current-api";

/// Whether a finding is more than the advice to send operations, which are what comes out.
fn is_of_members(told: &Diagnostic) -> bool {
    told.code != Code::CURRENT_OPERATIONS
}

/// The repair that makes the live API's model of the document's.
fn upgrade_of(diagnostic: &Diagnostic) -> Option<&Fix> {
    diagnostic.fix.as_ref().filter(|_| diagnostic.code.is_about_current_api())
}

fn first(diagnostic: &Diagnostic) -> Option<&Segment> {
    diagnostic.path.as_ref()?.segments().first()
}

/// Moves a path in the operations that are left to the place of its operation in the input.
fn put_back(path: &mut Path, places: &[usize]) {
    if let Some(Segment::Index(at)) = path.first_mut() {
        *at = places.get(*at).copied().unwrap_or(*at);
    }
}

/// What is found, and the changes that make the upgraded payload.
pub(super) fn findings(input: &Value, options: &ContactOptions) -> (Vec<Change>, Vec<Diagnostic>) {
    let (_, mut found) = Subject::Contact.found_by(Check::of_model(options, Api::Documented), input);
    let mut upgraded = input.clone();
    let mut changes = Vec::new();
    for fix in found.iter().filter_map(upgrade_of) {
        apply::patch(&mut upgraded, &fix.patch, RULE, &mut changes);
    }
    for field in CONTACT.iter().filter(|field| field.current.is_none()) {
        if input.get(field.name).is_some_and(Value::is_null) {
            let operation = super::check::remove(&Path::root().join(field.name));
            apply::patch(&mut upgraded, &[operation], "null-absent", &mut changes);
        }
    }
    let (more, diagnostics) = Subject::Contact.found_by(Check::of_model(options, Api::Current), &upgraded);
    changes.extend(more);
    (changes, merged(diagnostics, &mut found))
}

/// The findings under the live API's rules. Where they only say that a field is none of its own, what the document's rules
/// have against the field's value is said.
fn merged(current: Vec<Diagnostic>, documented: &mut [Diagnostic]) -> Vec<Diagnostic> {
    let foreign = |code| code == Code::CONTACT_OTHER_MODEL || code == Code::UPDATE_UNKNOWN_PATH;
    let place = |at: usize| documented.get(at).and_then(first);
    let mut order = sort::order_by(documented.len(), &|a, b| place(a) > place(b));
    order.retain(|at| documented.get(*at).is_some_and(|told| told.severity != Severity::Advice && !foreign(told.code)));
    let mut merged = Vec::with_capacity(current.len());
    for diagnostic in current {
        let place = first(&diagnostic);
        let mut found = false;
        if foreign(diagnostic.code) {
            let start = order.partition_point(|at| documented.get(*at).and_then(first) < place);
            for at in order.iter().skip(start) {
                let Some(known) = documented.get_mut(*at).filter(|known| first(known) == place) else { break };
                found = true;
                // A place is foreign but once.
                let (params, fix) = (mem::take(&mut known.params), known.fix.take());
                merged.push(Diagnostic { path: known.path.clone(), params, fix, ..*known });
            }
        }
        if !found {
            merged.push(diagnostic);
        }
    }
    merged
}
