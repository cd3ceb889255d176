//! The check of one value against the kind of its field. Each wrong value that can only mean one right one gets a fix.

use super::check::{Check, remove, replace, required};
use super::{advice, advice::midnight, date, items};
use crate::decimal;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::json::{Map, Value};
use crate::schema::Kind;
use crate::span::{Path, utf16_len};

/// The white space that is trimmed: Unicode's, and the byte order mark, which JavaScript's `trim` takes as well.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_trimmed)
}

/// [`trim`] at the front alone.
pub(super) fn trim_start(text: &str) -> &str {
    text.trim_start_matches(is_trimmed)
}

fn is_trimmed(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// Checks a value of the field `name` that stands at `path` and is not null.
pub(super) fn check(
    check: &mut Check<'_>,
    name: &'static str,
    kind: Kind,
    is_required: bool,
    value: &Value,
    path: &Path,
) {
    let at = Place { name, path };
    match kind {
        Kind::Text { max } => text(check, &at, max, is_required, value),
        Kind::OneOf(choices) => one_of(check, &at, choices, value),
        Kind::Integer { min, max } => integer(check, &at, min, max, value),
        Kind::Boolean => boolean(check, &at, value),
        Kind::Date => moment(check, &at, false, value),
        Kind::DateTime => moment(check, &at, true, value),
        Kind::Reference => reference(check, &at, value),
        Kind::Object => {
            if !value.is_object() {
                wrong_type(check, &at, "an object", value, None);
            }
        }
        Kind::References => each(check, &at, value, "an array of references", reference),
        Kind::Ids => {
            each(check, &at, value, "an array of ids", |check, at, id| {
                let Kind::Integer { min, max } = Kind::ID else { return };
                integer(check, at, min, max, id);
            });
        }
        Kind::Objects => each(check, &at, value, "an array of objects", |check, at, object| {
            if !object.is_object() {
                wrong_type(check, at, "an object", object, None);
            }
        }),
        Kind::Communications => items::check(check, path, value),
    }
}

/// What JSON type a value has, with its article.
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// A value's field and path.
struct Place<'p> {
    name: &'static str,
    path: &'p Path,
}

fn wrong_type(check: &mut Check<'_>, at: &Place<'_>, expected: &'static str, value: &Value, mended: Option<Value>) {
    let mut diagnostic = Diagnostic::new(Code::CONTACT_WRONG_TYPE)
        .at(at.path.clone())
        .with("field", at.name)
        .with("expected", expected)
        .with("found", type_name(value));
    if let Some(mended) = mended {
        diagnostic = diagnostic.fixed_by(Fix::patch("convert the value", vec![replace(at.path, mended)]));
    }
    check.report(diagnostic);
}

fn text(check: &mut Check<'_>, at: &Place<'_>, max: Option<u16>, is_required: bool, value: &Value) {
    let Value::String(written) = value else {
        let mended = match value {
            Value::Number(number) => Some(Value::String(decimal::print_json(number))),
            _ => None,
        };
        return wrong_type(check, at, "a string", value, mended);
    };
    let trimmed = trim(written);
    if is_required && trimmed.is_empty() {
        return check.report(required(at.name, Kind::Text { max }).at(at.path.clone()));
    }
    if trimmed.len() != written.len() {
        check.change(at.path.clone(), Some(value.clone()), Some(trimmed.into()), "trim");
    }
    let Some(max) = max.map(usize::from) else { return };
    let actual = utf16_len(trimmed);
    if actual > max {
        check.report(too_long(at.name, at.path.clone(), max, actual));
    }
}

/// The finding of a text of more code units than `max`.
pub(super) fn too_long(name: &'static str, path: Path, max: usize, actual: usize) -> Diagnostic {
    Diagnostic::new(Code::CONTACT_TOO_LONG)
        .at(path)
        .with("field", name)
        .with("max", max)
        .with("actual", actual)
        .with("over", actual.saturating_sub(max))
}

fn one_of(check: &mut Check<'_>, at: &Place<'_>, choices: &'static [&'static str], value: &Value) {
    let Value::String(written) = value else {
        return wrong_type(check, at, "a string", value, None);
    };
    let trimmed = trim(written);
    if choices.contains(&trimmed) {
        if trimmed.len() != written.len() {
            check.change(at.path.clone(), Some(value.clone()), Some(trimmed.into()), "trim");
        }
        return;
    }
    let mut diagnostic = Diagnostic::new(Code::CONTACT_NOT_ONE_OF)
        .at(at.path.clone())
        .with("field", at.name)
        .with("expected", choices.to_vec());
    if let Some(choice) = choices.iter().find(|choice| choice.eq_ignore_ascii_case(trimmed)) {
        let patch = vec![replace(at.path, Value::from(*choice))];
        diagnostic = diagnostic.fixed_by(Fix::patch("use the exact spelling", patch));
    }
    check.report(diagnostic);
}

/// The whole number that a JSON number is: `7`, or `7.0`. One that is too large for an `i64` is the largest.
pub(super) fn whole(value: &Value) -> Option<i64> {
    let Value::Number(number) = value else { return None };
    // Too large stays too large: the cast saturates.
    #[allow(clippy::cast_possible_truncation)]
    let saturated = |float: f64| float as i64;
    number.as_i64().or_else(|| number.as_f64().filter(|float| float.fract() == 0.0).map(saturated))
}

