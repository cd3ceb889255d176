//! Every code of payloads is raised by a shared case, and the cases are many.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

#[path = "support/payloads.rs"]
#[allow(dead_code, reason = "this test reads the cases alone")]
mod payloads;

use psa_contacts::{Code, explain_server_error};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What a server answered, and the `[code, pointer]` of each finding.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    name: String,
    body: Value,
    codes: Vec<Value>,
}

#[test]
fn shared_cases_of_server_answers() {
    let answers: Vec<Answer> = serde_json::from_str(include_str!("cases/server.json")).expect("well-formed");
    for Answer { name, body, codes } in answers {
        let found = explain_server_error(&body);
        assert_eq!(found.iter().map(|d| json!([d.code, d.pointer()])).collect::<Vec<_>>(), codes, "{name}");
    }
}

/// Every code that a case expects, in any of the forms that case files have: what a file expects, its own test holds.
fn expected(case: &Value) -> Vec<String> {
    let lists = ["codes", "advice"].into_iter().filter_map(|name| case[name].as_array());
    let code = |finding: &Value| match finding {
        Value::Array(pair) => pair[0].as_str().expect("a code").to_owned(),
        finding => finding["code"].as_str().expect("a code").to_owned(),
    };
    let rows = case["reports"].as_array().into_iter().flatten().flat_map(expected);
    lists.flatten().map(code).chain(rows).collect()
}

#[test]
fn every_code_is_raised_by_a_shared_case() {
    let files = [
        include_str!("cases/contacts.json"),
        include_str!("cases/fields.json"),
        include_str!("cases/updates.json"),
        include_str!("cases/diffs.json"),
        include_str!("cases/communications.json"),
        include_str!("cases/notes.json"),
        include_str!("cases/invitations.json"),
        include_str!("cases/upgrades.json"),
        include_str!("cases/upgraded-updates.json"),
        include_str!("cases/requests.json"),
        include_str!("cases/server.json"),
        include_str!("cases/rows.json"),
    ];
    let mut raised = BTreeSet::new();
    let mut cases = 0;
    for file in files {
        let list: Vec<Value> = serde_json::from_str(file).expect("a list");
        cases += list.len();
        raised.extend(list.iter().flat_map(expected));
        let names: BTreeSet<&str> = list.iter().map(|case| case["name"].as_str().expect("a name")).collect();
        assert_eq!(names.len(), list.len(), "two cases of one file have the same name");
    }
    assert!(cases >= 300, "only {cases} cases");
    // What no JSON file can hold is raised by the tests of `api`.
    raised.insert(Code::CONTACT_NOT_JSON.as_str().to_owned());
    let subjects = ["contact", "communication", "current", "update", "portal", "request", "row", "server"];
    let missing: Vec<&str> = Code::all()
        .map(Code::as_str)
        .filter(|code| subjects.contains(&code.split('.').next().unwrap()) && !raised.contains(*code))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
