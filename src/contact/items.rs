//! Communication items: what their type says of their value, and what they say together.

use super::advice;
use super::check::{Check, remove, replace};
use super::kinds::{self, id_of, trim, type_name};
use super::numbers;
use crate::diagnostic::{Code, Diagnostic, Fix, PatchOperation};
use crate::hidden::hidden_kind;
use crate::json::{Map, Value, object};
use crate::options::{ContactOptions, EmailOptions, PhoneOptions, PhonePolicy};
use crate::schema::{Api, COMMUNICATION, CommunicationKind, CommunicationType};
use crate::span::{Path, Segment, Span};
use std::collections::BTreeMap;

/// Checks the array of items.
pub(super) fn check(check: &mut Check<'_>, path: &Path, value: &Value) {
    let Value::Array(items) = value else {
        let mut diagnostic = Diagnostic::new(Code::CONTACT_WRONG_TYPE)
            .at(path.clone())
            .with("field", "communicationItems")
            .with("expected", "an array of communication items")
            .with("found", type_name(value));
        if value.is_object() {
            let patch = vec![replace(path, Value::Array(vec![value.clone()]))];
            diagnostic = diagnostic.fixed_by(Fix::patch("put the item into an array", patch));
        }
        return check.report(diagnostic);
    };
    let mut together = Together::default();
    for (index, item) in items.iter().enumerate() {
        let path = path.join(index);
        if let Some(identity) = self::item(check, &path, item) {
            together.see_value(check, &path, index, identity);
        }
        together.see_default(check, &path, index, item);
    }
}

/// Checks one item; gives what makes its value the same as another's.
pub(super) fn item(check: &mut Check<'_>, path: &Path, item: &Value) -> Option<String> {
    let Value::Object(members) = item else {
        check.report(
            Diagnostic::new(Code::CONTACT_WRONG_TYPE)
                .at(path.clone())
                .with("field", "communicationItems")
                .with("expected", "an object with `type` and `value`")
                .with("found", type_name(item)),
        );
        return None;
    };
    check.object(COMMUNICATION, members, path);
    let options = check.options;
    let types = options.communication_types.iter().map(|row| (row.id, row.name.as_ref()));
    kinds::known_type(check, "type", "communication types", types, members.get("type"), &path.join("type"));

    let id = id_of(members.get("type"));
    let row = options.communication_types.iter().find(|row| Some(row.id) == id);
    if let Some(row) = row {
        together(check, row, members, path);
    }
    let written = members.get("value")?.as_str()?;
    if trim(written).is_empty() {
        return None;
    }
    match row {
        Some(row) if row.kind == CommunicationKind::Email => {
            if swapped(check, row, written, path) {
                None
            } else {
                email(check, path, members, written)
            }
        }
        Some(row) if row.kind.is_number() && options.phone != PhonePolicy::Off => {
            if swapped(check, row, written, path) { None } else { numbers::check(check, path, members, written) }
        }
        _ => {
            hidden(check, path, written);
            Some(trim(written).to_owned())
        }
    }
}

/// Names the first hidden character of a value that is neither an address nor a number.
fn hidden(check: &mut Check<'_>, item: &Path, written: &str) {
    let text = trim(written);
    let Some((at, kind)) = text.char_indices().find_map(|(at, c)| Some((at, hidden_kind(c)?))) else { return };
    let path = item.join("value");
    // The byte order mark is white space to `trim`, and counts no more than that.
    let start = written.len() - kinds::trim_start(written).len();
    let next = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let plain: String = text.chars().filter(|c| hidden_kind(*c).is_none()).collect();
    check.report(
        Diagnostic::new(Code::COMMUNICATION_HIDDEN_CHARACTER)
            .with("kind", kind)
            .spanning(Span::from_bytes(written, start + at..start + at + next))
            .fixed_by(Fix::patch("remove the hidden characters", vec![replace(&path, plain.into())]))
            .at(path),
    );
}

/// Whether the other members suit the type.
fn together(check: &mut Check<'_>, row: &CommunicationType, members: &Map<String, Value>, item: &Path) {
    if !row.kind.is_number() && own_extension(members).is_some() {
        let path = item.join("extension");
        check.report(
            Diagnostic::new(Code::COMMUNICATION_EXTENSION_WITHOUT_NUMBER)
                .with("type", row.name.clone().into_owned())
                .fixed_by(Fix::patch("leave the extension out", vec![remove(&path)]))
                .at(path),
        );
    }
    let Some(Value::String(named)) = members.get("communicationType") else { return };
    let other = check.options.communication_types.iter().find(|row| row.name.eq_ignore_ascii_case(trim(named)));
    let path = item.join("communicationType");
    // A name that the model does not take at all has been reported.
    let reported = check.diagnostics.iter().any(|diagnostic| diagnostic.path.as_ref() == Some(&path));
    if let Some(other) = other
        && other.kind != row.kind
        && !reported
    {
        let name = match check.options.api {
            Api::Documented => Some(row.name.as_ref()),
            Api::Current => row.kind.current_name(),
        };
        let patch = vec![name.map_or_else(|| remove(&path), |name| replace(&path, name.into()))];
        check.report(
            Diagnostic::new(Code::COMMUNICATION_TYPE_MISMATCH)
                .with("found", other.name.clone().into_owned())
                .with("expected", row.name.clone().into_owned())
                .fixed_by(Fix::patch("name the type", patch))
                .at(path),
        );
    }
}

