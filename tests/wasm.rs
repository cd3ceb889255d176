//! The crate as WebAssembly, in Node.js and in a browser: `cargo xtask test` runs both.
//!
//! The shared cases go through the export, and must say what they say elsewhere.

#![cfg(all(target_arch = "wasm32", feature = "serde-wasm-bindgen", feature = "wasm"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

#[path = "support/cases.rs"]
mod cases;

use psa_contacts::api::{Answer, Json, host};
use psa_contacts::conditions::parse_conditions;
use psa_contacts::{Code, api, js, normalize_email, normalize_phone, wasm};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

const PHONES: &str = include_str!("cases/phones.json");
const EMAILS: &str = include_str!("cases/emails.json");
const DIFFS: &str = include_str!("cases/diffs.json");
const CONDITIONS: &str = include_str!("cases/conditions.json");
const QUERIES: &str = include_str!("cases/conditions-query.json");

/// The answer of an export.
fn call(name: &str, arguments: &[&str]) -> String {
    let (function, _) = host::functions().find(|(_, known)| *known == name).expect("a function");
    wasm::call(function, &arguments.join("\0"))
}

/// The answer that the function behind an export would give.
fn text(answer: &impl Answer) -> String {
    let mut json = Json::new();
    answer.write(&mut json);
    json.into_text()
}

fn list(file: &str) -> Vec<Value> {
    let cases: Vec<Value> = serde_json::from_str(file).expect("a list");
    assert!(!cases.is_empty());
    cases
}

fn options<T: DeserializeOwned + Default>(case: &Value) -> T {
    case.get("options").map_or_else(T::default, |options| serde_json::from_value(options.clone()).expect("options"))
}

fn options_text(case: &Value) -> String {
    case.get("options").map_or_else(String::new, Value::to_string)
}

fn code(found: &Value) -> Code {
    Code::all().find(|code| *found == code.number()).expect("a code")
}

/// The codes of the notes on a contact, in the form of `src/api/quick.rs`.
fn read_notes(answer: &str) -> Vec<Code> {
    let mut pieces = answer.split_terminator('\t').skip(1);
    let mut next = || pieces.next();
    let mut codes = Vec::new();
    while let Some(letter) = next() {
        let first = next().expect("a piece");
        if matches!(letter, "F" | "C") {
            let finding: Value = serde_json::from_str(first).expect("JSON");
            if letter == "F" {
                codes.push(code(&finding[0]));
                next().expect("the rest of the finding, if there is any");
            }
            continue;
        }
        // The number of an item has the name of its member behind it.
        if first.parse::<usize>().is_ok() {
            next().expect("a member");
        }
        let rest = match letter {
            "N" => 0,
            "T" | "D" | "P" | "E" | "A" => 1,
            "Y" => 2,
            "R" => 3,
            _ => panic!("no note begins with {letter}"),
        };
        let rest: Vec<&str> = (0..rest).map(|_| next().expect("a piece")).collect();
        if matches!(letter, "A" | "Y" | "R") {
            codes.push(code(&rest[0].parse::<u64>().expect("a number").into()));
        }
    }
    codes
}

/// The codes of the findings on a tape, in the form of `src/api/tape.rs`: JSON arrays between tabs. A number may look like a
/// tab and a bracket, but what follows it is no JSON.
fn read_tape(answer: &str) -> Vec<Code> {
    let starts = answer.match_indices("\t[").filter_map(|(at, _)| answer.get(at + 1..)?.split('\t').next());
    starts.filter_map(|told| serde_json::from_str::<Value>(told).ok()).map(|found| code(&found[0])).collect()
}

/// The codes of an answer, and whether it has a value.
fn read(answer: &str) -> (Vec<Code>, Option<Value>) {
    let mut parts = match answer {
        "" => json!([[], []]),
        notes if notes.starts_with(['+', '-']) => return (read_notes(notes), None),
        answer => serde_json::from_str(answer).expect("JSON"),
    };
    let code = |found: &Value| code(&found[0]);
    let codes = parts[0].as_array().expect("diagnostics").iter().map(code).collect();
    (codes, parts.get_mut(2).map(Value::take))
}

