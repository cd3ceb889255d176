//! Updates: `PATCH /company/contacts/{id}`, in the documented object form or as RFC 6902 operations.

mod diff;
mod operations;
mod target;
mod typed;

pub use diff::diff_contacts;
pub use typed::{ContactUpdate, Patch};

use super::advice;
use super::apply;
use super::check::{Check, add, remove};
use super::kinds;
use crate::diagnostic::{Change, Code, Diagnostic, Op, Outcome, PatchOperation};
use crate::json::{Map, Value, type_name};
use crate::options::{ContactOptions, UnknownFields};
use crate::schema::{self, Api, CONTACT, Field, Kind, Presence, Queryable, Rule};
use crate::span::Path;

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
    checked(Check::new(options), input)
}

/// [`validate_contact_update`] by a check that is at the root of the update.
pub(super) fn checked(mut check: Check<'_>, input: &Value) -> Outcome<Vec<PatchOperation>> {
    match input {
        Value::Object(members) => object_form(&mut check, members, input),
        Value::Array(list) => operations::check(&mut check, list),
        other => {
            check.say(Code::UPDATE_NOT_AN_UPDATE).name("found", type_name(other));
        }
    }
    let value = (!check.failed()).then(|| operations_of(input, &check.changes));
    Outcome { value, changes: check.changes, diagnostics: check.diagnostics }
}

/// The operations of an update in either form, when it is changed like that.
fn operations_of(input: &Value, changes: &[Change]) -> Vec<PatchOperation> {
    let normalized = apply::apply(input.clone(), changes);
    let mut operations = Vec::new();
    match &normalized {
        Value::Object(members) => from_object(members, &mut operations),
        Value::Array(list) => {
            for entry in list {
                if let Some(operation) = operations::read(entry) {
                    operations.push(operation);
                }
            }
        }
        _ => {}
    }
    operations
}

/// Checks the documented object form, in the order of the table, and advises operations in its place.
fn object_form(check: &mut Check<'_>, members: &Map<String, Value>, input: &Value) {
    for field in CONTACT {
        let Some(rule) = field.rule(check.api) else { continue };
        let Some(value) = members.get(field.name) else { continue };
        check.enter(field.name);
        set_field(check, field, rule, value, Some(members));
        check.leave();
    }
    for name in members.keys() {
        match schema::find(CONTACT, name) {
            Some(field) if field.rule(check.api).is_none() => check.other_model(field.name, field),
            None if check.options.unknown_fields != UnknownFields::Allow => {
                check.enter(name.clone());
                unknown_path(check, name);
                check.leave();
            }
            _ => {}
        }
    }
    if check.advises {
        let list = (!check.failed()).then(|| PatchOperation::list(operations_of(input, &check.changes)));
        let operation = list.map(|list| check.replace(list));
        let told = check.say(Code::CURRENT_OPERATIONS);
        if let Some(operation) = operation {
            told.mend("send operations", operation);
        }
    }
}

/// The operations of the object form: the fields of the table first, in its order, then the others.
fn from_object(members: &Map<String, Value>, operations: &mut Vec<PatchOperation>) {
    for field in CONTACT {
        if let Some(value) = members.get(field.name) {
            operations.push(assign(&Path::root().join(field.name), value));
        }
    }
    for (name, value) in members {
        if schema::find(CONTACT, name).is_none() {
            operations.push(assign(&Path::root().join(name.clone()), value));
        }
    }
}

/// The operation that gives the place at `path` a value, null meaning none.
#[inline(never)]
fn assign(path: &Path, value: &Value) -> PatchOperation {
    match value {
        Value::Null => remove(path),
        value => PatchOperation { op: Op::Replace, ..add(path, value.clone()) },
    }
}