/// Reports an e-mail address in a phone item, or a phone number in an e-mail item, with the fix that swaps the type.
fn swapped(check: &mut Check<'_>, row: &CommunicationType, written: &str, item: &Path) -> bool {
    let options = check.options;
    let (code, fits): (Code, fn(CommunicationKind) -> bool) = if row.kind == CommunicationKind::Email {
        if written.contains('@') || !is_number(written, options) {
            return false;
        }
        (Code::COMMUNICATION_NUMBER_IN_EMAIL, |kind| kind == CommunicationKind::Phone)
    } else {
        if !written.contains('@') || !is_email(written, options) {
            return false;
        }
        (Code::COMMUNICATION_EMAIL_IN_NUMBER, |kind| kind == CommunicationKind::Email)
    };
    let mut diagnostic = Diagnostic::new(code).at(item.join("value")).with("type", row.name.clone().into_owned());
    if let Some(better) = options.communication_types.iter().find(|row| fits(row.kind)) {
        let patch = vec![replace(&item.join("type"), advice::reference(better.id))];
        diagnostic = diagnostic.fixed_by(Fix::patch("change the type of the item", patch));
    }
    check.report(diagnostic);
    true
}

/// Whether a text is an e-mail address, or becomes one by a fix: `mailto:` links, a name in front of it.
fn is_email(written: &str, options: &ContactOptions) -> bool {
    let email = EmailOptions { email: options.email };
    let read = |text: &str| crate::email::normalize_email(text, &email);
    let outcome = read(written);
    let mut fixes = outcome.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref());
    outcome.ok() || fixes.any(|fix| fix.apply_edits(written).is_some_and(|mended| read(&mended).ok()))
}

fn is_number(written: &str, options: &ContactOptions) -> bool {
    let options = PhoneOptions { default_region: options.default_region.clone(), ..PhoneOptions::default() };
    crate::phone::normalize_phone(written, &options).ok()
}

fn email(check: &mut Check<'_>, item: &Path, members: &Map<String, Value>, written: &str) -> Option<String> {
    let path = item.join("value");
    let outcome = crate::email::normalize_email(written, &EmailOptions { email: check.options.email });
    adopt(check, &path, members, written, outcome.diagnostics);
    let address = outcome.value?.address;
    // Mail providers ignore case before the `@`, whatever the standard allows.
    let identity = crate::fold::lowercase(&address).into_owned();
    if address != trim(written) {
        rewrite(check, &path, written, &address, "email-domain-case");
    }
    Some(identity)
}

/// Notes one change for the value, in place of the trimming that is part of it.
pub(super) fn rewrite(check: &mut Check<'_>, path: &Path, before: &str, after: &str, rule: &'static str) {
    check.changes.retain(|change| change.path != *path);
    check.change(path.clone(), Some(before.into()), Some(after.into()), rule);
}

/// Takes over what was found in a bare text: it lies at `path` now, and its text edits become a patch.
pub(super) fn adopt(
    check: &mut Check<'_>,
    path: &Path,
    members: &Map<String, Value>,
    written: &str,
    found: Vec<Diagnostic>,
) {
    for mut diagnostic in found {
        diagnostic.fix = diagnostic.fix.take().and_then(|fix| {
            let mended = fix.apply_edits(written)?;
            let mut patch = vec![replace(path, mended.into())];
            let second = second_item(&diagnostic, path, members, written);
            let title = if second.is_some() { "give each value an item of its own".into() } else { fix.title };
            patch.extend(second);
            Some(Fix::patch(title, patch))
        });
        check.report(diagnostic.at(path.clone()));
    }
}

/// The operation that adds an item for the second of two values, where the item stands in a list.
fn second_item(
    diagnostic: &Diagnostic,
    path: &Path,
    members: &Map<String, Value>,
    written: &str,
) -> Option<PatchOperation> {
    if ![Code::PHONE_SEVERAL_NUMBERS, Code::EMAIL_SEVERAL_ADDRESSES].contains(&diagnostic.code) {
        return None;
    }
    let item = path.parent();
    let Some(Segment::Index(_)) = item.segments().last() else { return None };
    let second = diagnostic.span?.to_bytes(written)?;
    let (value, behind) = (written.get(second.clone())?, written.get(second.end..)?);
    // A third value goes along: the new item is told about it.
    let value = if behind.contains('@') { written.get(second.start..)? } else { value };
    let item_type = members.get("type")?.clone();
    let added = object(vec![("type", item_type), ("value", trim(value).into())]);
    Some(super::check::add(&item.parent().join("-"), added))
}

/// What the items say together: one default a type, no value twice.
#[derive(Default)]
struct Together {
    defaults: BTreeMap<i64, usize>,
    values: BTreeMap<String, usize>,
}

impl Together {
    fn see_default(&mut self, check: &mut Check<'_>, path: &Path, index: usize, item: &Value) {
        let Some(id) = id_of(item.get("type")) else { return };
        if item.get("defaultFlag") != Some(&Value::Bool(true)) {
            return;
        }
        let first = *self.defaults.entry(id).or_insert(index);
        if first != index {
            let path = path.join("defaultFlag");
            let patch = vec![replace(&path, false.into())];
            check.report(
                Diagnostic::new(Code::COMMUNICATION_SECOND_DEFAULT)
                    .with("first", first)
                    .fixed_by(Fix::patch("make this item no default", patch))
                    .at(path),
            );
        }
    }

    fn see_value(&mut self, check: &mut Check<'_>, path: &Path, index: usize, identity: String) {
        let first = *self.values.entry(identity).or_insert(index);
        if first != index {
            check.report(
                Diagnostic::new(Code::COMMUNICATION_DUPLICATE)
                    .with("first", first)
                    .fixed_by(Fix::patch("leave this item out", vec![remove(path)]))
                    .at(path.join("value")),
            );
        }
    }
}

/// The text of an item's own `extension`, if it has one.
pub(super) fn own_extension(members: &Map<String, Value>) -> Option<&str> {
    members.get("extension")?.as_str().map(trim).filter(|text| !text.is_empty())
}
