//! Searches as URLs.

#![allow(clippy::unwrap_used)]

use psa_contacts::conditions::{ConditionsOptions, Entity, field};
use psa_contacts::query::{ContactsQuery, MAX_URL, OrderBy, QueryParts, contacts_query};
use serde_json::{Value, json};

fn query(parts: &Value) -> (Option<ContactsQuery>, Vec<(String, String)>) {
    let read = QueryParts::from_value(parts);
    let mut found: Vec<_> = read.diagnostics.iter().map(place).collect();
    let Some(parts) = read.value else { return (None, found) };
    let outcome = contacts_query(&parts, &ConditionsOptions::default());
    found.extend(outcome.diagnostics.iter().map(place));
    (outcome.value, found)
}

fn place(diagnostic: &psa_contacts::diagnostic::Diagnostic) -> (String, String) {
    (diagnostic.code.to_string(), diagnostic.pointer().unwrap_or_default())
}

/// Each case: `parts`, the `url` or null, and the diagnostics as `[code, pointer]`.
#[test]
fn the_cases() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("cases/conditions-query.json")).unwrap();
    for case in &cases {
        let (query, found) = query(&case["parts"]);
        let found: Vec<Value> = found.into_iter().map(|(code, pointer)| json!([code, pointer])).collect();
        assert_eq!(json!(found), case["diagnostics"], "{}", case["parts"]);
        assert_eq!(query.as_ref().map(|query| query.url.as_str()), case["url"].as_str(), "{}", case["parts"]);
        if let Some(query) = query {
            assert_eq!(query.length, query.url.len());
        }
    }
}

#[test]
fn values_are_encoded_once_and_decode_to_the_canonical_text() {
    let expr = field("firstName").contains("50% & \"more\" + 'x' #*?é");
    let parts = QueryParts { conditions: Some(expr.clone().into()), ..QueryParts::default() };
    let url = contacts_query(&parts, &ConditionsOptions::default()).value.unwrap().url;
    let (_, encoded) = url.split_once("conditions=").unwrap();
    assert!(encoded.is_ascii() && !encoded.contains(['&', '+', '\'', '"', '*', '#', '?', ' ']));
    let mut bytes = Vec::new();
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex: String = rest.by_ref().take(2).map(char::from).collect();
            bytes.push(u8::from_str_radix(&hex, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    assert_eq!(String::from_utf8(bytes).unwrap(), expr.to_string());
}

#[test]
fn long_urls_are_reported_with_their_length() {
    let ids: Vec<i32> = (100_000..100_400).collect();
    let parts = QueryParts { conditions: Some(field("id").one_of(ids).into()), ..QueryParts::default() };
    let outcome = contacts_query(&parts, &ConditionsOptions::default());
    assert!(!outcome.ok());
    let diagnostic = outcome.diagnostics.first().unwrap();
    assert_eq!(diagnostic.code.as_str(), "query.url-too-long");
    assert!(diagnostic.message().contains(&MAX_URL.to_string()), "{diagnostic}");
}

#[test]
fn other_entities_are_not_checked() {
    let parts = QueryParts {
        conditions: Some("contact/id=5".into()),
        order_by: Some(OrderBy::Text("priority/id asc,dateEntered desc".to_owned())),
        ..QueryParts::default()
    };
    let options = ConditionsOptions::default().entity(Entity::Any);
    let url = contacts_query(&parts, &options).value.unwrap().url;
    assert_eq!(
        url,
        "/company/contacts?conditions=contact%2Fid%20%3D%205&orderBy=priority%2Fid%20asc%2CdateEntered%20desc"
    );
    assert!(!contacts_query(&parts, &ConditionsOptions::default()).ok());
}
