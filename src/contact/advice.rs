//! Advice: best practices, and where the live API differs from the reference document.
//!
//! Nothing here makes a payload wrong. Each question is asked of the fields that could raise it alone, so that a plain payload
//! costs next to nothing.

use super::check::{Check, add, remove, replace};
use super::date::{self, Precision};
use super::kinds::{id_of, trim, whole};
use crate::diagnostic::{Code, Diagnostic, Fix, PatchOperation, Severity};
use crate::json::{Map, Value, object};
use crate::schema::{self, Api, COMMUNICATION_TYPES, CONTACT, CommunicationKind, Field, Kind};
use crate::span::Path;

/// Best practices of the reference document: a contact has a type, a way to be reached, and a site. They are for a payload
/// that would be accepted: next to an error they would only be in the way.
pub(super) fn practice(check: &mut Check<'_>, contact: &Map<String, Value>) {
    if !check.advises || check.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        return;
    }
    let lacks = |name: &str| match contact.get(name) {
        None | Some(Value::Null) => true,
        Some(Value::Array(list)) => list.is_empty(),
        Some(_) => false,
    };
    let lacks = [lacks("type") && lacks("types") && lacks("typeIds"), lacks("communicationItems"), lacks("site")];
    for (code, name) in practices(check.options.api, lacks) {
        check.report(Diagnostic::new(code).at(Path::root().join(name)));
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
pub(super) const SEND_CURRENT: &str = "send what the live API takes";

/// A day as a date-time.
pub(crate) fn midnight(day: &str) -> String {
    [day, "T00:00:00Z"].concat()
}

/// What the live API takes in place of a member.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Instead {
    /// The member with another value.
    Value(Value),
    /// No such member.
    Nothing,
    /// Another member.
    Field(&'static Field, Value),
}

/// Says of a sound member of a payload what the live API takes in its place.
pub(super) fn member(
    check: &mut Check<'_>,
    field: &'static Field,
    value: &Value,
    object: &Map<String, Value>,
    parent: &Path,
    path: Path,
) {
    let Some((diagnostic, instead)) = instead(check, field, value, Some(object)) else { return };
    let patch = match instead {
        Instead::Value(value) => vec![replace(&path, value)],
        Instead::Nothing => vec![remove(&path)],
        Instead::Field(other, value) => moved(object, other, value, parent, &path),
    };
    check.report(diagnostic.fixed_by(Fix::patch(SEND_CURRENT, patch)).at(path));
}

/// The operations that move a value into another member, beside what that member holds already.
fn moved(
    object: &Map<String, Value>,
    other: &'static Field,
    value: Value,
    parent: &Path,
    path: &Path,
) -> Vec<PatchOperation> {
    let place = parent.join(other.name);
    let mut patch = vec![remove(path)];
    match (object.get(other.name), value) {
        (None | Some(Value::Null), value) => patch.push(add(&place, value)),
        (Some(Value::Array(have)), Value::Array(ids)) => {
            patch.extend(ids.into_iter().filter(|id| !have.contains(id)).map(|id| add(&place.join("-"), id)));
        }
        (Some(_), _) => {}
    }
    patch
}

/// What the live API takes in place of a sound value of the documented model, and the advice that says so.
pub(super) fn instead(
    check: &Check<'_>,
    field: &'static Field,
    value: &Value,
    siblings: Option<&Map<String, Value>>,
) -> Option<(Diagnostic, Instead)> {
    if !check.advises || check.options.api != Api::Documented {
        return None;
    }
    if let Some(replacement) = field.replaced_by.and_then(|name| schema::find(CONTACT, name)) {
        let id = match field.documented?.kind {
            Kind::Reference => id_of(Some(value)),
            _ => whole(value),
        };
        let id = id.filter(|id| (1..=schema::MAX_INT).contains(id))?;
        let value = match replacement.current.map(|rule| rule.kind) {
            Some(Kind::Ids) => vec![id].into(),
            _ => reference(id),
        };
        let diagnostic = Diagnostic::new(Code::CURRENT_REPLACED_FIELD)
            .with("field", field.name)
            .with("replacement", replacement.name);
        return Some((diagnostic, Instead::Field(replacement, value)));
    }
    match (field.documented?.kind, field.current?.kind) {
        (Kind::Date, Kind::DateTime) => {
            let day = trim(value.as_str()?);
            (date::precision(day) == Some(Precision::Day)).then(|| {
                let diagnostic = Diagnostic::new(Code::CURRENT_DATE_TIME).with("field", field.name);
                (diagnostic, Instead::Value(midnight(day).into()))
            })
        }
        (Kind::Text { .. }, Kind::OneOf(choices)) => {
            let name = trim(value.as_str()?);
            (!choices.contains(&name)).then(|| {
                let diagnostic = Diagnostic::new(Code::CURRENT_COMMUNICATION_TYPE).with("expected", choices.to_vec());
                let kind = item_kind(check, siblings).or_else(|| named_kind(check, name));
                let choice = kind.and_then(CommunicationKind::current_name);
                (diagnostic, choice.map_or(Instead::Nothing, |choice| Instead::Value(choice.into())))
            })
        }
        _ => None,
    }
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
