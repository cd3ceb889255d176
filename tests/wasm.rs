//! The crate as WebAssembly, in Node.js and in a browser: `cargo xtask test` runs both.
//!
//! The shared cases go through the Rust functions and through the exports, which must say the same.

#![cfg(all(target_arch = "wasm32", feature = "wasm"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

#[path = "support/cases.rs"]
mod cases;

use js_sys::{JSON, TypeError};
use psa_contacts::conditions::{ConditionsOptions, FormatOptions, parse_conditions};
use psa_contacts::{Api, ContactOptions, api, diff_contacts, normalize_email, normalize_phone, wasm};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const PHONES: &str = include_str!("cases/phones.json");
const EMAILS: &str = include_str!("cases/emails.json");
const DIFFS: &str = include_str!("cases/diffs.json");
const CONDITIONS: &str = include_str!("cases/conditions.json");
const QUERIES: &str = include_str!("cases/conditions-query.json");

/// An export's answer, or the error it throws.
type Answer = Result<JsValue, TypeError>;

/// A value of Rust as JavaScript makes it from JSON: every number is a double.
fn to_js(value: &Value) -> JsValue {
    JSON::parse(&value.to_string()).expect("JSON")
}

/// What JavaScript would write as JSON. A `Map` would come out as `{}`, a `BigInt` not at all.
fn from_js(answer: Answer) -> Value {
    let value = answer.expect("no misuse");
    if value == JsValue::TRUE {
        return json!({"ok": true, "changes": [], "diagnostics": []});
    }
    if let Some(text) = value.as_string() {
        // JSON, or the line of a number.
        return serde_json::from_str(&text).unwrap_or(Value::String(text));
    }
    let text = JSON::stringify(&value).expect("plain values");
    serde_json::from_str(&text.as_string().expect("text")).expect("JSON")
}

/// A value of Rust after the way to JavaScript and back.
fn as_js(value: &impl Serialize) -> Value {
    let value = serde_json::to_value(value).expect("JSON");
    from_js(Ok(to_js(&value)))
}

fn list(file: &str) -> Vec<Value> {
    let cases: Vec<Value> = serde_json::from_str(file).expect("a list");
    assert!(!cases.is_empty());
    cases
}

fn options<T: DeserializeOwned + Default>(case: &Value) -> T {
    case.get("options").map_or_else(T::default, |options| serde_json::from_value(options.clone()).expect("options"))
}

fn js_options(case: &Value) -> JsValue {
    case.get("options").map_or(JsValue::UNDEFINED, to_js)
}

/// The errors and warnings of an export's answer, as the cases of payloads write them.
fn codes(answer: &Value) -> Value {
    let diagnostics = answer["diagnostics"].as_array().expect("diagnostics").iter();
    let diagnostics = diagnostics.filter(|d| d["severity"] != "advice");
    let told = |d: &Value| json!({"code": d["code"], "pointer": d["pointer"], "severity": d["severity"]});
    diagnostics.map(told).collect()
}

#[wasm_bindgen_test]
fn phones() {
    cases::run(PHONES, |text, options| normalize_phone(text, &serde_json::from_value(options).expect("options")));
    for case in list(PHONES) {
        let text = case["text"].as_str().expect("text");
        let expected = normalize_phone(text, &options(&case));
        // A number without findings comes as one line, which the package reads; its own tests hold that.
        let expected = api::phone_line(&expected).map_or_else(|| as_js(&expected), Value::String);
        assert_eq!(from_js(wasm::normalize_phone(text, js_options(&case))), expected, "{text:?}");
    }
}

#[wasm_bindgen_test]
fn emails() {
    cases::run(EMAILS, |text, options| normalize_email(text, &serde_json::from_value(options).expect("options")));
    for case in list(EMAILS) {
        let text = case["text"].as_str().expect("text");
        let answer = from_js(wasm::normalize_email(text, js_options(&case)));
        assert_eq!(answer, as_js(&normalize_email(text, &options(&case))), "{text:?}");
    }
}

