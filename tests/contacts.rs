//! The shared cases of contact payloads, and what holds for every payload.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

#[path = "support/payloads.rs"]
mod payloads;

use payloads::Case;
use proptest::prelude::*;
use psa_contacts::{
    Api, Code, Contact, ContactOptions, Outcome, PhoneFormat, Severity, upgrade_contact, validate_contact,
};
use serde_json::{Value, json};

fn cases() -> Vec<Case> {
    let mut cases = payloads::cases(include_str!("cases/contacts.json"));
    cases.extend(payloads::cases(include_str!("cases/fields.json")));
    cases
}

#[test]
fn shared_cases() {
    payloads::run(&cases(), |case| validate_contact(&case.input, &case.options));
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
    let fixes: usize =
        cases().iter().map(|case| payloads::fixes_mend(case, |input| validate_contact(input, &case.options))).sum();
    assert!(fixes > 60, "only {fixes} fixes were tried");
}

#[test]
fn several_values_of_one_item_get_an_item_each() {
    let mut contact = json!({
        "firstName": "John",
        "company": {"id": 1},
        "communicationItems": [{"type": {"id": 1}, "value": "a@acme.com; b@acme.com; c@acme.com", "defaultFlag": true}],
    });
    for _ in 0..2 {
        let outcome = validate_contact(&contact, &ContactOptions::default());
        let fixes = outcome.diagnostics.iter().filter_map(|d| d.fix.as_ref());
        let fix = fixes.into_iter().next().expect("a fix").clone();
        payloads::apply(&mut contact, &fix.patch);
    }
    assert_eq!(
        contact["communicationItems"],
        json!([
            {"type": {"id": 1}, "value": "a@acme.com", "defaultFlag": true},
            {"type": {"id": 1}, "value": "b@acme.com"},
            {"type": {"id": 1}, "value": "c@acme.com"},
        ])
    );
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
fn advice_can_be_left_out_and_changes_nothing() {
    for case in cases() {
        let with = validate_contact(&case.input, &case.options);
        let mut options = case.options.clone();
        options.advice = false;
        let without = validate_contact(&case.input, &options);
        assert_eq!(with.value, without.value, "{}", case.name);
        assert_eq!(with.changes, without.changes, "{}", case.name);
        assert!(without.diagnostics.iter().all(|d| d.severity != Severity::Advice), "{}", case.name);
    }
}

#[test]
fn shared_upgrade_cases() {
    let cases = payloads::cases(include_str!("cases/upgrades.json"));
    payloads::run(&cases, |case| upgrade_contact(&case.input, &case.options));
}

/// What is upgraded is what the live API takes, normalized, and nothing is left to be upgraded.
#[test]
fn upgraded_contacts_belong_to_the_current_model() {
    let mut upgraded = 0;
    for case in cases() {
        let outcome = upgrade_contact(&case.input, &case.options);
        let Some(value) = outcome.value else { continue };
        let mut options = case.options.clone();
        options.api = Api::Current;
        let again = validate_contact(&value, &options);
        assert_eq!(again.value.as_ref(), Some(&value), "{}: {:?}", case.name, again.diagnostics);
        assert_eq!(again.changes, [], "{}", case.name);
        let foreign = again.diagnostics.iter().find(|d| d.code == Code::CONTACT_OTHER_MODEL);
        assert_eq!(foreign, None, "{}", case.name);
        upgraded += 1;
    }
    assert!(upgraded > 50, "only {upgraded} contacts were upgraded");
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

/// A contact whose fields hold what people put into them, right and wrong.
fn any_contact() -> impl Strategy<Value = Value> {
    let field = prop::sample::select(vec![
        "firstName",
        "lastname",
        "company",
        "site",
        "type",
        "title",
        "marriedFlag",
        "birthDay",
        "zip",
        "portalSecurityLevel",
        "disablePortalLoginFlag",
        "inactiveFlag",
        "managerContactId",
        "managerContact",
        "typeIds",
        "gender",
        "_info",
    ]);
    let value = prop_oneof![
        "[a-zA-Z ]{0,40}".prop_map(Value::from),
        "[ ]?(19|20)[0-9]{2}[-/][01]?[0-9][-/][0-3]?[0-9][ ]?".prop_map(Value::from),
        (-2..9_i64).prop_map(Value::from),
        (-2..9_i64).prop_map(|number| number.to_string().into()),
        (-2..9_i64).prop_map(|id| json!({"id": id})),
        (-2..9_i32).prop_map(|id| json!({"id": f64::from(id)})),
        any::<bool>().prop_map(Value::from),
        prop::sample::select(vec!["true", "No", "1", "male", "Female "]).prop_map(Value::from),
        Just(Value::Null),
        prop::collection::vec((1..9_i64).prop_map(Value::from), 0..3).prop_map(Value::from),
    ];
    let item_value = prop_oneof![
        "[+]?[0-9 ().-]{5,18}( ?x[0-9]{1,4})?",
        "(mailto:|Ann <)?[a-z]{1,4}\u{200b}?@(gmial|acme)\\.com(>|, b@acme.com)?",
        "(tel:)?\\+1305585[0-9]{4}( / 305-585-4225)?",
        "[a-z\u{202e}]{1,6}",
    ];
    let item = (
        1..9_i64,
        item_value,
        prop::option::of("[0-9 ]{0,4}"),
        prop::option::of(any::<bool>()),
        prop::option::of(prop::sample::select(vec!["Email", "phone", "Cell", "Chat"])),
    )
        .prop_map(|(id, value, extension, default, name)| {
            let mut item = json!({"type": {"id": id}, "value": value});
            let members = item.as_object_mut().unwrap();
            extension.map(|text| members.insert("extension".into(), text.into()));
            default.map(|flag| members.insert("defaultFlag".into(), flag.into()));
            name.map(|name| members.insert("communicationType".into(), name.into()));
            item
        });
    let items = prop::option::of(prop::collection::vec(item, 0..4));
    (prop::collection::vec((field, value), 0..8), items).prop_map(|(fields, items)| {
        let mut contact = json!({"firstName": "John", "company": {"id": 1}});
        let members = contact.as_object_mut().unwrap();
        members.extend(fields.into_iter().map(|(name, value)| (name.to_owned(), value)));
        items.map(|items| members.insert("communicationItems".into(), items.into()));
        contact
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
    fn every_fix_of_any_contact_mends(
        input in any_contact(),
        api in prop::sample::select(vec![Api::Documented, Api::Current]),
    ) {
        let mut options = ContactOptions::default();
        options.api = api;
        payloads::mends("any contact", &input, |input| validate_contact(input, &options));
        settled(&validate_contact(&input, &options), &options, "any contact");
    }

    #[test]
    fn any_contact_that_is_upgraded_belongs_to_the_current_model(input in any_contact()) {
        let mut options = ContactOptions::default();
        if let Some(value) = upgrade_contact(&input, &options).value {
            options.api = Api::Current;
            let again = validate_contact(&value, &options);
            prop_assert_eq!(again.value.as_ref(), Some(&value), "{:?}", again.diagnostics);
            prop_assert!(again.diagnostics.iter().all(|d| d.code != Code::CONTACT_OTHER_MODEL), "{}", value);
        }
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