/// Checks that a field of the contact may have a value. In the object form `object` is the whole update, and the value stands
/// here; an operation is here itself, the field is named in its `path`, and the value stands in its `value`.
#[inline(never)]
fn set_field(
    check: &mut Check<'_>,
    field: &'static Field,
    rule: Rule,
    value: &Value,
    object: Option<&Map<String, Value>>,
) {
    if !may_write(check, field, rule, object.is_none()) {
        return;
    }
    let in_operation = object.is_none();
    let required = matches!(rule.presence, Presence::Required);
    if required && (value.is_null() || kinds::is_blank(value)) {
        return in_value(check, in_operation, &mut |check| {
            check.say_field(Code::UPDATE_REQUIRED, field.name);
        });
    }
    if value.is_null() {
        return advise(check, field, None, object);
    }
    in_value(check, in_operation, &mut |check| kinds::check(check, field.name, rule.kind, required, value));
    if matches!(rule.kind, Kind::Communications) {
        say_named(check, in_operation, Code::UPDATE_REPLACES_ITEMS);
    }
    if field.name == "type" {
        in_value(check, in_operation, &mut |check| super::known_type(check, value));
    }
    advise(check, field, Some(value), object);
}

/// Does something where a value stands: here, or in an operation's `value`.
#[inline(never)]
fn in_value(check: &mut Check<'_>, in_operation: bool, act: &mut dyn FnMut(&mut Check<'_>)) {
    if in_operation {
        check.enter("value");
    }
    act(check);
    if in_operation {
        check.leave();
    }
}

/// Notes a finding where a field is named: here, or in an operation's `path`.
#[inline(never)]
fn say_named<'c>(check: &'c mut Check<'_>, in_operation: bool, code: Code) -> &'c mut Diagnostic {
    if in_operation { check.say_in("path", code) } else { check.say(code) }
}

/// Says what the live API takes in place of an assignment; there is no value where the field is cleared.
#[inline(never)]
fn advise(check: &mut Check<'_>, field: &'static Field, value: Option<&Value>, object: Option<&Map<String, Value>>) {
    if !check.advises || check.api != Api::Documented {
        return;
    }
    let in_operation = object.is_none();
    let replacement = advice::replacement(field);
    if replacement.is_some_and(|other| other.query == Queryable::Nowhere) {
        let operation = check.remove();
        let told = say_named(check, in_operation, Code::CURRENT_TYPE_ASSOCIATIONS).name("field", field.name);
        told.mend("leave the types out of the update", operation);
        return;
    }
    if let Some(value) = value {
        return advice::member(check, field, value, object);
    }
    let Some(other) = replacement else { return };
    let (operation, more) = match object {
        Some(_) => (check.remove(), Some(add(&check.path.parent().join(other.name), Value::Null))),
        None => (check.replace_in("path", advice::pointer(other)), None),
    };
    let told = say_named(check, in_operation, Code::CURRENT_REPLACED_FIELD);
    told.name("field", field.name).name("replacement", other.name).mend(advice::SEND_CURRENT, operation);
    if let Some(more) = more {
        told.and(more);
    }
}

/// Refuses fields that the server sets, and those that only a create takes.
#[inline(never)]
fn may_write(check: &mut Check<'_>, field: &'static Field, rule: Rule, in_operation: bool) -> bool {
    let code = match rule {
        Rule { presence: Presence::System, .. } => Code::UPDATE_SYSTEM_FIELD,
        Rule { kind: Kind::References, .. } => Code::UPDATE_CREATE_ONLY,
        _ if field.query == Queryable::Nowhere => Code::UPDATE_CREATE_ONLY,
        _ => return true,
    };
    say_named(check, in_operation, code).name("field", field.name);
    false
}

/// `update.unknown-path` with the nearest name.
fn unknown_path(check: &mut Check<'_>, name: &str) -> Option<&'static str> {
    let suggestion = check.nearest(CONTACT, name);
    let told = check.say(Code::UPDATE_UNKNOWN_PATH);
    if let Some(suggestion) = suggestion {
        told.name("suggestion", suggestion);
    }
    suggestion
}
