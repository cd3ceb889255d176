//! The exports of the npm package: shims over [`api`](crate::api).
//!
//! Data that is bad comes back as diagnostics. An error is thrown only for misuse: an option that does not exist or has the
//! wrong type is a `TypeError`.

use crate::api::{self, Argument, RequestCall};
use crate::conditions::{ConditionsOptions, FormatOptions, MAX_DEPTH, SqlOptions};
use crate::options::{ContactOptions, EmailOptions, PhoneOptions};
use crate::schema::Api;
use js_sys::{Array, Object, TypeError};
use serde::Serialize;
use serde_json::{Map, Value};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

type Thrown = TypeError;

/// An answer as JSON text, which the package parses: faster than an object that is put together across the boundary.
fn give(value: &impl Serialize) -> Result<JsValue, Thrown> {
    let text = api::to_json(value).ok_or_else(|| TypeError::new("JSON cannot carry the answer"))?;
    Ok(JsValue::from_str(&text))
}

/// A table as a plain JavaScript value, for those who ask the module itself.
fn give_object(value: &impl Serialize) -> Result<JsValue, Thrown> {
    value.serialize(&Serializer::json_compatible()).map_err(|error| TypeError::new(&error.to_string()))
}

/// Reads an argument of ours: options, an expression, query parts. `undefined` and `null` are the default.
fn take<T: Argument + Default>(argument: JsValue) -> Result<T, Thrown> {
    if argument.is_undefined() || argument.is_null() {
        return Ok(T::default());
    }
    T::read(&plain(&argument, MAX_NESTING)?).map_err(|error| TypeError::new(&error))
}

/// How deep an argument may be nested: two levels for each level of the deepest expression, and some for what holds it.
const MAX_NESTING: usize = 2 * MAX_DEPTH + 16;

/// A JavaScript value as JSON. Members that are `undefined` are absent.
///
/// Read here and not by serde, whose reader brings the sentences of all its errors with it, floating point included.
fn plain(value: &JsValue, levels: usize) -> Result<Value, Thrown> {
    let Some(levels) = levels.checked_sub(1) else { return Err(TypeError::new("an argument is nested too deep")) };
    if value.is_undefined() || value.is_null() {
        Ok(Value::Null)
    } else if let Some(value) = value.as_bool() {
        Ok(Value::Bool(value))
    } else if let Some(value) = value.as_f64() {
        // Whole numbers that a double holds exactly are whole numbers of JSON.
        let whole = value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0;
        let number = if whole { Some((value as i64).into()) } else { serde_json::Number::from_f64(value) };
        number.map(Value::Number).ok_or_else(|| TypeError::new("expected a finite number"))
    } else if let Some(text) = value.as_string() {
        Ok(Value::String(text))
    } else if let Some(array) = value.dyn_ref::<Array>() {
        array.iter().map(|element| plain(&element, levels)).collect()
    } else if value.is_object() {
        let mut members = Map::new();
        for entry in Object::entries(value.unchecked_ref()).iter() {
            let entry: Array = entry.unchecked_into();
            let member = entry.get(1);
            if !member.is_undefined() {
                members.insert(entry.get(0).as_string().unwrap_or_default(), plain(&member, levels)?);
            }
        }
        Ok(Value::Object(members))
    } else {
        Err(TypeError::new("expected strings, numbers, booleans, arrays and plain objects"))
    }
}

/// A report, or `true` for one without a finding: the host makes that faster than it reads it.
fn tell(report: &api::Report) -> Result<JsValue, Thrown> {
    let clean = report.ok && report.changes.is_empty() && report.diagnostics.is_empty();
    if clean { Ok(JsValue::TRUE) } else { give(report) }
}

/// Declares an export that takes a payload as JSON text, what the text could not carry, and options.
macro_rules! payload_exports {
    ($answer:ident: $($js_name:ident => $name:ident),* $(,)?) => {$(
        #[wasm_bindgen(js_name = $js_name)]
        pub fn $name(json: &str, unreadable: JsValue, options: JsValue) -> Result<JsValue, Thrown> {
            let unreadable: Vec<api::Unreadable> = take(unreadable)?;
            $answer(&api::$name(json, &unreadable, &take::<ContactOptions>(options)?))
        }
    )*};
}

