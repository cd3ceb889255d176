//! Communication items: what their type says of their value, and what they say together.

use super::advice;
use super::check::Check;
use super::kinds::{self, id_of, trim};
use super::numbers;
use crate::diagnostic::{Code, Diagnostic, PatchOperation};
use crate::hidden::hidden_kind;
use crate::json::{Map, Value, object, type_name};
use crate::options::{ContactOptions, EmailOptions, PhoneOptions, PhonePolicy};
use crate::schema::{Api, COMMUNICATION, CommunicationKind, CommunicationType};
use crate::sort;
use crate::span::{Path, Segment, Span};
use crate::text;

/// Checks the array of items that is here: each of them, then what they say together.
pub(super) fn check(check: &mut Check<'_>, value: &Value) {
    let Value::Array(items) = value else {
        let operation = value.is_object().then(|| check.replace(Value::Array(vec![value.clone()])));
        let told = wrong_type(check, "an array of communication items", value);
        if let Some(operation) = operation {
            told.mend("put the item into an array", operation);
        }
        return;
    };
    // What makes an item the same as another, and the type that it is the default of; empty for none.
    let (mut identities, mut defaults) = (Vec::new(), Vec::new());
    // Where the findings of each item end.
    let mut ends = Vec::new();
    let before = check.diagnostics.len();
    for (index, item) in items.iter().enumerate() {
        check.enter(index);
        identities.push(self::item(check, item).unwrap_or_default());
        let is_default = item.get("defaultFlag") == Some(&Value::Bool(true));
        defaults.push(id_of(item.get("type")).filter(|_| is_default).map(text::whole).unwrap_or_default());
        ends.push(check.diagnostics.len());
        check.leave();
    }
    let mut own = check.diagnostics.split_off(before).into_iter();
    let (same, default) = (firsts_of(&identities), firsts_of(&defaults));
    let mut done = before;
    for (index, end) in ends.into_iter().enumerate() {
        for told in own.by_ref().take(end - done) {
            check.diagnostics.push(told);
        }
        done = end;
        check.enter(index);
        if let Some(first) = same.get(index).copied().flatten() {
            let operation = check.remove();
            let told = check.say_in("value", Code::COMMUNICATION_DUPLICATE).number("first", first as i64);
            told.mend("leave this item out", operation);
        }
        if let Some(first) = default.get(index).copied().flatten() {
            let operation = check.replace_in("defaultFlag", false.into());
            let told = check.say_in("defaultFlag", Code::COMMUNICATION_SECOND_DEFAULT).number("first", first as i64);
            told.mend("make this item no default", operation);
        }
        check.leave();
    }
}

/// For each text the index of the first one that is equal to it, if that is another one. An empty text is equal to none.
fn firsts_of(texts: &[String]) -> Vec<Option<usize>> {
    let mut firsts = Vec::with_capacity(texts.len());
    for (at, (first, text)) in sort::firsts(&sort::borrowed(texts)).into_iter().zip(texts).enumerate() {
        firsts.push(Some(first).filter(|first| *first != at && !text.is_empty()));
    }
    firsts
}

fn wrong_type<'c>(check: &'c mut Check<'_>, expected: &'static str, value: &Value) -> &'c mut Diagnostic {
    let told = check.say_field(Code::CONTACT_WRONG_TYPE, "communicationItems");
    told.name("expected", expected).name("found", type_name(value))
}

/// Checks the item that is here; gives what makes its value the same as another's.
#[inline(never)]
pub(super) fn item(check: &mut Check<'_>, item: &Value) -> Option<String> {
    let Value::Object(members) = item else {
        wrong_type(check, "an object with `type` and `value`", item);
        return None;
    };
    check.object(COMMUNICATION, members);
    let options = check.options;
    if let Some(reference) = members.get("type") {
        check.enter("type");
        known_type(check, reference);
        check.leave();
    }

    let id = id_of(members.get("type"));
    let row = options.communication_types.iter().find(|row| Some(row.id) == id);
    if let Some(row) = row {
        together(check, row, members);
    }
    let written = members.get("value")?.as_str()?;
    let text = trim(written);
    if text.is_empty() {
        return None;
    }
    let kind = row.map_or(CommunicationKind::Other, |row| row.kind);
    let is_number = kind.is_number() && options.phone != PhonePolicy::Off;
    if let Some(row) = row.filter(|_| is_number || kind == CommunicationKind::Email)
        && swapped(check, row, written)
    {
        return None;
    }
    check.enter("value");
    let identity = match kind {
        _ if is_number => numbers::check(check, members, written),
        CommunicationKind::Email => email(check, members, written),
        _ => {
            hidden(check, written);
            Some(text.to_owned())
        }
    };
    check.leave();
    identity
}

/// Checks that the type that is here stands in the table of communication types.
pub(super) fn known_type(check: &mut Check<'_>, reference: &Value) {
    let types = &check.options.communication_types;
    let row = |at: usize| types.get(at).map(|row| (row.id, row.name.as_ref()));
    kinds::known_type(check, "communication types", &row, reference);
}

/// Names the first hidden character of a value that is neither an address nor a number.
fn hidden(check: &mut Check<'_>, written: &str) {
    let text = trim(written);
    let Some((at, kind, c)) = text.char_indices().find_map(|(at, c)| Some((at, hidden_kind(c)?, c))) else { return };
    // The byte order mark is white space to `trim`, and counts no more than that.
    let start = written.len() - kinds::trim_start(written).len() + at;
    let plain: String = text.chars().filter(|c| hidden_kind(*c).is_none()).collect();
    let operation = check.replace(plain.into());
    let told = check.say(Code::COMMUNICATION_HIDDEN_CHARACTER).name("kind", kind);
    told.span = Some(Span::from_bytes(written, start..start + c.len_utf8()));
    told.mend("remove the hidden characters", operation);
}

