//! The shared cases of updates and differences, and what holds for all of them.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

use proptest::prelude::*;
use psa_contacts::diagnostic::{Op, PatchOperation};
use psa_contacts::{ContactOptions, Diagnostic, Outcome, PhonePolicy, diff_contacts, validate_contact_update};
use serde::Deserialize;
use serde_json::{Map, Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    options: ContactOptions,
    #[serde(default)]
    input: Value,
    #[serde(default)]
    before: Value,
    #[serde(default)]
    after: Value,
    ok: bool,
    value: Option<Value>,
    codes: Vec<Value>,
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Value> {
    diagnostics.iter().map(|d| json!({"code": d.code, "pointer": d.pointer(), "severity": d.severity})).collect()
}

fn run(cases: &str, answer: impl Fn(&Case) -> Outcome<Vec<PatchOperation>>) {
    let cases: Vec<Case> = serde_json::from_str(cases).expect("the cases are well-formed");
    let mut wrong = Vec::new();
    for case in &cases {
        let outcome = answer(case);
        let (ok, found) = (outcome.ok(), codes(&outcome.diagnostics));
        let value = outcome.value.map(|value| serde_json::to_value(value).unwrap());
        if ok != case.ok || value != case.value || found != case.codes {
            wrong.push(format!("{}\n  value {value:?}\n  codes {found:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn shared_update_cases() {
    run(include_str!("cases/updates.json"), |case| validate_contact_update(&case.input, &case.options));
}

#[test]
fn shared_diff_cases() {
    run(include_str!("cases/diffs.json"), |case| diff_contacts(&case.before, &case.after, &case.options));
}

/// RFC 6902, as far as the operations of this crate go.
fn apply(root: &mut Value, operations: &[PatchOperation]) {
    for operation in operations {
        let (parent, last) = operation.path.rsplit_once('/').unwrap();
        let last = last.replace("~1", "/").replace("~0", "~");
        let value = operation.value.clone();
        match (root.pointer_mut(parent).expect("the parent is there"), operation.op) {
            (Value::Object(members), Op::Remove) => drop(members.remove(&last).expect("the member is there")),
            (Value::Object(members), _) => drop(members.insert(last, value.unwrap())),
            (Value::Array(list), Op::Remove) => drop(list.remove(last.parse().unwrap())),
            (Value::Array(list), Op::Replace) => list[last.parse::<usize>().unwrap()] = value.unwrap(),
            (Value::Array(list), Op::Add) if last == "-" => list.push(value.unwrap()),
            (Value::Array(list), Op::Add) => list.insert(last.parse().unwrap(), value.unwrap()),
            (other, _) => panic!("no container: {other}"),
        }
    }
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

proptest! {
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
