//! The shared cases of updates and differences, and what holds for all of them.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

#[path = "support/payloads.rs"]
mod payloads;

use payloads::{Case, apply};
use proptest::prelude::*;
use psa_contacts::{Api, ContactOptions, PhonePolicy, diff_contacts, upgrade_contact_update, validate_contact_update};
use serde_json::{Map, Value, json};

fn update_cases() -> Vec<Case> {
    payloads::cases(include_str!("cases/updates.json"))
}

#[test]
fn shared_update_cases() {
    payloads::run(&update_cases(), |case| validate_contact_update(&case.input, &case.options));
}

#[test]
fn shared_diff_cases() {
    let cases = payloads::cases(include_str!("cases/diffs.json"));
    payloads::run(&cases, |case| diff_contacts(&case.before, &case.after, &case.options));
}

/// Every fix, when applied, takes its diagnostic away.
#[test]
fn fixes_mend() {
    let cases = update_cases();
    let check = |case: &Case| payloads::fixes_mend(case, |input| validate_contact_update(input, &case.options));
    let fixes: usize = cases.iter().map(check).sum();
    assert!(fixes > 20, "only {fixes} fixes were tried");
}

#[test]
fn shared_upgrade_cases() {
    let cases = payloads::cases(include_str!("cases/upgraded-updates.json"));
    payloads::run(&cases, |case| upgrade_contact_update(&case.input, &case.options));
}

/// What is upgraded is what the live API takes, and nothing is left to be upgraded.
#[test]
fn upgraded_updates_belong_to_the_current_model() {
    let mut upgraded = 0;
    for case in update_cases() {
        let Some(value) = upgrade_contact_update(&case.input, &case.options).value else { continue };
        let mut options = case.options.clone();
        options.api = Api::Current;
        let again = validate_contact_update(&serde_json::to_value(&value).unwrap(), &options);
        assert_eq!(again.value.as_ref(), Some(&value), "{}: {:?}", case.name, again.diagnostics);
        upgraded += 1;
    }
    assert!(upgraded > 20, "only {upgraded} updates were upgraded");
}

fn any_item() -> impl Strategy<Value = Value> {
    let id = prop::option::of(1..6_i64);
    (id, 1..7_i64, 0..4_i64, prop::option::of("[1-9]{1,3}"), prop::option::of(any::<bool>())).prop_map(
        |(id, kind, value, extension, default)| {
            let value = if kind == 1 { format!("user{value}@acme.com") } else { format!("+1305585422{value}") };
            let mut item = json!({"type": {"id": kind}, "value": value});
            let members = item.as_object_mut().unwrap();
            id.map(|id| members.insert("id".into(), id.into()));
            extension.map(|text| members.insert("extension".into(), text.into()));
            default.map(|flag| members.insert("defaultFlag".into(), flag.into()));
            item
        },
    )
}

/// A normalized contact. No two items share an id, as on the server.
fn any_contact() -> impl Strategy<Value = Value> {
    let text = || prop::option::of("[a-z]{0,3}");
    let id = || prop::option::of(1..4_i64);
    (
        text(),
        text(),
        id(),
        id(),
        prop::option::of(any::<bool>()),
        prop::option::of(prop::collection::vec(any_item(), 0..6)),
    )
        .prop_map(|(last, title, site, kind, inactive, items)| {
            let mut contact =
                Map::from_iter([("firstName".to_owned(), json!("John")), ("company".to_owned(), json!({"id": 1}))]);
            last.map(|text| contact.insert("lastName".into(), text.into()));
            title.map(|text| contact.insert("title".into(), text.into()));
            site.map(|id| contact.insert("site".into(), json!({"id": id})));
            kind.map(|id| contact.insert("type".into(), json!({"id": id})));
            inactive.map(|flag| contact.insert("inactiveFlag".into(), flag.into()));
            let mut ids = Vec::new();
            items.map(|mut items: Vec<Value>| {
                for item in &mut items {
                    let id = item.get("id").cloned();
                    if id.as_ref().is_some_and(|id| ids.contains(id)) {
                        item.as_object_mut().unwrap().remove("id");
                    } else {
                        ids.extend(id);
                    }
                }
                contact.insert("communicationItems".into(), items.into())
            });
            Value::Object(contact)
        })
}

