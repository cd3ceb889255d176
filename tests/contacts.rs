//! The shared cases of contact payloads, and what holds for every payload.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

use proptest::prelude::*;
use psa_contacts::{Contact, ContactOptions, Outcome, PhoneFormat, validate_contact};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    options: ContactOptions,
    input: Value,
    ok: bool,
    value: Option<Value>,
    codes: Vec<Value>,
    changes: Option<Value>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("cases/contacts.json")).expect("contacts.json is well-formed")
}

#[test]
fn shared_cases() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let outcome = validate_contact(&case.input, &case.options);
        let codes: Vec<Value> = outcome
            .diagnostics
            .iter()
            .map(|d| json!({"code": d.code, "pointer": d.pointer(), "severity": d.severity}))
            .collect();
        let changes = serde_json::to_value(&outcome.changes).unwrap();
        let same = outcome.ok() == case.ok
            && outcome.value == case.value
            && codes == case.codes
            && case.changes.as_ref().is_none_or(|expected| *expected == changes);
        if !same {
            wrong.push(format!("{}\n  value {:?}\n  codes {codes:?}\n  changes {changes}", case.name, outcome.value));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn messages_and_help_never_repeat_a_value() {
    for case in cases() {
        let mut values = Vec::new();
        texts(&case.input, &mut values);
        for diagnostic in validate_contact(&case.input, &case.options).diagnostics {
            let told = format!("{} {}", diagnostic.message(), diagnostic.help().unwrap_or_default());
            for value in values.iter().filter(|value| value.len() > 5) {
                assert!(!told.contains(value.as_str()), "{}: {told}", case.name);
            }
        }
    }
}

fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| texts(value, into)),
        Value::Object(members) => members.values().for_each(|value| texts(value, into)),
        _ => {}
    }
}

/// Every fix, when applied, takes its diagnostic away.
#[test]
fn fixes_mend() {
    let mut fixes = 0;
    for case in cases() {
        for diagnostic in validate_contact(&case.input, &case.options).diagnostics {
            let Some(fix) = &diagnostic.fix else { continue };
            fixes += 1;
            let mut mended = case.input.clone();
            for operation in &fix.patch {
                patch(&mut mended, &operation.path, operation.value.clone());
            }
            let again = validate_contact(&mended, &case.options);
            let left = again.diagnostics.iter().any(|d| d.code == diagnostic.code && d.path == diagnostic.path);
            assert!(!left, "{}: {} is still there after its fix", case.name, diagnostic.code);
        }
    }
    assert!(fixes > 30, "only {fixes} fixes were tried");
}

/// Sets or removes the member or element at an RFC 6901 pointer.
fn patch(root: &mut Value, pointer: &str, value: Option<Value>) {
    let (parent, last) = pointer.rsplit_once('/').expect("no fix replaces the root");
    let last = last.replace("~1", "/").replace("~0", "~");
    match (root.pointer_mut(parent).expect("the parent is there"), value) {
        (Value::Object(members), Some(value)) => drop(members.insert(last, value)),
        (Value::Object(members), None) => drop(members.remove(&last)),
        (Value::Array(list), Some(value)) => list[last.parse::<usize>().unwrap()] = value,
        (Value::Array(list), None) => drop(list.remove(last.parse().unwrap())),
        (other, _) => panic!("no container: {other}"),
    }
}

/// Normalizing the normalized payload changes nothing, and it stays valid.
fn settled(outcome: &Outcome<Value>, options: &ContactOptions, of: &str) {
    if let Some(value) = &outcome.value {
        let again = validate_contact(value, options);
        assert_eq!(again.value.as_ref(), Some(value), "{of}: {:?}", again.diagnostics);
        assert_eq!(again.changes, [], "{of}");
    }
}

#[test]
fn normalizing_twice_is_normalizing_once() {
    for case in cases() {
        settled(&validate_contact(&case.input, &case.options), &case.options, &case.name);
    }
}

#[test]
fn typed_contacts_are_checked_like_json() {
    for case in cases() {
        let Ok(contact) = serde_json::from_value::<Contact>(case.input.clone()) else { continue };
        let typed = contact.check(&case.options);
        let json = validate_contact(&serde_json::to_value(&contact).unwrap(), &case.options);
        assert_eq!(typed.ok(), json.ok(), "{}", case.name);
        assert_eq!(typed.value.map(|contact| serde_json::to_value(contact).unwrap()), json.value, "{}", case.name);
        assert_eq!(typed.diagnostics, json.diagnostics, "{}", case.name);
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[ +0-9()x.-]{0,24}".prop_map(Value::from),
        "[ a-z.@]{0,24}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        let key = prop_oneof![
            prop::sample::select(vec![
                "firstName",
                "lastName",
                "company",
                "id",
                "type",
                "value",
                "extension",
                "defaultFlag",
                "birthDay",
                "communicationItems",
                "portalSecurityLevel",
                "inactiveFlag",
                "_info",
                "typeIds",
                "gender",
            ])
            .prop_map(str::to_owned),
            any::<String>(),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..8).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn any_format() -> impl Strategy<Value = PhoneFormat> {
    prop::sample::select(vec![
        PhoneFormat::E164,
        PhoneFormat::National,
        PhoneFormat::International,
        PhoneFormat::Digits,
        PhoneFormat::Keep,
    ])
}

proptest! {
    #[test]
    fn any_value_gets_an_answer(input in any_json()) {
        let options = ContactOptions::default();
        settled(&validate_contact(&input, &options), &options, "any value");
    }

    #[test]
    fn any_items_settle_in_every_format(
        items in prop::collection::vec((1..8_i64, "\\PC{0,20}|[+]?[0-9 ().-]{5,18}( ?x[0-9]{1,4})?|[a-zA-Z.]{1,8}@[a-zA-Z.]{1,12}"), 0..4),
        format in any_format(),
        region in prop::sample::select(vec!["US", "GB", "DE", "IT", "RU", "AU"]),
    ) {
        let items: Vec<Value> = items.iter().map(|(id, value)| json!({"type": {"id": id}, "value": value})).collect();
        let input = json!({"firstName": "J", "company": {"id": 1}, "communicationItems": items});
        let mut options = ContactOptions::default();
        options.phone_format = format;
        options.default_region = region.into();
        settled(&validate_contact(&input, &options), &options, "any items");
    }
}