/// The codes of errors and warnings that a case of a payload expects are in the answer.
fn expected(case: &Value, codes: &[Code]) {
    for wanted in case["codes"].as_array().expect("codes") {
        assert!(codes.iter().any(|code| wanted["code"] == code.as_str()), "{}: {wanted}", case["name"]);
    }
}

#[wasm_bindgen_test]
fn phones() {
    cases::run(PHONES, |text, options| normalize_phone(text, &serde_json::from_value(options).expect("options")));
    for case in list(PHONES) {
        let number = case["text"].as_str().expect("text");
        let outcome = normalize_phone(number, &options(&case));
        // A number without findings comes as one line.
        let wanted = match &outcome.value {
            Some(phone) if outcome.diagnostics.is_empty() && outcome.changes.is_empty() => api::phone_line(phone),
            _ => text(&outcome),
        };
        assert_eq!(call("normalizePhone", &[&options_text(&case), number]), wanted, "{number:?}");
    }
}

#[wasm_bindgen_test]
fn emails() {
    cases::run(EMAILS, |text, options| normalize_email(text, &serde_json::from_value(options).expect("options")));
    for case in list(EMAILS) {
        let address = case["text"].as_str().expect("text");
        let wanted = text(&normalize_email(address, &options(&case)));
        assert_eq!(call("normalizeEmail", &[&options_text(&case), address]), wanted, "{address:?}");
    }
}

#[wasm_bindgen_test]
fn payloads() {
    for (file, name) in [
        (include_str!("cases/contacts.json"), "validateContact"),
        (include_str!("cases/upgrades.json"), "upgradeContact"),
        (include_str!("cases/communications.json"), "validateCommunication"),
        (include_str!("cases/notes.json"), "validateNote"),
        (include_str!("cases/invitations.json"), "checkPortalInvitation"),
        (include_str!("cases/updates.json"), "validateContactUpdate"),
        (include_str!("cases/upgraded-updates.json"), "upgradeContactUpdate"),
    ] {
        for case in list(file) {
            let (codes, _) = read(&call(name, &[&options_text(&case), "", &case["input"].to_string()]));
            expected(&case, &codes);
        }
    }
}

#[wasm_bindgen_test]
fn diffs() {
    for case in list(DIFFS) {
        let [before, after] = ["before", "after"].map(|name| case[name].to_string());
        let (codes, value) = read(&call("diffContacts", &[&options_text(&case), "", "", &before, &after]));
        expected(&case, &codes);
        assert_eq!(value.is_some(), case["ok"] == true, "{}", case["name"]);
    }
}

#[wasm_bindgen_test]
fn requests() {
    for case in list(include_str!("cases/requests.json")) {
        let ids = case.get("ids").unwrap_or(&json!([])).to_string();
        let json = case.get("payload").map_or_else(String::new, Value::to_string);
        let request = case["request"].as_str().expect("a name");
        let (_, value) = read(&call("request", &[request, &options_text(&case), "", &ids, &json]));
        assert_eq!(value.as_ref(), case.get("value"), "{}", case["name"]);
    }
}

/// Read, and printed from the tree.
#[wasm_bindgen_test]
fn conditions() {
    for case in list(CONDITIONS) {
        let written = case["text"].as_str().expect("text");
        let outcome = parse_conditions(written, &options(&case));
        let answer = call("parseConditions", &[&options_text(&case), written]);
        let codes = if answer.starts_with(['\0', '\u{1}']) {
            assert_eq!(answer.starts_with('\0'), outcome.value.is_some(), "{written:?}");
            read_tape(&answer)
        } else {
            assert_eq!(answer, text(&outcome), "{written:?}");
            read(&answer).0
        };
        let wanted = case["diagnostics"].as_array().expect("diagnostics").iter().map(|d| &d[0]);
        assert!(codes.iter().map(|code| json!(code)).eq(wanted.cloned()), "{written:?}");
        let Some(tree) = outcome.value else { continue };
        let tree = serde_json::to_string(&tree).expect("JSON");
        assert_eq!(read(&call("formatConditions", &["", &tree])).1.as_ref(), case.get("canonical"), "{written:?}");
    }
}