/// The ids of items are the server's: a difference never sets them on an item that stays.
fn without_ids(contact: &Value) -> Value {
    let mut contact = contact.clone();
    for item in contact.get_mut("communicationItems").and_then(Value::as_array_mut).into_iter().flatten() {
        item.as_object_mut().unwrap().remove("id");
    }
    contact
}

/// An operation as people write it, right and wrong.
fn any_operation() -> impl Strategy<Value = Value> {
    let op = prop::sample::select(vec!["add", "replace", "remove", "Replace", "move"]);
    let path = prop::sample::select(vec![
        "/title",
        "title",
        "/Title",
        "/titel",
        "/firstName",
        "/company",
        "/company/id",
        "/type",
        "/managerContactId",
        "/birthDay",
        "/inactiveFlag",
        "/id",
        "/communicationItems",
        "/communicationItems/0",
        "/communicationItems/-",
        "/communicationItems/1/value",
        "/communicationItems/1/communicationType",
        "/communicationItems/01",
        "/ti~tle",
        "",
    ]);
    let value = prop_oneof![
        "[a-zA-Z ]{0,12}".prop_map(Value::from),
        "(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]".prop_map(Value::from),
        (-2..9_i64).prop_map(Value::from),
        (-2..9_i64).prop_map(|id| json!({"id": id})),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        any_item(),
        any_item().prop_map(|item| json!([item])),
        Just(json!("Cell")),
    ];
    (op, path, prop::option::of(value)).prop_map(|(op, path, value)| {
        let mut operation = json!({"op": op, "path": path});
        value.map(|value| operation.as_object_mut().unwrap().insert("value".into(), value));
        operation
    })
}

proptest! {
    #[test]
    fn every_fix_of_any_update_mends(
        operations in prop::collection::vec(any_operation(), 0..5),
        members in prop::collection::vec(any_operation(), 0..5),
    ) {
        let options = ContactOptions::default();
        let check = |input: &Value| validate_contact_update(input, &options);
        payloads::mends("any operations", &operations.into(), check);
        let object = members.into_iter().map(|operation| {
            (operation["path"].as_str().unwrap().trim_start_matches('/').to_owned(), operation["value"].clone())
        });
        payloads::mends("any members", &Value::Object(object.collect()), check);
    }

    #[test]
    fn any_update_that_is_upgraded_belongs_to_the_current_model(
        operations in prop::collection::vec(any_operation(), 0..5),
    ) {
        let mut options = ContactOptions::default();
        if let Some(value) = upgrade_contact_update(&operations.into(), &options).value {
            options.api = Api::Current;
            let list = serde_json::to_value(&value).unwrap();
            let again = validate_contact_update(&list, &options);
            prop_assert_eq!(again.value, Some(value), "{:?}", again.diagnostics);
        }
    }

    #[test]
    fn applying_the_difference_gives_the_other(before in any_contact(), after in any_contact()) {
        let mut options = ContactOptions::default();
        options.phone = PhonePolicy::Possible;
        let outcome = diff_contacts(&before, &after, &options);
        let operations = outcome.value.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
        let mut made = before.clone();
        apply(&mut made, &operations);
        prop_assert_eq!(without_ids(&made), without_ids(&after), "{:?}", operations);
        if before == after {
            prop_assert_eq!(operations, Vec::new());
        }
    }

    #[test]
    fn an_update_that_was_normalized_stays(contact in any_contact()) {
        let options = ContactOptions::default();
        let once = validate_contact_update(&without_ids(&contact), &options).value.unwrap();
        let list = serde_json::to_value(&once).unwrap();
        prop_assert_eq!(validate_contact_update(&list, &options).value.unwrap(), once);
    }
}
