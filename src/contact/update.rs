//! Updates: `PATCH /company/contacts/{id}`, in the documented object form or as RFC 6902 operations.

mod diff;
mod operations;
mod target;
mod typed;

pub use diff::diff_contacts;
pub use typed::{ContactUpdate, Patch};

use super::advice::{self, Instead};
use super::apply;
use super::check::{Check, add, remove, replace};
use super::kinds::{self, trim, type_name};
use crate::diagnostic::{Code, Diagnostic, Fix, Op, Outcome, PatchOperation, Severity};
use crate::json::{Map, Value};
use crate::options::{ContactOptions, UnknownFields};
use crate::schema::{self, Api, CONTACT, Field, Kind, Presence, Queryable, Rule};
use crate::span::Path;
use crate::suggest;

/// Checks an update and normalizes its values. The value of the outcome is the operations array that the live API wants,
/// whichever form came in.
///
/// In the object form a member that is null clears its field; one that is missing leaves it alone. Paths of the diagnostics
/// point into what came in: `/title`, or `/0/value` in an operations array.
///
/// ```
/// use psa_contacts::{ContactOptions, validate_contact_update};
/// use serde_json::json;
///
/// let update = validate_contact_update(&json!({"title": " CTO ", "site": null}), &ContactOptions::default());
/// assert_eq!(
///     serde_json::to_value(update.value).unwrap(),
///     json!([{"op": "remove", "path": "/site"}, {"op": "replace", "path": "/title", "value": "CTO"}]),
/// );
/// ```
#[must_use]
pub fn validate_contact_update(input: &Value, options: &ContactOptions) -> Outcome<Vec<PatchOperation>> {
    let mut check = Check::new(options);
    let to_operations: fn(&Value) -> Vec<PatchOperation> = match input {
        Value::Object(members) => {
            object_form(&mut check, members);
            no_operations(&mut check, input);
            from_object
        }
        Value::Array(list) => {
            operations::check(&mut check, list);
            operations::read
        }
        other => {
            let diagnostic = Diagnostic::new(Code::UPDATE_NOT_AN_UPDATE).with("found", type_name(other));
            check.report(diagnostic.at(Path::root()));
            |_| Vec::new()
        }
    };
    let Outcome { value, changes, diagnostics } = Outcome::new(Some(()), check.changes, check.diagnostics);
    let value = value.map(|()| to_operations(&apply::apply(input.clone(), &changes)));
    Outcome { value, changes, diagnostics }
}

/// Checks the documented object form, in the order of the table.
fn object_form(check: &mut Check<'_>, members: &Map<String, Value>) {
    for field in CONTACT {
        let Some(rule) = field.rule(check.options.api) else { continue };
        let Some(value) = members.get(field.name) else { continue };
        let path = Path::root().join(field.name);
        set_field(check, field, rule, value, &path, &path, Some(members));
    }
    for name in members.keys() {
        match schema::find(CONTACT, name).map(|field| field.rule(check.options.api)) {
            Some(Some(_)) => {}
            Some(None) => check.other_model(CONTACT, name, &Path::root()),
            None if check.options.unknown_fields == UnknownFields::Allow => {}
            None => {
                let path = Path::root().join(name.clone());
                check.report(unknown_path(check, name).at(path));
            }
        }
    }
}

/// Advises operations in place of the object form.
fn no_operations(check: &mut Check<'_>, input: &Value) {
    if !check.advises {
        return;
    }
    let mut diagnostic = Diagnostic::new(Code::CURRENT_OPERATIONS).at(Path::root());
    let sound = check.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
    if sound {
        let list = PatchOperation::list(from_object(&apply::apply(input.clone(), &check.changes)));
        diagnostic = diagnostic.fixed_by(mend("send operations", &Path::root(), list));
    }
    check.report(diagnostic);
}

/// The operations of the object form: the fields of the table first, in its order, then the others.
fn from_object(normalized: &Value) -> Vec<PatchOperation> {
    let Value::Object(members) = normalized else { return Vec::new() };
    let known = CONTACT.iter().filter_map(|field| members.get_key_value(field.name));
    let others = members.iter().filter(|(name, _)| schema::find(CONTACT, name).is_none());
    known.chain(others).map(|(name, value)| assign(&Path::root().join(name.clone()), value)).collect()
}

/// The operation that gives the place at `path` a value, null meaning none.
fn assign(path: &Path, value: &Value) -> PatchOperation {
    match value {
        Value::Null => PatchOperation { op: Op::Remove, path: path.pointer(), value: None },
        value => PatchOperation { op: Op::Replace, path: path.pointer(), value: Some(value.clone()) },
    }
}

