//! The check of one value against the kind of its field. Each wrong value that can only mean one right one gets a fix.

use super::check::{Check, required};
use super::{advice, advice::midnight, date, items};
use crate::decimal;
use crate::diagnostic::{Code, Param};
use crate::json::{Value, type_name};
use crate::schema::Kind;
use crate::span::utf16_len;
use crate::text;
use std::borrow::Cow;

/// The white space that is trimmed: Unicode's, and the byte order mark, which JavaScript's `trim` takes as well.
pub(super) fn trim(text: &str) -> &str {
    text::trim_of(text, is_trimmed)
}

/// [`trim`] at the front alone.
pub(super) fn trim_start(text: &str) -> &str {
    text::trim_start_of(text, is_trimmed)
}

/// Whether a value is a text without anything to see: what an empty box of a form gives, whatever its field holds.
pub(super) fn is_blank(value: &Value) -> bool {
    value.as_str().is_some_and(|text| trim(text).is_empty())
}

fn is_trimmed(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// Checks a value of the field `name` that is not null.
#[inline(never)]
pub(super) fn check(check: &mut Check<'_>, name: &'static str, kind: Kind, is_required: bool, value: &Value) {
    if is_required && is_blank(value) {
        return required(check, name, kind);
    }
    match kind {
        Kind::Text { max } => text(check, name, max, value),
        Kind::OneOf(choices) => one_of(check, name, choices, value),
        Kind::Integer { min, max } => integer(check, name, min, max, value),
        Kind::Boolean => boolean(check, name, value),
        Kind::Date => moment(check, name, false, value),
        Kind::DateTime => moment(check, name, true, value),
        Kind::Reference => reference(check, name, value),
        Kind::Object => object(check, name, value),
        Kind::References => each(check, name, value, "an array of references", reference),
        Kind::Ids => each(check, name, value, "an array of ids", id),
        Kind::Objects => each(check, name, value, "an array of objects", object),
        Kind::Communications => items::check(check, value),
    }
}

#[inline(never)]
fn wrong_type(check: &mut Check<'_>, name: &'static str, expected: &'static str, value: &Value, mended: Option<Value>) {
    let operation = mended.map(|mended| check.replace(mended));
    let told = check.say_field(Code::CONTACT_WRONG_TYPE, name);
    told.name("expected", expected).name("found", type_name(value));
    if let Some(operation) = operation {
        told.mend("convert the value", operation);
    }
}

/// Notes that the white space around a text goes, if there is any.
#[inline(never)]
fn note_trim(check: &mut Check<'_>, written: &str) {
    let trimmed = trim(written);
    if trimmed.len() != written.len() {
        check.change(Some(written.into()), Some(trimmed.into()), "trim");
    }
}

fn text(check: &mut Check<'_>, name: &'static str, max: Option<u16>, value: &Value) {
    let Value::String(written) = value else {
        let mended = value.as_number().map(|number| decimal::print_json(number).into());
        return wrong_type(check, name, "a string", value, mended);
    };
    let trimmed = trim(written);
    note_trim(check, written);
    let Some(max) = max.map(usize::from) else { return };
    let actual = utf16_len(trimmed);
    if actual > max {
        too_long(check, name, max, actual);
    }
}

/// The finding of a text of more code units than `max`.
pub(super) fn too_long(check: &mut Check<'_>, name: &'static str, max: usize, actual: usize) {
    let told = check.say_field(Code::CONTACT_TOO_LONG, name);
    for &(name, number) in &[("max", max), ("actual", actual), ("over", actual.saturating_sub(max))] {
        told.number(name, number as i64);
    }
}

fn one_of(check: &mut Check<'_>, name: &'static str, choices: &'static [&'static str], value: &Value) {
    let Value::String(written) = value else {
        return wrong_type(check, name, "a string", value, None);
    };
    let trimmed = trim(written);
    if choices.contains(&trimmed) {
        return note_trim(check, written);
    }
    let choice = choices.iter().find(|choice| choice.eq_ignore_ascii_case(trimmed));
    let operation = choice.map(|choice| check.replace((*choice).into()));
    let told = check.say_field(Code::CONTACT_NOT_ONE_OF, name).list("expected", choices);
    if let Some(operation) = operation {
        told.mend("use the exact spelling", operation);
    }
}

/// The whole number that a JSON number is: `7`, or `7.0`. One that is too large for an `i64` is the largest.
pub(super) fn whole(value: &Value) -> Option<i64> {
    let Value::Number(number) = value else { return None };
    // Too large stays too large: the cast saturates.
    #[allow(clippy::cast_possible_truncation)]
    let saturated = |float: f64| float as i64;
    number.as_i64().or_else(|| number.as_f64().filter(|float| float.fract() == 0.0).map(saturated))
}

#[inline(never)]
fn integer(check: &mut Check<'_>, name: &'static str, min: i64, max: i64, value: &Value) {
    let Some(number) = whole(value) else {
        let mended = value.as_str().and_then(written_whole).map(Value::from);
        return wrong_type(check, name, "a whole number", value, mended);
    };
    if !(min..=max).contains(&number) {
        out_of_range(check, name, min, max);
    } else if value.as_i64().is_none() {
        check.change(Some(value.clone()), Some(number.into()), "integer");
    }
}

