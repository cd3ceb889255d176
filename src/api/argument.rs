//! Reads the arguments of a host: options, and what it could not put into JSON.
//!
//! By hand, because serde's derived readers and the sentences of their errors cost the module five times as much. A test
//! holds both to the same answers.

use super::conditions::FilterOptions;
use super::phones::TypingOptions;
use super::rows::StreamOptions;
use super::{Step, Unreadable};
use crate::conditions::{ConditionsOptions, Dialect, Entity, EntityFields, FormatOptions, SqlDialect, SqlOptions};
use crate::json::Value;
use crate::options::{
    ContactOptions, EmailOptions, EmailPolicy, PhoneFormat, PhoneOptions, PhonePolicy, UnknownFields,
};
use crate::phone::PhoneKind;
use crate::rows::Format;
use crate::schema::{Api, CommunicationKind, CommunicationType, NamedType};
use crate::text::{cat, pieces};
use std::borrow::Cow;

/// A value that a host gives as an argument.
pub trait Argument: Sized {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// A sentence for the developer: what was expected, and where.
    fn read(value: &Value) -> Result<Self, String>;
}

impl Argument for Value {
    fn read(value: &Value) -> Result<Self, String> {
        Ok(value.clone())
    }
}

impl<T: Argument> Argument for Vec<T> {
    fn read(value: &Value) -> Result<Self, String> {
        let mut read = Vec::new();
        for element in elements(value, "an array")? {
            read.push(T::read(element)?);
        }
        Ok(read)
    }
}

impl Argument for Unreadable {
    fn read(value: &Value) -> Result<Self, String> {
        let mut path = Vec::new();
        for step in elements(value.get("path").unwrap_or(&Value::Null), "a path")? {
            path.push(match (step.as_u64(), step.as_str()) {
                (Some(index), _) => Step::Index(usize::try_from(index).map_err(|_| expected("an index"))?),
                (None, Some(key)) => Step::Key(key.to_owned()),
                (None, None) => return Err(expected("a member or an index")),
            });
        }
        Ok(Self {
            path,
            found: value.get("found").and_then(Value::as_str).ok_or_else(|| expected("what was found"))?.to_owned(),
        })
    }
}

/// The names of choices, and what they stand for.
type Choices<T> = (&'static str, &'static [T]);

const API: Choices<Api> = ("documented current", &[Api::Documented, Api::Current]);
const PHONE: Choices<PhonePolicy> =
    ("possible valid off", &[PhonePolicy::Possible, PhonePolicy::Valid, PhonePolicy::Off]);
const PHONE_FORMAT: Choices<PhoneFormat> = (
    "e164 national international digits keep",
    &[PhoneFormat::E164, PhoneFormat::National, PhoneFormat::International, PhoneFormat::Digits, PhoneFormat::Keep],
);
const PHONE_KIND: Choices<PhoneKind> = (
    "fixedLine mobile fixedLineOrMobile tollFree premiumRate sharedCost personalNumber voip pager uan voicemail",
    &PhoneKind::ALL,
);
const EMAIL: Choices<EmailPolicy> =
    ("deliverable whatwg eai", &[EmailPolicy::Deliverable, EmailPolicy::Whatwg, EmailPolicy::Eai]);
const UNKNOWN_FIELDS: Choices<UnknownFields> =
    ("warn error allow", &[UnknownFields::Warn, UnknownFields::Error, UnknownFields::Allow]);
const DIALECT: Choices<Dialect> = (
    "conditions childConditions customFieldConditions",
    &[Dialect::Conditions, Dialect::ChildConditions, Dialect::CustomFieldConditions],
);
const SQL_DIALECT: Choices<SqlDialect> = ("postgres sqlite", &[SqlDialect::Postgres, SqlDialect::Sqlite]);
const COMMUNICATION_KIND: Choices<CommunicationKind> = (
    "email phone fax other",
    &[CommunicationKind::Email, CommunicationKind::Phone, CommunicationKind::Fax, CommunicationKind::Other],
);

impl Argument for Api {
    fn read(value: &Value) -> Result<Self, String> {
        choice("api", value, API)
    }
}

impl Argument for ContactOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, &mut |name, value| match contact_option(&mut options, name, value)? {
            true => Ok(()),
            false => Err(unknown(name, &cat(&[CONTACT_OPTIONS, " or `communicationTypes`"]))),
        })?;
        Ok(options)
    }
}

