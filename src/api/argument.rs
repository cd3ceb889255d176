//! Reads the arguments of a host: options, and what it could not put into JSON.
//!
//! By hand, because serde's derived readers and the sentences of their errors cost the module five times as much. A test
//! holds both to the same answers.

use super::conditions::FilterOptions;
use super::phones::TypingOptions;
use super::rows::StreamOptions;
use super::{Step, Unreadable};
use crate::conditions::{ConditionsOptions, Dialect, Entity, EntityFields, FormatOptions, SqlDialect, SqlOptions};
use crate::json::{Map, Value};
use crate::options::{
    ContactOptions, EmailOptions, EmailPolicy, PhoneFormat, PhoneOptions, PhonePolicy, UnknownFields,
};
use crate::phone::PhoneKind;
use crate::rows::Format;
use crate::schema::{Api, CommunicationKind, CommunicationType, NamedType};
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
        value.as_array().ok_or_else(|| expected("an array"))?.iter().map(T::read).collect()
    }
}

impl Argument for Unreadable {
    fn read(value: &Value) -> Result<Self, String> {
        let step = |step: &Value| match (step.as_u64(), step.as_str()) {
            (Some(index), _) => usize::try_from(index).map(Step::Index).map_err(|_| expected("an index")),
            (None, Some(key)) => Ok(Step::Key(key.to_owned())),
            (None, None) => Err(expected("a member or an index")),
        };
        let path = value.get("path").and_then(Value::as_array).ok_or_else(|| expected("a path"))?;
        Ok(Self {
            path: path.iter().map(step).collect::<Result<_, _>>()?,
            found: value.get("found").and_then(Value::as_str).ok_or_else(|| expected("what was found"))?.to_owned(),
        })
    }
}

const API: &[(&str, Api)] = &[("documented", Api::Documented), ("current", Api::Current)];
const PHONE: &[(&str, PhonePolicy)] =
    &[("possible", PhonePolicy::Possible), ("valid", PhonePolicy::Valid), ("off", PhonePolicy::Off)];
const PHONE_FORMAT: &[(&str, PhoneFormat)] = &[
    ("e164", PhoneFormat::E164),
    ("national", PhoneFormat::National),
    ("international", PhoneFormat::International),
    ("digits", PhoneFormat::Digits),
    ("keep", PhoneFormat::Keep),
];
const PHONE_KIND: &[(&str, PhoneKind)] = &[
    ("fixedLine", PhoneKind::FixedLine),
    ("mobile", PhoneKind::Mobile),
    ("fixedLineOrMobile", PhoneKind::FixedLineOrMobile),
    ("tollFree", PhoneKind::TollFree),
    ("premiumRate", PhoneKind::PremiumRate),
    ("sharedCost", PhoneKind::SharedCost),
    ("personalNumber", PhoneKind::PersonalNumber),
    ("voip", PhoneKind::Voip),
    ("pager", PhoneKind::Pager),
    ("uan", PhoneKind::Uan),
    ("voicemail", PhoneKind::Voicemail),
];
const EMAIL: &[(&str, EmailPolicy)] =
    &[("deliverable", EmailPolicy::Deliverable), ("whatwg", EmailPolicy::Whatwg), ("eai", EmailPolicy::Eai)];
const UNKNOWN_FIELDS: &[(&str, UnknownFields)] =
    &[("warn", UnknownFields::Warn), ("error", UnknownFields::Error), ("allow", UnknownFields::Allow)];
const DIALECT: &[(&str, Dialect)] = &[
    ("conditions", Dialect::Conditions),
    ("childConditions", Dialect::ChildConditions),
    ("customFieldConditions", Dialect::CustomFieldConditions),
];
const SQL_DIALECT: &[(&str, SqlDialect)] = &[("postgres", SqlDialect::Postgres), ("sqlite", SqlDialect::Sqlite)];
const COMMUNICATION_KIND: &[(&str, CommunicationKind)] = &[
    ("email", CommunicationKind::Email),
    ("phone", CommunicationKind::Phone),
    ("fax", CommunicationKind::Fax),
    ("other", CommunicationKind::Other),
];