fn integer(check: &mut Check<'_>, at: &Place<'_>, min: i64, max: i64, value: &Value) {
    const EXPECTED: &str = "a whole number";
    let number = match value {
        Value::Number(number) => match whole(value) {
            Some(whole) => {
                if number.as_i64().is_none() && (min..=max).contains(&whole) {
                    check.change(at.path.clone(), Some(value.clone()), Some(whole.into()), "integer");
                }
                whole
            }
            None => return wrong_type(check, at, EXPECTED, value, None),
        },
        Value::String(written) => {
            let mended = trim(written).parse::<i64>().ok().map(Value::from);
            return wrong_type(check, at, EXPECTED, value, mended);
        }
        _ => return wrong_type(check, at, EXPECTED, value, None),
    };
    if !(min..=max).contains(&number) {
        check.report(out_of_range(at.name, at.path.clone(), min, max));
    }
}

/// The finding of a whole number that is not from `min` to `max`.
pub(super) fn out_of_range(name: &'static str, path: Path, min: i64, max: i64) -> Diagnostic {
    Diagnostic::new(Code::CONTACT_OUT_OF_RANGE).at(path).with("field", name).with("min", min).with("max", max)
}

fn boolean(check: &mut Check<'_>, at: &Place<'_>, value: &Value) {
    let mended = match value {
        Value::Bool(_) => return,
        Value::String(written) => match trim(written).to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" => Some(false),
            _ => None,
        },
        Value::Number(number) => match number.as_i64() {
            Some(1) => Some(true),
            Some(0) => Some(false),
            _ => None,
        },
        _ => None,
    };
    wrong_type(check, at, "true or false", value, mended.map(Value::from));
}

fn moment(check: &mut Check<'_>, at: &Place<'_>, with_time: bool, value: &Value) {
    let Value::String(written) = value else {
        return wrong_type(check, at, moment_like(with_time), value, None);
    };
    let trimmed = trim(written);
    match date::precision(trimmed) {
        Some(precision) if !with_time || precision == date::Precision::Time => {
            if trimmed.len() != written.len() {
                check.change(at.path.clone(), Some(value.clone()), Some(trimmed.into()), "trim");
            }
        }
        _ => check.report(invalid_date(at.name, at.path.clone(), with_time, trimmed)),
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
pub(super) fn invalid_date(name: &'static str, path: Path, with_time: bool, text: &str) -> Diagnostic {
    let day = match date::precision(text) {
        Some(_) => Some(text.to_owned()),
        None => date::respelled(text),
    };
    let fix = match day {
        Some(day) => {
            let mended = if with_time { midnight(&day) } else { day };
            Some(Fix::patch("write the date in ISO 8601", vec![replace(&path, mended.into())]))
        }
        None if text.is_empty() => Some(Fix::patch("leave the field out", vec![remove(&path)])),
        None => None,
    };
    let mut diagnostic = Diagnostic::new(Code::CONTACT_INVALID_DATE).at(path);
    diagnostic.fix = fix;
    diagnostic.with("field", name).with("expected", moment_like(with_time))
}

fn reference(check: &mut Check<'_>, at: &Place<'_>, value: &Value) {
    const EXPECTED: &str = "an object with an `id`";
    match value {
        Value::Object(members) => reference_id(check, at, members),
        Value::Number(number) => {
            let mended = number.as_i64().map(advice::reference);
            wrong_type(check, at, EXPECTED, value, mended);
        }
        Value::String(written) => {
            let mended = trim(written).parse::<i64>().ok().map(advice::reference);
            wrong_type(check, at, EXPECTED, value, mended);
        }
        _ => wrong_type(check, at, EXPECTED, value, None),
    }
}

fn reference_id(check: &mut Check<'_>, at: &Place<'_>, members: &Map<String, Value>) {
    match members.get("id") {
        None | Some(Value::Null) => check.report(no_id(at.name, at.path)),
        Some(id) => {
            let path = at.path.join("id");
            let Kind::Integer { min, max } = Kind::ID else { return };
            integer(check, &Place { name: "id", path: &path }, min, max, id);
        }
    }
}

/// The finding of a reference without an id.
pub(super) fn no_id(name: &str, path: &Path) -> Diagnostic {
    Diagnostic::new(Code::CONTACT_REQUIRED).with("field", [name, "/id"].concat()).at(path.join("id"))
}

fn each(
    check: &mut Check<'_>,
    at: &Place<'_>,
    value: &Value,
    expected: &'static str,
    mut element: impl FnMut(&mut Check<'_>, &Place<'_>, &Value),
) {
    let Value::Array(elements) = value else {
        return wrong_type(check, at, expected, value, None);
    };
    for (index, value) in elements.iter().enumerate() {
        element(check, &Place { name: at.name, path: &at.path.join(index) }, value);
    }
}

/// Checks that the id of the reference at `path` stands in a table of types, when the reference itself is sound.
pub(super) fn known_type<'t>(
    check: &mut Check<'_>,
    name: &'static str,
    table: &'static str,
    types: impl Iterator<Item = (i64, &'t str)> + Clone,
    reference: Option<&Value>,
    path: &Path,
) {
    let Some(id) = id_of(reference) else { return };
    if id < 1 || types.clone().any(|(known, _)| known == id) {
        return;
    }
    let expected: Vec<String> = types.map(|(id, name)| format!("{id} ({name})")).collect();
    check.report(
        Diagnostic::new(Code::CONTACT_UNKNOWN_TYPE)
            .at(path.join("id"))
            .with("field", name)
            .with("table", table)
            .with("expected", expected),
    );
}

/// The id that a reference holds, if it holds a whole number.
pub(super) fn id_of(reference: Option<&Value>) -> Option<i64> {
    whole(reference?.get("id")?)
}