/// Checks that a field of the contact may have the value that stands at `path`; `place` is where the field is named, and
/// `object` is the whole update in the object form.
fn set_field(
    check: &mut Check<'_>,
    field: &'static Field,
    rule: Rule,
    value: &Value,
    path: &Path,
    place: &Path,
    object: Option<&Map<String, Value>>,
) {
    if !may_write(check, field, rule, place) {
        return;
    }
    if value.is_null() || value.as_str().is_some_and(|text| trim(text).is_empty()) {
        if rule.presence == Presence::Required {
            return check.report(Diagnostic::new(Code::UPDATE_REQUIRED).with("field", field.name).at(path.clone()));
        }
        if value.is_null() {
            return advise(check, field, None, path, place, object);
        }
    }
    kinds::check(check, field.name, rule.kind, rule.presence == Presence::Required, value, path);
    if rule.kind == Kind::Communications {
        check.report(Diagnostic::new(Code::UPDATE_REPLACES_ITEMS).at(place.clone()));
    }
    if field.name == "type" {
        let types = check.options.contact_types.iter().map(|row| (row.id, row.name.as_ref()));
        kinds::known_type(check, field.name, "contact types", types, Some(value), path);
    }
    advise(check, field, Some(value), path, place, object);
}

/// Says what the live API takes in place of an assignment; there is no value where the field is cleared.
fn advise(
    check: &mut Check<'_>,
    field: &'static Field,
    value: Option<&Value>,
    path: &Path,
    place: &Path,
    object: Option<&Map<String, Value>>,
) {
    if !check.advises || check.options.api != Api::Documented {
        return;
    }
    let whole = if object.is_some() { path.clone() } else { place.parent() };
    let replacement = field.replaced_by.and_then(|name| schema::find(CONTACT, name));
    if replacement.is_some_and(|other| other.query == Queryable::Nowhere) {
        let fix = Fix::patch("leave the types out of the update", vec![remove(&whole)]);
        let diagnostic = Diagnostic::new(Code::CURRENT_TYPE_ASSOCIATIONS).with("field", field.name);
        return check.report(diagnostic.fixed_by(fix).at(place.clone()));
    }
    match (value, object, replacement) {
        (Some(value), Some(object), _) => {
            advice::member(check, field, value, object, &path.parent(), path.clone());
        }
        (Some(value), None, _) => {
            let Some((diagnostic, instead)) = advice::instead(check, field, value, None) else { return };
            let patch = match instead {
                Instead::Value(value) => vec![replace(path, value)],
                Instead::Nothing => vec![remove(&whole)],
                Instead::Field(other, value) => vec![replace(place, pointer(other)), replace(path, value)],
            };
            let at = if diagnostic.code == Code::CURRENT_REPLACED_FIELD { place } else { path };
            check.report(diagnostic.fixed_by(Fix::patch(advice::SEND_CURRENT, patch)).at(at.clone()));
        }
        (None, _, Some(other)) => {
            let patch = match object {
                Some(_) => vec![remove(path), add(&path.parent().join(other.name), Value::Null)],
                None => vec![replace(place, pointer(other))],
            };
            check.report(
                Diagnostic::new(Code::CURRENT_REPLACED_FIELD)
                    .with("field", field.name)
                    .with("replacement", other.name)
                    .fixed_by(Fix::patch(advice::SEND_CURRENT, patch))
                    .at(place.clone()),
            );
        }
        (None, _, None) => {}
    }
}

fn pointer(field: &Field) -> Value {
    Path::root().join(field.name).pointer().into()
}

/// Refuses fields that the server sets, and those that only a create takes.
fn may_write(check: &mut Check<'_>, field: &'static Field, rule: Rule, place: &Path) -> bool {
    let code = match rule {
        Rule { presence: Presence::System, .. } => Code::UPDATE_SYSTEM_FIELD,
        Rule { kind: Kind::References, .. } => Code::UPDATE_CREATE_ONLY,
        _ if field.query == Queryable::Nowhere => Code::UPDATE_CREATE_ONLY,
        _ => return true,
    };
    check.report(Diagnostic::new(code).with("field", field.name).at(place.clone()));
    false
}

/// `update.unknown-path` with the nearest name.
fn unknown_path(check: &Check<'_>, name: &str) -> Diagnostic {
    let api = check.options.api;
    let known = CONTACT.iter().filter(|field| field.rule(api).is_some()).map(|field| field.name);
    let diagnostic = Diagnostic::new(Code::UPDATE_UNKNOWN_PATH);
    match suggest::nearest(name, known) {
        Some(suggestion) => diagnostic.with("suggestion", suggestion),
        None => diagnostic,
    }
}

/// A fix of one operation.
fn mend(title: &'static str, path: &Path, value: impl Into<Value>) -> Fix {
    Fix::patch(title, vec![replace(path, value.into())])
}