#[wasm_bindgen_test]
fn queries() {
    for case in list(QUERIES) {
        let (_, value) = read(&call("contactsQuery", &["", &case["parts"].to_string()]));
        assert_eq!(value.map_or(Value::Null, |value| value["url"].clone()), case["url"], "{}", case["parts"]);
    }
}

/// Numbers are printed and read by the host, and it folds the letters.
#[wasm_bindgen_test]
fn numbers_and_letters() {
    let values = json!(["O'Brien \" or 1 = 1", [1, 2.5, 0.300_000_000_000_000_04, 1e21]]);
    let strings = json!(["firstName = ", " and id in ", ""]);
    let (_, value) = read(&call("bindConditions", &[&strings.to_string(), &values.to_string()]));
    let wanted = r#"firstName = "O'Brien \" or 1 = 1" and id in (1, 2.5, 0.30000000000000004, 1000000000000000000000)"#;
    assert_eq!(value, Some(json!(wanted)));

    let records = r#"[{"id": 1}, {"id": 2.5, "name": "ÉCOLE"}, {"id": 3, "not_there": 0, "name": "école"}]"#;
    let expr = json!("id > 1 and not_there = null and name = \"école\"").to_string();
    assert_eq!(read(&call("filterRecords", &["", &expr, records])).1, Some(json!([1])));
}

/// Bad data is a diagnostic; an option that does not exist is a mistake in the program.
#[wasm_bindgen_test]
fn misuse_is_marked() {
    let misused = |options: Value| call("normalizePhone", &[&options.to_string(), "305-585-4225"]).starts_with('!');
    assert!(!misused(json!({"phone": "valid"})));
    for options in [json!({"fone": "valid"}), json!({"phone": "vallid"}), json!({"phone": 1}), json!("US")] {
        assert!(misused(options.clone()), "{options}");
    }
    assert!(wasm::call(usize::MAX, "").starts_with('!'));
}

/// A number that no double carries is found wrong where it stands.
#[wasm_bindgen_test]
fn huge_numbers_have_an_answer() {
    for number in ["9007199254740993", "18446744073709551615", "-9223372036854775808", "1e308", "1e999"] {
        let json = format!(r#"{{"firstName": {number}, "company": {{"id": {number}}}, "title": [{number}]}}"#);
        for name in ["validateContact", "validateContactUpdate"] {
            assert!(!read(&call(name, &["", "", &json])).0.is_empty(), "{number}");
        }
        let old = r#"{"id": 1, "firstName": "John"}"#;
        let new = format!(r#"{{"id": 1, "firstName": "John", "customFields": [{{"id": {number}}}]}}"#);
        read(&call("diffContacts", &["", "", "", old, &new]));
    }
}

#[wasm_bindgen_test]
fn values_of_ours_are_plain_objects_in_javascript() {
    let payload =
        json!({"firstName": " Anna ", "company": {"id": 5}, "communicationItems": [{"value": "a@b.example"}]});
    let value = js::to_js(&payload).expect("a value");
    assert!(value.is_object());
    assert_eq!(js::from_js::<Value>(value).expect("JSON"), payload);

    let outcome = psa_contacts::validate_contact(&payload, &psa_contacts::ContactOptions::default());
    let told: Value = js::from_js(js::to_js(&outcome).expect("a value")).expect("JSON");
    assert_eq!(told, serde_json::to_value(&outcome).expect("JSON"));

    let options = js::to_js(&json!({"api": "current", "defaultRegion": "DE"})).expect("a value");
    let options: psa_contacts::ContactOptions = js::from_js(options).expect("options");
    assert_eq!(options.default_region, "DE");
    let unknown = js::to_js(&json!({"colour": "red"})).expect("a value");
    assert!(js::from_js::<psa_contacts::ContactOptions>(unknown).is_err());
}