/// Runs the cases of a payload through its export and through the function behind it.
fn payloads<T: Serialize>(
    file: &str,
    export: fn(&str, JsValue, JsValue) -> Answer,
    function: fn(&str, &[api::Unreadable], &ContactOptions) -> T,
) {
    for case in list(file) {
        let (json, name) = (case["input"].to_string(), &case["name"]);
        let answer = from_js(export(&json, JsValue::UNDEFINED, js_options(&case)));
        assert_eq!(answer["ok"], case["ok"], "{name}");
        assert_eq!(codes(&answer), case["codes"], "{name}");
        assert_eq!(answer, as_js(&function(&json, &[], &options(&case))), "{name}");
    }
}

#[wasm_bindgen_test]
fn contacts() {
    payloads(include_str!("cases/contacts.json"), wasm::validate_contact, api::validate_contact);
    payloads(include_str!("cases/upgrades.json"), wasm::upgrade_contact, api::upgrade_contact);
}

#[wasm_bindgen_test]
fn items_notes_and_invitations() {
    payloads(include_str!("cases/communications.json"), wasm::validate_communication, api::validate_communication);
    payloads(include_str!("cases/notes.json"), wasm::validate_note, api::validate_note);
    payloads(include_str!("cases/invitations.json"), wasm::check_portal_invitation, api::check_portal_invitation);
}

#[wasm_bindgen_test]
fn updates() {
    payloads(include_str!("cases/updates.json"), wasm::validate_contact_update, api::validate_contact_update);
    payloads(include_str!("cases/upgraded-updates.json"), wasm::upgrade_contact_update, api::upgrade_contact_update);
}

#[wasm_bindgen_test]
fn diffs() {
    for case in list(DIFFS) {
        let (before, after, name) = (&case["before"], &case["after"], &case["name"]);
        let none = JsValue::UNDEFINED;
        let (old, new) = (before.to_string(), after.to_string());
        let answer = from_js(wasm::diff_contacts(&old, none.clone(), &new, none, js_options(&case)));
        assert_eq!(answer["ok"], case["ok"], "{name}");
        assert_eq!(codes(&answer), case["codes"], "{name}");
        assert_eq!(answer, as_js(&diff_contacts(before, after, &options(&case))), "{name}");
    }
}

#[wasm_bindgen_test]
fn requests() {
    for case in list(include_str!("cases/requests.json")) {
        let (request, name) = (case["request"].as_str().expect("a name"), &case["name"]);
        let ids = case.get("ids").and_then(Value::as_array).cloned().unwrap_or_default();
        let json = case.get("payload").map(Value::to_string);
        let none = JsValue::UNDEFINED;
        let js_ids = to_js(&Value::from(ids.clone()));
        let answer = from_js(wasm::request(request, js_ids, json.clone(), none, js_options(&case)));
        let call = api::RequestCall { ids, json: json.as_deref(), unreadable: &[], options: case["options"].clone() };
        assert_eq!(answer, as_js(&api::request(request, &call).expect("a request of that name")), "{name}");
        assert_eq!(answer.get("value"), as_js(&case).get("value"), "{name}");
    }
}

/// Read, printed from the tree that JavaScript holds, and read again.
#[wasm_bindgen_test]
fn conditions() {
    for case in list(CONDITIONS) {
        let text = case["text"].as_str().expect("text");
        let parsed = wasm::parse_conditions(text, js_options(&case));
        let answer = from_js(parsed);
        let codes = answer["diagnostics"].as_array().expect("diagnostics").iter().map(|d| &d["code"]);
        assert!(codes.eq(case["diagnostics"].as_array().expect("diagnostics").iter().map(|d| &d[0])), "{text:?}");
        assert_eq!(answer, as_js(&parse_conditions(text, &options(&case))), "{text:?}");
        let Some(tree) = answer.get("value") else {
            assert_eq!(case.get("canonical").and_then(Value::as_str), None, "{text:?}");
            continue;
        };
        let printed = from_js(wasm::format_conditions(to_js(tree), JsValue::UNDEFINED));
        assert_eq!(printed["value"], case["canonical"], "{text:?}");
        assert_eq!(printed, as_js(&api::format_conditions(tree, &FormatOptions::default())), "{text:?}");
        assert_eq!(from_js(wasm::conditions_fields(to_js(tree))), as_js(&api::conditions_fields(tree)), "{text:?}");
    }
}