payload_exports! { tell:
    validateContact => validate_contact,
    validateCommunication => validate_communication,
    validateNote => validate_note,
    upgradeContact => upgrade_contact,
    checkPortalInvitation => check_portal_invitation,
}

payload_exports! { give:
    validateContactUpdate => validate_contact_update,
    upgradeContactUpdate => upgrade_contact_update,
    duplicateSearch => duplicate_search,
}

#[wasm_bindgen(js_name = diffContacts)]
pub fn diff_contacts(
    before: &str,
    unreadable_before: JsValue,
    after: &str,
    unreadable_after: JsValue,
    options: JsValue,
) -> Result<JsValue, Thrown> {
    let (gaps_before, gaps_after): (Vec<_>, Vec<_>) = (take(unreadable_before)?, take(unreadable_after)?);
    let options: ContactOptions = take(options)?;
    give(&api::diff_contacts((before, &gaps_before), (after, &gaps_after), &options))
}

/// `requests.*`: the name, the ids among the arguments, and the payload as JSON text.
#[wasm_bindgen]
pub fn request(
    name: &str,
    ids: JsValue,
    json: Option<String>,
    unreadable: JsValue,
    options: JsValue,
) -> Result<JsValue, Thrown> {
    let unreadable: Vec<api::Unreadable> = take(unreadable)?;
    let call = RequestCall { ids: take(ids)?, json: json.as_deref(), unreadable: &unreadable, options: take(options)? };
    give(&api::request(name, &call).map_err(|error| TypeError::new(&error))?)
}

#[wasm_bindgen(js_name = normalizePhone)]
pub fn normalize_phone(text: &str, options: JsValue) -> Result<JsValue, Thrown> {
    phone_answer(text, &take(options)?)
}

/// `normalizePhone` with the default region as its only option: a text is read faster than an object.
#[wasm_bindgen(js_name = normalizePhoneIn)]
pub fn normalize_phone_in(text: &str, region: String) -> Result<JsValue, Thrown> {
    phone_answer(text, &PhoneOptions { default_region: region.into(), ..PhoneOptions::default() })
}

fn phone_answer(text: &str, options: &PhoneOptions) -> Result<JsValue, Thrown> {
    let outcome = crate::normalize_phone(text, options);
    match api::phone_line(&outcome) {
        Some(line) => Ok(JsValue::from_str(&line)),
        None => give(&outcome),
    }
}

#[wasm_bindgen(js_name = formatAsYouType)]
pub fn format_as_you_type(text: &str, options: JsValue) -> Result<JsValue, Thrown> {
    give(&api::format_as_you_type(text, &take::<api::TypingOptions>(options)?))
}

#[wasm_bindgen(js_name = examplePhone)]
pub fn example_phone(region: &str, kind: JsValue) -> Result<JsValue, Thrown> {
    crate::example_phone(region, take(kind)?).map_or(Ok(JsValue::UNDEFINED), |phone| give(&phone))
}

#[wasm_bindgen(js_name = phoneRegions)]
pub fn phone_regions() -> Result<JsValue, Thrown> {
    give(&api::phone_regions())
}

#[wasm_bindgen(js_name = normalizeEmail)]
pub fn normalize_email(text: &str, options: JsValue) -> Result<JsValue, Thrown> {
    give(&crate::normalize_email(text, &take::<EmailOptions>(options)?))
}

#[wasm_bindgen(js_name = parseConditions)]
pub fn parse_conditions(text: &str, options: JsValue) -> Result<JsValue, Thrown> {
    give(&crate::conditions::parse_conditions(text, &take::<ConditionsOptions>(options)?))
}

#[wasm_bindgen(js_name = formatConditions)]
pub fn format_conditions(expr: JsValue, options: JsValue) -> Result<JsValue, Thrown> {
    give(&api::format_conditions(&take(expr)?, &take::<FormatOptions>(options)?))
}

#[wasm_bindgen(js_name = bindConditions)]
pub fn bind_conditions(strings: Vec<String>, values: JsValue) -> Result<JsValue, Thrown> {
    give(&api::bind_conditions(&strings, &take::<Vec<Value>>(values)?))
}

