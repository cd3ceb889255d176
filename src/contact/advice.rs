//! Advice: best practices, and where the live API differs from the reference document.
//!
//! Nothing here makes a payload wrong. Each question is asked of the fields that could raise it alone, so that a plain payload
//! costs next to nothing.

use super::check::{Check, add};
use super::date::{self, Precision};
use super::kinds::{id_of, trim, whole};
use crate::diagnostic::{Code, Diagnostic, Fix, PatchOperation};
use crate::json::{Map, Value, object};
use crate::schema::{self, Api, COMMUNICATION_TYPES, CONTACT, CommunicationKind, Field, Kind};
use crate::text::cat;

/// Best practices of the reference document: a contact has a type, a way to be reached, and a site. They are for a payload
/// that would be accepted: next to an error they would only be in the way.
pub(super) fn practice(check: &mut Check<'_>, contact: &Map<String, Value>) {
    if !check.advises || check.failed() {
        return;
    }
    let lacks = |name: &str| match contact.get(name) {
        None | Some(Value::Null) => true,
        Some(Value::Array(list)) => list.is_empty(),
        Some(_) => false,
    };
    let lacks = [lacks("type") && lacks("types") && lacks("typeIds"), lacks("communicationItems"), lacks("site")];
    for (code, name) in practices(check.api, lacks) {
        check.say_in(name, code);
    }
}

/// The practices that a contact does not follow which lacks a type, ways to be reached, or a site; each with the field
/// that would be it.
pub(super) fn practices(api: Api, lacks: [bool; 3]) -> impl Iterator<Item = (Code, &'static str)> {
    let types = match api {
        Api::Documented => "type",
        Api::Current => "typeIds",
    };
    let practices = [
        (Code::CONTACT_NO_TYPE, types),
        (Code::CONTACT_NO_ITEMS, "communicationItems"),
        (Code::CONTACT_NO_SITE, "site"),
    ];
    practices.into_iter().zip(lacks).filter(|(_, lacks)| *lacks).map(|(practice, _)| practice)
}

/// What the fix of such advice does.
pub(crate) const SEND_CURRENT: &str = "send what the live API takes";

/// A day as a date-time.
pub(crate) fn midnight(day: &str) -> String {
    cat(&[day, "T00:00:00Z"])
}

/// What the live API takes in place of a member.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Instead {
    /// The member with a time behind its day.
    Moment(Value),
    /// The member with one of these values, or no such member.
    OneOf(&'static [&'static str], Option<&'static str>),
    /// Another member.
    Field(&'static Field, Value),
}

/// Says of a sound value what the live API takes in its place: of the member here of an object, or of the operation here, which
/// names the field in its `path` and holds the value in its `value`.
#[inline(never)]
pub(super) fn member(check: &mut Check<'_>, field: &'static Field, value: &Value, object: Option<&Map<String, Value>>) {
    let Some(instead) = instead(check, field, value, object) else { return };
    let better = match &instead {
        Instead::Moment(value) => Some(value.clone()),
        Instead::OneOf(_, choice) => choice.map(Value::from),
        Instead::Field(_, value) => Some(value.clone()),
    };
    let (place, patch) = match (&instead, better, object) {
        (Instead::Field(other, _), Some(value), Some(object)) => ("", moved(check, object, other, value)),
        (Instead::Field(other, _), Some(value), None) => {
            ("path", vec![check.replace_in("path", pointer(other)), check.replace_in("value", value)])
        }
        (_, Some(value), Some(_)) => ("", vec![check.replace(value)]),
        (_, Some(value), None) => ("value", vec![check.replace_in("value", value)]),
        (_, None, Some(_)) => ("", vec![check.remove()]),
        (_, None, None) => ("value", vec![check.remove()]),
    };
    if !place.is_empty() {
        check.enter(place);
    }
    say(check, field, &instead).fix = Some(Fix::patch(SEND_CURRENT, patch));
    if !place.is_empty() {
        check.leave();
    }
}