/// All of them but the last.
const CONTACT_OPTIONS: &str =
    "`api`, `defaultRegion`, `phone`, `phoneFormat`, `email`, `unknownFields`, `advice`, `contactTypes`";

/// Sets an option of contacts; whether there is one of that name.
fn contact_option(options: &mut ContactOptions, name: &str, value: &Value) -> Result<bool, String> {
    match name {
        "api" => options.api = choice(name, value, API)?,
        "defaultRegion" => options.default_region = Cow::Owned(text(name, value)?),
        "phone" => options.phone = choice(name, value, PHONE)?,
        "phoneFormat" => options.phone_format = choice(name, value, PHONE_FORMAT)?,
        "email" => options.email = choice(name, value, EMAIL)?,
        "unknownFields" => options.unknown_fields = choice(name, value, UNKNOWN_FIELDS)?,
        "advice" => options.advice = flag(name, value)?,
        "contactTypes" => options.contact_types = Cow::Owned(Vec::read(value)?),
        "communicationTypes" => options.communication_types = Cow::Owned(Vec::read(value)?),
        _ => return Ok(false),
    }
    Ok(true)
}

const FORMAT: Choices<Format> = ("ndjson csv", &[Format::Ndjson, Format::Csv]);
const REPORT: Choices<bool> = ("all invalid", &[false, true]);
const OUTPUT: Choices<()> = ("objects ndjson", &[(), ()]);