#[wasm_bindgen(js_name = contactsQuery)]
pub fn contacts_query(parts: JsValue, options: JsValue) -> Result<JsValue, Thrown> {
    give(&api::contacts_query(&take(parts)?, &take::<ConditionsOptions>(options)?))
}

#[wasm_bindgen(js_name = conditionsFields)]
pub fn conditions_fields(expr: JsValue) -> Result<JsValue, Thrown> {
    give(&api::conditions_fields(&take(expr)?))
}

/// `records` is the JSON text of an array of objects that hold the fields of [`conditions_fields`].
#[wasm_bindgen(js_name = filterRecords)]
pub fn filter_records(expr: JsValue, records: &str, options: JsValue) -> Result<JsValue, Thrown> {
    give(&api::filter_records(&take(expr)?, records, &take::<api::FilterOptions>(options)?))
}

/// Declares an export that takes an expression and the options of conditions.
macro_rules! expression_exports {
    ($($js_name:ident => $name:ident),* $(,)?) => {$(
        #[wasm_bindgen(js_name = $js_name)]
        pub fn $name(expr: JsValue, options: JsValue) -> Result<JsValue, Thrown> {
            give(&api::$name(&take(expr)?, &take::<ConditionsOptions>(options)?))
        }
    )*};
}

expression_exports! {
    explainConditions => explain_conditions,
    splitConditions => split_conditions,
    simplify => simplify,
    conditionsHash => conditions_hash,
    toRules => to_rules,
    contactsQueries => contacts_queries,
}

#[wasm_bindgen(js_name = sameMeaning)]
pub fn same_meaning(a: JsValue, b: JsValue, options: JsValue) -> Result<JsValue, Thrown> {
    give(&api::same_meaning(&take(a)?, &take(b)?, &take::<ConditionsOptions>(options)?))
}

#[wasm_bindgen(js_name = expandLists)]
pub fn expand_lists(expr: JsValue) -> Result<JsValue, Thrown> {
    give(&api::expand_lists(&take(expr)?))
}

#[wasm_bindgen(js_name = explainMatch)]
pub fn explain_match(expr: JsValue, record: JsValue) -> Result<JsValue, Thrown> {
    give(&api::explain_match(&take(expr)?, &take(record)?))
}

#[wasm_bindgen(js_name = completeConditions)]
pub fn complete_conditions(text: &str, cursor: usize, options: JsValue) -> Result<JsValue, Thrown> {
    give(&crate::conditions::complete_conditions(text, cursor, &take::<ConditionsOptions>(options)?))
}

#[wasm_bindgen(js_name = tokenizeConditions)]
pub fn tokenize_conditions(text: &str) -> Result<JsValue, Thrown> {
    give(&crate::conditions::tokens_of(text))
}

#[wasm_bindgen(js_name = fromRules)]
pub fn from_rules(json: &str, unreadable: JsValue, options: JsValue) -> Result<JsValue, Thrown> {
    let unreadable: Vec<api::Unreadable> = take(unreadable)?;
    give(&api::from_rules(json, &unreadable, &take::<ConditionsOptions>(options)?))
}

#[wasm_bindgen(js_name = rulesFields)]
pub fn rules_fields(options: JsValue) -> Result<JsValue, Thrown> {
    give(&crate::conditions::rules_fields(&take::<ConditionsOptions>(options)?))
}

#[wasm_bindgen(js_name = toSql)]
pub fn to_sql(expr: JsValue, sql: JsValue, options: JsValue) -> Result<JsValue, Thrown> {
    give(&api::to_sql(&take(expr)?, &take::<SqlOptions>(sql)?, &take::<ConditionsOptions>(options)?))
}

#[wasm_bindgen(js_name = explainServerError)]
pub fn explain_server_error(body: JsValue) -> Result<JsValue, Thrown> {
    give(&crate::explain_server_error(&take(body)?))
}

#[wasm_bindgen]
pub fn tables(api: JsValue) -> Result<JsValue, Thrown> {
    give_object(&api::tables(take::<Api>(api)?))
}

#[wasm_bindgen]
pub fn codes() -> Result<JsValue, Thrown> {
    give_object(&api::codes())
}