/// Whether the other members suit the type.
fn together(check: &mut Check<'_>, row: &CommunicationType, members: &Map<String, Value>) {
    let type_name = |row: &CommunicationType| row.name.clone().into_owned();
    if !row.kind.is_number() && own_extension(members).is_some() {
        check.enter("extension");
        let operation = check.remove();
        let told = check.say(Code::COMMUNICATION_EXTENSION_WITHOUT_NUMBER).name("type", type_name(row));
        told.mend("leave the extension out", operation);
        check.leave();
    }
    let Some(Value::String(named)) = members.get("communicationType") else { return };
    let other = check.options.communication_types.iter().find(|row| row.name.eq_ignore_ascii_case(trim(named)));
    let Some(other) = other.filter(|other| other.kind != row.kind) else { return };
    check.enter("communicationType");
    // A name that the model does not take at all has been reported, among the findings of this item.
    let item = check.path.parent();
    let mut own =
        check.diagnostics.iter().rev().map_while(|told| told.path.as_ref().filter(|path| path.starts_with(&item)));
    if !own.any(|path| *path == check.path) {
        let name = match check.api {
            Api::Documented => Some(row.name.as_ref()),
            Api::Current => row.kind.current_name(),
        };
        let operation = name.map_or_else(|| check.remove(), |name| check.replace(name.into()));
        let told = check.say(Code::COMMUNICATION_TYPE_MISMATCH);
        told.name("found", type_name(other)).name("expected", type_name(row)).mend("name the type", operation);
    }
    check.leave();
}

/// Reports an e-mail address in a phone item, or a phone number in an e-mail item, with the fix that swaps the type.
fn swapped(check: &mut Check<'_>, row: &CommunicationType, written: &str) -> bool {
    let options = check.options;
    let is_email = row.kind == CommunicationKind::Email;
    if text::has(written, b'@') == is_email {
        return false;
    }
    let (code, fits, is_other): (_, _, fn(&str, &ContactOptions) -> bool) = if is_email {
        (Code::COMMUNICATION_NUMBER_IN_EMAIL, CommunicationKind::Phone, is_number)
    } else {
        (Code::COMMUNICATION_EMAIL_IN_NUMBER, CommunicationKind::Email, self::is_email)
    };
    if !is_other(written, options) {
        return false;
    }
    let better = options.communication_types.iter().find(|row| row.kind == fits);
    let operation = better.map(|better| check.replace_in("type", advice::reference(better.id)));
    let told = check.say_in("value", code).name("type", row.name.clone().into_owned());
    if let Some(operation) = operation {
        told.mend("change the type of the item", operation);
    }
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

fn email(check: &mut Check<'_>, members: &Map<String, Value>, written: &str) -> Option<String> {
    let outcome = crate::email::normalize_email(written, &EmailOptions { email: check.options.email });
    adopt(check, members, written, outcome.diagnostics);
    let address = outcome.value?.address;
    // Mail providers ignore case before the `@`, whatever the standard allows.
    let identity = crate::fold::lowercase(&address).into_owned();
    if address != trim(written) {
        rewrite(check, written, &address, "email-domain-case");
    }
    Some(identity)
}

/// Notes one change for the value here, in place of the trimming that is part of it.
#[inline(never)]
pub(super) fn rewrite(check: &mut Check<'_>, before: &str, after: &str, rule: &'static str) {
    forget(check);
    check.change(Some(before.into()), Some(after.into()), rule);
}

/// Takes back what was noted of the value here: one of the last changes, for an item has few members that can change.
pub(super) fn forget(check: &mut Check<'_>) {
    let own = check.changes.len().saturating_sub(2 * COMMUNICATION.len());
    if let Some(at) = check.changes.iter().skip(own).position(|change| change.path == check.path) {
        check.changes.remove(own + at);
    }
}

/// Takes over what was found in a bare text: it lies here now, and its text edits become a patch.
#[inline(never)]
pub(super) fn adopt(check: &mut Check<'_>, members: &Map<String, Value>, written: &str, found: Vec<Diagnostic>) {
    for mut diagnostic in found {
        let fix = diagnostic.fix.take();
        if let Some(fix) = fix
            && let Some(mended) = fix.apply_edits(written)
        {
            diagnostic.mend(fix.title, check.replace(mended.into()));
            if let Some(second) = second_item(&diagnostic, &check.path, members, written)
                && let Some(fix) = &mut diagnostic.fix
            {
                fix.title = "give each value an item of its own".into();
                fix.patch.push(second);
            }
        }
        check.diagnostics.push(diagnostic.at(check.path.clone()));
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
    let [list @ .., Segment::Index(_), _] = path.segments() else { return None };
    let second = diagnostic.span?.to_bytes(written)?;
    let (value, behind) = (written.get(second.clone())?, written.get(second.end..)?);
    // A third value goes along: the new item is told about it.
    let value = if text::has(behind, b'@') { written.get(second.start..)? } else { value };
    let item_type = members.get("type")?.clone();
    let added = object(vec![("type", item_type), ("value", trim(value).into())]);
    let mut place = Path::root();
    for segment in list {
        place.push(segment.clone());
    }
    Some(super::check::add(&place.join("-"), added))
}

/// The text of an item's own `extension`, if it has one.
pub(super) fn own_extension(members: &Map<String, Value>) -> Option<&str> {
    members.get("extension")?.as_str().map(trim).filter(|text| !text.is_empty())
}
