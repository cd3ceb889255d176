//! The shared cases of requests: every operation, endpoint and related entity of the reference documents.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

use psa_contacts::api::{REQUESTS, RequestCall, request};
use psa_contacts::{ContactOptions, Severity, contacts_query, duplicate_search};
use serde::Deserialize;
use serde_json::{Value, json};

/// One call. `codes` holds every finding, advice too, as `[code, pointer]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    request: String,
    #[serde(default)]
    ids: Vec<Value>,
    payload: Option<Value>,
    #[serde(default)]
    options: Value,
    value: Option<Value>,
    #[serde(default)]
    codes: Vec<Value>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("cases/requests.json")).expect("the cases are well-formed")
}

#[test]
fn shared_cases() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let json = case.payload.as_ref().map(Value::to_string);
        let call = RequestCall {
            ids: case.ids.clone(),
            json: json.as_deref(),
            unreadable: &[],
            options: case.options.clone(),
        };
        let outcome = request(&case.request, &call).expect("a request of that name");
        let value = outcome.value.as_ref().map(|value| serde_json::to_value(value).unwrap());
        let practice = ["contact.no-type", "contact.no-items", "contact.no-site"];
        let codes: Vec<Value> = outcome
            .diagnostics
            .iter()
            .filter(|d| !practice.contains(&d.code.as_str()))
            .map(|d| json!([d.code, d.pointer()]))
            .collect();
        if value != case.value || codes != case.codes {
            wrong.push(format!("{}\n  value {}\n  codes {}", case.name, json!(value), json!(codes)));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn every_request_has_a_case_that_makes_it_and_its_list_is_whole() {
    let cases = cases();
    for (name, _) in REQUESTS {
        assert!(cases.iter().any(|case| case.request == *name && case.value.is_some()), "{name}");
    }
    for case in &cases {
        assert!(REQUESTS.iter().any(|(name, _)| *name == case.request), "{}", case.request);
    }
    assert!(request("sendContact", &RequestCall::default()).is_err());
    let wrong_option = RequestCall { options: json!({"colour": "red"}), ..RequestCall::default() };
    assert!(request("createContact", &wrong_option).is_err());
}

#[test]
fn the_search_for_duplicates_is_ready_to_be_sent() {
    let contact = json!({
        "firstName": " John ",
        "lastName": "O\"Neil",
        "company": {"id": 12345},
        "title": "x".repeat(99),
        "communicationItems": [
            {"type": {"id": 1}, "value": "John@ACME.com"},
            {"type": {"id": 1}, "value": "john@acme.org"},
            {"type": {"id": 2}, "value": "(305) 585-4225"},
        ],
    });
    let outcome = duplicate_search(&contact, &ContactOptions::default());
    assert_eq!(outcome.diagnostics, [], "a title that is too long stands in no search");
    let parts = outcome.value.unwrap();
    assert_eq!(
        serde_json::to_value(&parts).unwrap(),
        json!({
            "conditions": r#"company/id = 12345 and (firstName = "John" or lastName = "O\"Neil")"#,
            "childConditions":
                r#"communicationItems/value = "John@acme.com" or communicationItems/value = "john@acme.org""#,
        })
    );
    let query = contacts_query(&parts, &Default::default());
    assert!(query.ok(), "{:?}", query.diagnostics);
    let nobody = duplicate_search(&json!({"lastName": "Smith"}), &ContactOptions::default());
    assert!(nobody.diagnostics.iter().any(|d| d.severity == Severity::Error));
}