#[wasm_bindgen_test]
fn queries() {
    for case in list(QUERIES) {
        let parts = &case["parts"];
        let answer = from_js(wasm::contacts_query(to_js(parts), JsValue::UNDEFINED));
        assert_eq!(answer["value"]["url"], case["url"], "{parts}");
        assert_eq!(answer, as_js(&api::contacts_query(parts, &ConditionsOptions::default())), "{parts}");
    }
}

#[wasm_bindgen_test]
fn bound_values_and_kept_records() {
    let strings: Vec<String> = ["firstName = ", " and id in ", ""].map(str::to_owned).into();
    let values = json!(["O'Brien \" or 1 = 1", [1, 2.5]]);
    let answer = from_js(wasm::bind_conditions(strings.clone(), to_js(&values)));
    assert_eq!(answer, as_js(&api::bind_conditions(&strings, values.as_array().expect("a list"))));

    let expr = json!("id > 1 and not_there = null");
    let records = r#"[{"id": 1}, {"id": 2}, {"id": 3, "not_there": 0}]"#;
    let answer = from_js(wasm::filter_records(to_js(&expr), records, JsValue::UNDEFINED));
    assert_eq!(answer["value"], json!([1]));
    assert_eq!(answer, as_js(&api::filter_records(&expr, records, &api::FilterOptions::default())));

    let body = json!({"code": "InvalidObject", "message": "contact object is invalid", "errors": []});
    let answer = from_js(wasm::explain_server_error(to_js(&body)));
    assert_eq!(answer, as_js(&psa_contacts::explain_server_error(&body)));
}

#[wasm_bindgen_test]
fn tables() {
    assert_eq!(from_js(wasm::codes()), as_js(&api::codes()));
    assert_eq!(from_js(wasm::tables(JsValue::UNDEFINED)), as_js(&api::tables(Api::default())));
}

/// Bad data is a diagnostic; an option that does not exist is a mistake in the program, and thrown.
#[wasm_bindgen_test]
fn misuse_throws_a_type_error() {
    let thrown = |options: Value| wasm::normalize_phone("305-585-4225", to_js(&options)).err();
    assert_eq!(thrown(json!({"phone": "valid"})), None);
    for options in [json!({"fone": "valid"}), json!({"phone": "vallid"}), json!({"phone": 1}), json!("US")] {
        let error = thrown(options.clone()).map(|error| error.name());
        assert_eq!(error.map(String::from).as_deref(), Some("TypeError"), "{options}");
    }
}

/// A number that no double carries is found wrong where it stands, and nothing is thrown.
#[wasm_bindgen_test]
fn huge_numbers_have_an_answer() {
    for number in ["9007199254740993", "18446744073709551615", "-9223372036854775808", "1e308", "1e999"] {
        let json = format!(r#"{{"firstName": {number}, "company": {{"id": {number}}}, "title": [{number}]}}"#);
        let answer = from_js(wasm::validate_contact(&json, JsValue::UNDEFINED, JsValue::UNDEFINED));
        assert_eq!(answer["ok"], false, "{number}");
        let answer = from_js(wasm::validate_contact_update(&json, JsValue::UNDEFINED, JsValue::UNDEFINED));
        assert_eq!(answer["ok"], false, "{number}");
        let old = r#"{"id": 1, "firstName": "John"}"#;
        let new = format!(r#"{{"id": 1, "firstName": "John", "customFields": [{{"id": {number}}}]}}"#);
        from_js(wasm::diff_contacts(old, JsValue::UNDEFINED, &new, JsValue::UNDEFINED, JsValue::UNDEFINED));
    }
}