impl Argument for Api {
    fn read(value: &Value) -> Result<Self, String> {
        choice("api", value, API)
    }
}

impl Argument for ContactOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, |name, value| match contact_option(&mut options, name, value)? {
            true => Ok(()),
            false => unknown(name, &[CONTACT_OPTIONS, " or `communicationTypes`"].concat()),
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

const FORMAT: &[(&str, Format)] = &[("ndjson", Format::Ndjson), ("csv", Format::Csv)];
const REPORT: &[(&str, bool)] = &[("all", false), ("invalid", true)];

/// NDJSON with a report on each row, unless the options say otherwise.
impl Argument for StreamOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, |name, value| {
            match name {
                "format" => options.format = choice(name, value, FORMAT)?,
                "report" => options.invalid_only = choice(name, value, REPORT)?,
                "columns" => each(value, |column, field| {
                    options.columns.push((column.to_owned(), text("columns", field)?));
                    Ok(())
                })?,
                "maxRowBytes" => match usize::try_from(whole(name, value)?) {
                    Ok(bytes) if bytes > 0 => options.max_row_bytes = bytes,
                    _ => return wrong(name, "a number of bytes from 1"),
                },
                _ if contact_option(&mut options.contact, name, value)? => {}
                _ => {
                    let own = ", `communicationTypes`, `format`, `columns`, `report` or `maxRowBytes`";
                    return unknown(name, &[CONTACT_OPTIONS, own].concat());
                }
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for NamedType {
    fn read(value: &Value) -> Result<Self, String> {
        let (mut id, mut named) = (None, None);
        each(value, |name, value| {
            match name {
                "id" => id = Some(whole(name, value)?),
                "name" => named = Some(text(name, value)?),
                _ => return unknown(name, "`id` or `name`"),
            }
            Ok(())
        })?;
        let (Some(id), Some(name)) = (id, named) else { return Err(expected("a type with `id` and `name`")) };
        Ok(Self { id, name: Cow::Owned(name) })
    }
}

impl Argument for CommunicationType {
    fn read(value: &Value) -> Result<Self, String> {
        let (mut id, mut named, mut kind) = (None, None, None);
        each(value, |name, value| {
            match name {
                "id" => id = Some(whole(name, value)?),
                "name" => named = Some(text(name, value)?),
                "kind" => kind = Some(choice(name, value, COMMUNICATION_KIND)?),
                _ => return unknown(name, "`id`, `name` or `kind`"),
            }
            Ok(())
        })?;
        let (Some(id), Some(name), Some(kind)) = (id, named, kind) else {
            return Err(expected("a type with `id`, `name` and `kind`"));
        };
        Ok(Self { id, name: Cow::Owned(name), kind })
    }
}

impl Argument for PhoneOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, |name, value| {
            match name {
                "defaultRegion" => options.default_region = Cow::Owned(text(name, value)?),
                "phone" => options.phone = choice(name, value, PHONE)?,
                _ => return unknown(name, "`defaultRegion` or `phone`"),
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for TypingOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, |name, value| {
            match name {
                "defaultRegion" => options.default_region = Cow::Owned(text(name, value)?),
                // What an input box without a selection says.
                "caret" if value.is_null() => {}
                "caret" => {
                    let caret = usize::try_from(whole(name, value)?);
                    options.caret = Some(caret.or_else(|_| wrong(name, "an offset"))?);
                }
                _ => return unknown(name, "`defaultRegion` or `caret`"),
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
        each(value, |name, value| {
            match name {
                "email" => options.email = choice(name, value, EMAIL)?,
                _ => return unknown(name, "`email`"),
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for FormatOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, |name, value| {
            match name {
                "pretty" => options.pretty = flag(name, value)?,
                "compact" => options.compact = flag(name, value)?,
                _ => return unknown(name, "`pretty` or `compact`"),
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for SqlOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, |name, value| {
            match name {
                "dialect" => options.dialect = choice(name, value, SQL_DIALECT)?,
                "columns" => {
                    each(value, |field, column| {
                        options.columns.insert(field.to_owned(), text(field, column)?);
                        Ok(())
                    })?;
                }
                _ => return unknown(name, "`dialect` or `columns`"),
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for FilterOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let mut options = Self::default();
        each(value, |name, value| {
            match name {
                "dialect" => options.dialect = choice(name, value, DIALECT)?,
                "entity" => options.entity = Some(entity(value)?),
                "api" => options.api = choice(name, value, API)?,
                _ => return unknown(name, "`dialect`, `entity` or `api`"),
            }
            Ok(())
        })?;
        Ok(options)
    }
}

impl Argument for ConditionsOptions {
    fn read(value: &Value) -> Result<Self, String> {
        let FilterOptions { dialect, entity, api } = FilterOptions::read(value)?;
        Ok(Self::default().dialect(dialect).entity(entity.unwrap_or_default()).api(api))
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

fn expected(what: &str) -> String {
    ["expected ", what].concat()
}

fn unknown<T>(name: &str, known: &str) -> Result<T, String> {
    Err(["unknown option `", name, "`, expected ", known].concat())
}

fn wrong<T>(name: &str, what: &str) -> Result<T, String> {
    Err(["the option `", name, "`: expected ", what].concat())
}

/// Goes through the members of an object of options.
fn each(value: &Value, mut take: impl FnMut(&str, &Value) -> Result<(), String>) -> Result<(), String> {
    let members: &Map<String, Value> = value.as_object().ok_or_else(|| expected("an object of options"))?;
    members.iter().try_for_each(|(name, value)| take(name, value))
}

fn choice<T: Copy>(name: &str, value: &Value, choices: &[(&str, T)]) -> Result<T, String> {
    let found = value.as_str().and_then(|text| choices.iter().find(|(choice, _)| *choice == text));
    match found {
        Some((_, choice)) => Ok(*choice),
        None => {
            let names: Vec<&str> = choices.iter().map(|(choice, _)| *choice).collect();
            wrong(name, &["one of \"", &names.join("\", \""), "\""].concat())
        }
    }
}

fn text(name: &str, value: &Value) -> Result<String, String> {
    value.as_str().map_or_else(|| wrong(name, "a string"), |text| Ok(text.to_owned()))
}

fn flag(name: &str, value: &Value) -> Result<bool, String> {
    value.as_bool().map_or_else(|| wrong(name, "true or false"), Ok)
}

fn whole(name: &str, value: &Value) -> Result<i64, String> {
    let of_double = |value: f64| (value.fract() == 0.0 && value.abs() < 9e15).then_some(value as i64);
    // Beyond that a host's doubles are not exact.
    let exact = |value: &i64| value.unsigned_abs() < 9_000_000_000_000_000;
    let number = value.as_i64().filter(exact).or_else(|| value.as_f64().and_then(of_double));
    number.map_or_else(|| wrong(name, "a whole number"), Ok)
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
        let kinds = PHONE_KIND.iter().map(|(name, _)| json!(name)).chain([json!("no such")]);
        same::<Option<PhoneKind>>(&kinds.collect::<Vec<_>>());
        same::<TypingOptions>(&with(&[("defaultRegion", &region), ("caret", &[json!(0), json!(7), json!(-1)])]));
        same::<EmailOptions>(&with(&[("email", &email)]));
        same::<FormatOptions>(&with(&[("pretty", &flag), ("compact", &flag)]));
        let columns = [json!({}), json!({"company/id": "company"}), json!({"id": 5})];
        same::<SqlOptions>(&with(&[("dialect", &texts(&["postgres", "sqlite"])), ("columns", &columns)]));
        same::<ConditionsOptions>(&with(&[("dialect", &dialect), ("entity", &entity), ("api", &api)]));
    }
}