/// The value of an operation's `path` that names a field.
pub(super) fn pointer(field: &Field) -> Value {
    cat(&["/", field.name]).into()
}

/// The operations that take the member here away and put a value into another one, beside what that holds already.
fn moved(check: &Check<'_>, object: &Map<String, Value>, other: &'static Field, value: Value) -> Vec<PatchOperation> {
    let place = check.path.parent().join(other.name);
    let mut operations = vec![check.remove()];
    match (object.get(other.name), value) {
        (None | Some(Value::Null), value) => operations.push(add(&place, value)),
        (Some(Value::Array(have)), Value::Array(ids)) => {
            let place = place.join("-");
            for id in ids {
                if !have.contains(&id) {
                    operations.push(add(&place, id));
                }
            }
        }
        (Some(_), _) => {}
    }
    operations
}

/// The advice to send something else in place of what is here.
#[inline(never)]
pub(super) fn say<'c>(check: &'c mut Check<'_>, field: &'static Field, instead: &Instead) -> &'c mut Diagnostic {
    match instead {
        Instead::Moment(_) => check.say_field(Code::CURRENT_DATE_TIME, field.name),
        Instead::OneOf(choices, _) => check.say(Code::CURRENT_COMMUNICATION_TYPE).list("expected", choices),
        Instead::Field(other, _) => say_replaced(check, field, other),
    }
}

/// The advice that the live API has another field.
pub(super) fn say_replaced<'c>(
    check: &'c mut Check<'_>,
    field: &'static Field,
    other: &'static Field,
) -> &'c mut Diagnostic {
    check.say_field(Code::CURRENT_REPLACED_FIELD, field.name).name("replacement", other.name)
}

/// What the live API takes in place of a sound value of the documented model.
#[inline(never)]
pub(super) fn instead(
    check: &Check<'_>,
    field: &'static Field,
    value: &Value,
    siblings: Option<&Map<String, Value>>,
) -> Option<Instead> {
    if !check.advises || check.api != Api::Documented {
        return None;
    }
    if let Some(replacement) = replacement(field) {
        let id = match field.documented?.kind {
            Kind::Reference => id_of(Some(value)),
            _ => whole(value),
        };
        let id = id.filter(|id| (1..=schema::MAX_INT).contains(id))?;
        let value = match replacement.current.map(|rule| rule.kind) {
            Some(Kind::Ids) => Value::Array(vec![id.into()]),
            _ => reference(id),
        };
        return Some(Instead::Field(replacement, value));
    }
    match (field.documented?.kind, field.current?.kind) {
        (Kind::Date, Kind::DateTime) => {
            let day = trim(value.as_str()?);
            (date::precision(day) == Some(Precision::Day)).then(|| Instead::Moment(midnight(day).into()))
        }
        (Kind::Text { .. }, Kind::OneOf(choices)) => {
            let name = trim(value.as_str()?);
            if choices.contains(&name) {
                return None;
            }
            let kind = item_kind(check, siblings).or_else(|| named_kind(check, name));
            Some(Instead::OneOf(choices, kind.and_then(CommunicationKind::current_name)))
        }
        _ => None,
    }
}

/// The field that the live API has in place of one.
pub(super) fn replacement(field: &Field) -> Option<&'static Field> {
    schema::find(CONTACT, field.replaced_by?)
}

/// A reference to a record.
pub(super) fn reference(id: i64) -> Value {
    object(vec![("id", id.into())])
}

/// What an item is, by its type.
fn item_kind(check: &Check<'_>, item: Option<&Map<String, Value>>) -> Option<CommunicationKind> {
    let id = id_of(item?.get("type"))?;
    check.options.communication_types.iter().find(|row| row.id == id).map(|row| row.kind)
}

/// What a name of a communication type stands for, in the caller's table or the documented one.
fn named_kind(check: &Check<'_>, name: &str) -> Option<CommunicationKind> {
    let rows = check.options.communication_types.iter().chain(COMMUNICATION_TYPES);
    rows.into_iter().find(|row| row.name.eq_ignore_ascii_case(name)).map(|row| row.kind)
}