/// NDJSON with a report on each row, unless the options say otherwise.
impl Argument for StreamOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, &mut |name, value| {
            match name {
                "format" => options.format = choice(name, value, FORMAT)?,
                "report" => options.invalid_only = choice(name, value, REPORT)?,
                // The host makes of it what it asks for.
                "output" => choice(name, value, OUTPUT)?,
                "columns" => each(value, &mut |column, field| {
                    options.columns.push((column.to_owned(), text("columns", field)?));
                    Ok(())
                })?,
                "maxRowBytes" => match usize::try_from(whole(name, value)?) {
                    Ok(bytes) if bytes > 0 => options.max_row_bytes = bytes,
                    _ => return Err(wrong(name, "a number of bytes from 1")),
                },
                _ if contact_option(&mut options.contact, name, value)? => {}
                _ => {
                    let own = ", `communicationTypes`, `format`, `columns`, `report`, `output` or `maxRowBytes`";
                    return Err(unknown(name, &cat(&[CONTACT_OPTIONS, own])));
                }
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for NamedType {
    fn read(value: &Value) -> Result<Self, String> {
        let row = row(value, false)?;
        Ok(Self { id: row.id, name: row.name })
    }
}

impl Argument for CommunicationType {
    fn read(value: &Value) -> Result<Self, String> {
        row(value, true)
    }
}

/// A row of a table of types, whose kind is asked for or is none.
#[inline(never)]
fn row(value: &Value, with_kind: bool) -> Result<CommunicationType, String> {
    let (mut id, mut named) = (None, None);
    let mut kind = if with_kind { None } else { Some(CommunicationKind::Other) };
    each(value, &mut |name, value| {
        match name {
            "id" => id = Some(whole(name, value)?),
            "name" => named = Some(text(name, value)?),
            "kind" if with_kind => kind = Some(choice(name, value, COMMUNICATION_KIND)?),
            _ => return Err(unknown(name, if with_kind { "`id`, `name` or `kind`" } else { "`id` or `name`" })),
        }
        Ok(())
    })?;
    let (Some(id), Some(name), Some(kind)) = (id, named, kind) else {
        let parts = if with_kind { "a type with `id`, `name` and `kind`" } else { "a type with `id` and `name`" };
        return Err(expected(parts));
    };
    Ok(CommunicationType { id, name: Cow::Owned(name), kind })
}

impl Argument for PhoneOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, &mut |name, value| {
            match name {
                "defaultRegion" => options.default_region = Cow::Owned(text(name, value)?),
                "phone" => options.phone = choice(name, value, PHONE)?,
                _ => return Err(unknown(name, "`defaultRegion` or `phone`")),
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for TypingOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, &mut |name, value| {
            match name {
                "defaultRegion" => options.default_region = Cow::Owned(text(name, value)?),
                // What an input box without a selection says.
                "caret" if value.is_null() => {}
                "caret" => {
                    let caret = usize::try_from(whole(name, value)?);
                    options.caret = Some(caret.map_err(|_| wrong(name, "an offset"))?);
                }
                _ => return Err(unknown(name, "`defaultRegion` or `caret`")),
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for Option<PhoneKind> {
    fn read(value: &Value) -> Result<Self, String> {
        choice("type", value, PHONE_KIND).map(Some)
    }
}

impl Argument for EmailOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, &mut |name, value| {
            match name {
                "email" => options.email = choice(name, value, EMAIL)?,
                _ => return Err(unknown(name, "`email`")),
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for FormatOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, &mut |name, value| {
            match name {
                "pretty" => options.pretty = flag(name, value)?,
                "compact" => options.compact = flag(name, value)?,
                _ => return Err(unknown(name, "`pretty` or `compact`")),
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for SqlOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, &mut |name, value| {
            match name {
                "dialect" => options.dialect = choice(name, value, SQL_DIALECT)?,
                "columns" => {
                    each(value, &mut |field, column| {
                        options.columns.push(field, text(field, column)?);
                        Ok(())
                    })?;
                }
                _ => return Err(unknown(name, "`dialect` or `columns`")),
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for FilterOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, &mut |name, value| {
            match name {
                "dialect" => options.dialect = choice(name, value, DIALECT)?,
                "entity" => options.entity = Some(entity(value)?),
                "api" => options.api = choice(name, value, API)?,
                _ => return Err(unknown(name, "`dialect`, `entity` or `api`")),
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for ConditionsOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let FilterOptions { dialect, entity, api } = FilterOptions::read(value)?;
        Ok(Self { dialect, entity: entity.unwrap_or_default(), api })
    }
}

fn entity(value: &Value) -> Result<Entity, String> {
    match (value.as_str(), value.get("fields")) {
        (Some("contact"), _) => Ok(Entity::Contact),
        (Some("any"), _) => Ok(Entity::Any),
        (None, Some(fields)) if value.as_object().is_some_and(|members| members.len() == 1) => {
            EntityFields::from_value(fields).map(Entity::Fields)
        }
        _ => Err(expected("\"contact\", \"any\" or { fields: … } as the option `entity`")),
    }
}

#[inline(never)]
fn expected(what: &str) -> String {
    cat(&["expected ", what])
}

#[inline(never)]
fn unknown(name: &str, known: &str) -> String {
    cat(&["unknown option `", name, "`, expected ", known])
}

#[inline(never)]
fn wrong(name: &str, what: &str) -> String {
    cat(&["the option `", name, "`: expected ", what])
}

/// Takes a member.
type Take<'t> = &'t mut dyn FnMut(&str, &Value) -> Result<(), String>;

/// Goes through the members of an object of options.
#[inline(never)]
fn each(value: &Value, take: Take<'_>) -> Result<(), String> {
    let members = value.as_object().ok_or_else(|| expected("an object of options"))?;
    for (name, value) in members {
        take(name, value)?;
    }
    Ok(())
}

/// The elements of an array.
#[inline(never)]
fn elements<'v>(value: &'v Value, what: &str) -> Result<&'v Vec<Value>, String> {
    value.as_array().ok_or_else(|| expected(what))
}

fn choice<T: Copy>(name: &str, value: &Value, (names, choices): Choices<T>) -> Result<T, String> {
    choices.get(number(names, value)).copied().ok_or_else(|| not_one_of(name, names))
}

/// Which of the names a value is; none of them if it is beyond their number.
#[inline(never)]
fn number(names: &str, value: &Value) -> usize {
    let found = value.as_str().and_then(|text| pieces(names, b' ').position(|name| name == text));
    found.unwrap_or(usize::MAX)
}

#[inline(never)]
fn not_one_of(name: &str, names: &str) -> String {
    let mut quoted = "one of".to_owned();
    for (at, name) in pieces(names, b' ').enumerate() {
        quoted.push_str(if at > 0 { ", \"" } else { " \"" });
        quoted.push_str(name);
        quoted.push('"');
    }
    wrong(name, &quoted)
}

fn text(name: &str, value: &Value) -> Result<String, String> {
    value.as_str().map(str::to_owned).ok_or_else(|| wrong(name, "a string"))
}

fn flag(name: &str, value: &Value) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| wrong(name, "true or false"))
}

fn whole(name: &str, value: &Value) -> Result<i64, String> {
    let of_double = |value: f64| (value.fract() == 0.0 && value.abs() < 9e15).then_some(value as i64);
    // Beyond that a host's doubles are not exact.
    let exact = |value: &i64| value.unsigned_abs() < 9_000_000_000_000_000;
    let number = value.as_i64().filter(exact).or_else(|| value.as_f64().and_then(of_double));
    number.ok_or_else(|| wrong(name, "a whole number"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::DeserializeOwned;
    use serde_json::json;
    use std::fmt::Debug;

    fn same<T: Argument + DeserializeOwned + PartialEq + Debug>(values: &[Value]) {
        for value in values {
            let (ours, serdes) = (T::read(value), serde_json::from_value::<T>(value.clone()));
            assert_eq!(ours.is_ok(), serdes.is_ok(), "{value}: {ours:?}, {serdes:?}");
            if let (Ok(ours), Ok(serdes)) = (ours, serdes) {
                assert_eq!(ours, serdes, "{value}");
            }
        }
    }

    /// An object for each choice of each option, and some that are wrong.
    fn with(options: &[(&str, &[Value])]) -> Vec<Value> {
        let wrong = [json!(5), json!("no such"), json!({}), json!(null), json!(true)];
        let mut values = vec![json!({}), json!("x"), json!({"nothing": 1})];
        for (name, choices) in options {
            values.extend(choices.iter().chain(&wrong).map(|choice| json!({ *name: choice })));
        }
        values
    }

    fn texts(texts: &[&str]) -> Vec<Value> {
        texts.iter().map(|text| json!(text)).collect()
    }

    #[test]
    fn reads_what_serde_reads() {
        let api = texts(&["documented", "current"]);
        let dialect = texts(&["conditions", "childConditions", "customFieldConditions"]);
        let mut entity = texts(&["contact", "any"]);
        entity.push(json!({"fields": {"summary": "string", "contact": "reference"}}));
        entity.push(json!({"fields": {"level": {"type": "integer", "min": 1, "max": 6, "parameter": "conditions"}}}));
        entity.push(json!({"fields": {"kind": {"type": "string", "values": ["a", "b"]}}}));
        entity.extend([
            json!({"fields": {"x": "no such"}}),
            json!({"fields": {"x": {}}}),
            json!({"fields": {"a b": "string"}}),
        ]);
        entity.extend([json!({"fields": []}), json!({"fields": {"x": {"type": "any", "values": [1]}}})]);
        let phone = texts(&["possible", "valid", "off"]);
        let region = texts(&["US", ""]);
        let email = texts(&["deliverable", "whatwg", "eai"]);
        let flag = [json!(true), json!(false)];
        let types = [json!([]), json!([{"id": 1, "name": "a"}]), json!([{"id": 1}]), json!([{"id": 1.5, "name": "a"}])];
        let items = [
            json!([{"id": 1, "name": "a", "kind": "email"}, {"id": 2, "name": "b", "kind": "other"}]),
            json!([{"id": 1, "name": "a", "kind": "fax"}, {"id": 2, "name": "b", "kind": "phone"}]),
            json!([{"id": 1, "name": "a"}]),
            json!([{"id": 1, "name": "a", "kind": "email", "x": 1}]),
        ];
        let formats = texts(&["e164", "national", "international", "digits", "keep"]);
        let unknown = texts(&["warn", "error", "allow"]);
        same::<ContactOptions>(&with(&[
            ("api", &api),
            ("defaultRegion", &region),
            ("phone", &phone),
            ("phoneFormat", &formats),
            ("email", &email),
            ("unknownFields", &unknown),
            ("advice", &flag),
            ("contactTypes", &types),
            ("communicationTypes", &items),
        ]));
        same::<PhoneOptions>(&with(&[("defaultRegion", &region), ("phone", &phone)]));
        let kinds = PHONE_KIND.0.split(' ').map(|name| json!(name)).chain([json!("no such")]);
        same::<Option<PhoneKind>>(&kinds.collect::<Vec<_>>());
        same::<TypingOptions>(&with(&[("defaultRegion", &region), ("caret", &[json!(0), json!(7), json!(-1)])]));
        same::<EmailOptions>(&with(&[("email", &email)]));
        same::<FormatOptions>(&with(&[("pretty", &flag), ("compact", &flag)]));
        let columns = [json!({}), json!({"company/id": "company"}), json!({"id": 5})];
        same::<SqlOptions>(&with(&[("dialect", &texts(&["postgres", "sqlite"])), ("columns", &columns)]));
        same::<ConditionsOptions>(&with(&[("dialect", &dialect), ("entity", &entity), ("api", &api)]));
    }
}