fn written_whole(text: &str) -> Option<i64> {
    decimal::parse_whole(trim(text))
}

/// The finding of a whole number that is not from `min` to `max`.
pub(super) fn out_of_range(check: &mut Check<'_>, name: &'static str, min: i64, max: i64) {
    check.say_field(Code::CONTACT_OUT_OF_RANGE, name).number("min", min).number("max", max);
}

fn boolean(check: &mut Check<'_>, name: &'static str, value: &Value) {
    let mended = match value {
        Value::Bool(_) => return,
        Value::String(written) => {
            let word = trim(written).to_ascii_lowercase();
            let is_true = text::has_word("true yes 1", &word);
            (is_true || text::has_word("false no 0", &word)).then_some(is_true)
        }
        _ => match value.as_i64() {
            Some(1) => Some(true),
            Some(0) => Some(false),
            _ => None,
        },
    };
    wrong_type(check, name, "true or false", value, mended.map(Value::from));
}

fn moment(check: &mut Check<'_>, name: &'static str, with_time: bool, value: &Value) {
    let Value::String(written) = value else {
        return wrong_type(check, name, moment_like(with_time), value, None);
    };
    let trimmed = trim(written);
    match date::precision(trimmed) {
        Some(precision) if !with_time || precision == date::Precision::Time => note_trim(check, written),
        _ => invalid_date(check, name, with_time, trimmed),
    }
}

const fn moment_like(with_time: bool) -> &'static str {
    if with_time {
        "an ISO 8601 date-time like 1980-12-31T00:00:00Z"
    } else {
        "a date like 1980-12-31, or an ISO 8601 date-time"
    }
}

/// The finding of a trimmed text that is no date, or a day where a time is wanted.
#[inline(never)]
pub(super) fn invalid_date(check: &mut Check<'_>, name: &'static str, with_time: bool, text: &str) {
    let day = match date::precision(text) {
        Some(_) => Some(text.to_owned()),
        None => date::respelled(text),
    };
    let (title, operation) = match day {
        Some(day) => {
            let mended = if with_time { midnight(&day) } else { day };
            ("write the date in ISO 8601", Some(check.replace(mended.into())))
        }
        None => ("leave the field out", text.is_empty().then(|| check.remove())),
    };
    let told = check.say_field(Code::CONTACT_INVALID_DATE, name).name("expected", moment_like(with_time));
    if let Some(operation) = operation {
        told.mend(title, operation);
    }
}

fn reference(check: &mut Check<'_>, name: &'static str, value: &Value) {
    let Value::Object(members) = value else {
        let id = value.as_i64().or_else(|| value.as_str().and_then(written_whole));
        return wrong_type(check, name, "an object with an `id`", value, id.map(advice::reference));
    };
    match members.get("id") {
        Some(id) if !id.is_null() && !is_blank(id) => {
            check.enter("id");
            self::id(check, "id", id);
            check.leave();
        }
        _ => no_id(check, name),
    }
}

/// The finding of a reference without an id.
pub(super) fn no_id(check: &mut Check<'_>, name: &str) {
    check.say_in("id", Code::CONTACT_REQUIRED).name("field", text::cat(&[name, "/id"]));
}

fn id(check: &mut Check<'_>, name: &'static str, value: &Value) {
    let Kind::Integer { min, max } = Kind::ID else { return };
    integer(check, name, min, max, value);
}

fn object(check: &mut Check<'_>, name: &'static str, value: &Value) {
    if !value.is_object() {
        wrong_type(check, name, "an object", value, None);
    }
}

#[inline(never)]
fn each(
    check: &mut Check<'_>,
    name: &'static str,
    value: &Value,
    expected: &'static str,
    element: fn(&mut Check<'_>, &'static str, &Value),
) {
    let Value::Array(elements) = value else {
        return wrong_type(check, name, expected, value, None);
    };
    for (index, value) in elements.iter().enumerate() {
        check.enter(index);
        element(check, name, value);
        check.leave();
    }
}

/// The rows of a table of types by their places: id and name.
pub(super) type Types<'t> = &'t dyn Fn(usize) -> Option<(i64, &'t str)>;

/// Checks that the id of the reference here stands in a table of types, when the reference itself is sound.
#[inline(never)]
pub(super) fn known_type(check: &mut Check<'_>, table: &'static str, types: Types<'_>, reference: &Value) {
    let rows = || (0..).map_while(types);
    let Some(id) = id_of(Some(reference)) else { return };
    if id < 1 || rows().any(|(known, _)| known == id) {
        return;
    }
    let mut expected = Vec::new();
    for (id, name) in rows() {
        expected.push(Cow::Owned(text::cat(&[&text::whole(id), " (", name, ")"])));
    }
    let told = check.say_in("id", Code::CONTACT_UNKNOWN_TYPE).name("field", "type").name("table", table);
    told.params.insert("expected", Param::List(expected));
}

/// The id that a reference holds, if it holds a whole number.
pub(super) fn id_of(reference: Option<&Value>) -> Option<i64> {
    whole(reference?.get("id")?)
}
