//! The quick pass over JSON text says what the full check of the value says: the same changes and diagnostics, in order.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use proptest::prelude::*;
use psa_contacts::options::{EmailPolicy, PhonePolicy, UnknownFields};
use psa_contacts::{Api, ContactChecker, ContactOptions, PhoneFormat, Severity, validate_contact};
use serde::Deserialize;
use serde_json::{Value, json};

/// Compares the quick answer with the full one.
fn same(checker: &mut ContactChecker, json: &str) {
    let (changes, diagnostics) = checker.findings(json);
    let value: Value = serde_json::from_str(json).unwrap();
    let full = validate_contact(&value, checker.options());
    assert_eq!(changes, full.changes, "{json}");
    assert_eq!(diagnostics, full.diagnostics, "{json}");
    let (ok, changed) = (full.ok(), !full.changes.is_empty());
    let codes: Vec<_> = full.diagnostics.iter().map(|found| (found.code, found.severity)).collect();
    let verdict = checker.check(json);
    assert_eq!((verdict.ok, verdict.changed, verdict.codes), (ok, changed, codes.as_slice()), "{json}");
}

#[test]
fn the_shared_cases() {
    let files = [
        include_str!("cases/contacts.json"),
        include_str!("cases/fields.json"),
        include_str!("cases/invitations.json"),
        include_str!("cases/upgrades.json"),
        include_str!("cases/communications.json"),
    ];
    let cases = files.into_iter().flat_map(|file| serde_json::from_str::<Vec<Value>>(file).unwrap());
    let mut seen = 0;
    for case in cases {
        let options = case.get("options").map(|options| ContactOptions::deserialize(options).unwrap());
        let mut checker = ContactChecker::new(options.unwrap_or_default());
        let input = &case["input"];
        let holder = json!({"firstName": "Ann", "company": {"id": 1}, "communicationItems": [input]});
        for json in [input.to_string(), format!("{input:#}"), holder.to_string()] {
            same(&mut checker, &json);
            seen += 1;
        }
    }
    assert!(seen > 500, "only {seen} texts");
}

#[test]
fn text_that_is_no_json_object() {
    let mut checker = ContactChecker::new(ContactOptions::default());
    for json in
        ["", "{", "{}}", "{} x", "{\"a\":1,}", "{\"firstName\": \"a\u{1}\"}", "{\"firstName\":\"\\q\"}", "nonsense"]
    {
        let (changes, diagnostics) = checker.findings(json);
        assert_eq!((changes.len(), diagnostics.len()), (0, 1), "{json}");
        assert_eq!(diagnostics[0].code.as_str(), "contact.not-json", "{json}");
        assert_eq!(checker.check(json).codes, [(diagnostics[0].code, Severity::Error)]);
    }
    for json in ["null", "5", "[]", "\"text\"", "{}", " {\n} "] {
        same(&mut checker, json);
    }
    // A doubled name counts as its last value, and nesting has a limit, as in `serde_json`.
    same(&mut checker, r#"{"firstName": 5, "firstName": "Ann", "company": {"id": "x", "id": 1}}"#);
    let deep =
        |levels: usize| format!(r#"{{"company": {{"id": 1, "x": {}{}}}}}"#, "[".repeat(levels), "]".repeat(levels));
    same(&mut checker, &deep(20));
    same(&mut checker, &deep(100));
    assert_eq!(checker.findings(&deep(100_000)).1.len(), 1);
}

/// A value as it may stand in a payload: mostly what the field wants, and now and then anything.
fn field() -> impl Strategy<Value = (String, String)> {
    let text = prop_oneof![
        6 => "[A-Z][a-z]{1,12}",
        1 => "[ a-zé\u{a0}\u{feff}😀]{0,6}",
        1 => "[a-z]{28,33}",
        1 => "[a-z]{48,53}",
        1 => "\\PC{0,5}",
    ]
    .prop_map(|text| json!(text).to_string())
    .boxed();
    let flag = prop_oneof![4 => any::<bool>().prop_map(|flag| flag.to_string()), 1 => odd()].boxed();
    let id = prop_oneof![
        5 => (1..7_u32).prop_map(|id| id.to_string()),
        1 => any::<i32>().prop_map(|id| id.to_string()),
        1 => prop_oneof![Just("2.0"), Just("1e2"), Just("2147483648"), Just("99999999999999999999"), Just("-0")]
            .prop_map(str::to_owned),
        1 => odd(),
    ]
    .boxed();
    let reference = prop_oneof![
        6 => id.clone().prop_map(|id| format!(r#"{{"id": {id}}}"#)),
        2 => (id.clone(), odd(), odd()).prop_map(|(id, a, b)| format!(r#"{{"name": {a}, "id": {id}, "_info": {{"x": {b}}}}}"#)),
        1 => odd(),
    ]
    .boxed();
    let date = prop_oneof![
        4 => (1900..2100_u32, 1..14_u32, 1..33_u32).prop_map(|(y, m, d)| format!("\"{y}-{m:02}-{d:02}\"")),
        1 => Just("\" 1980-12-31T00:00:00Z\"".to_owned()),
        1 => odd(),
    ]
    .boxed();
    let named = |names: &'static [&'static str], value: BoxedStrategy<String>| {
        (prop::sample::select(names), value).prop_map(|(name, value)| (name.to_owned(), value))
    };
    let list = |value: BoxedStrategy<String>| {
        prop::collection::vec(value, 0..4).prop_map(|list| format!("[{}]", list.join(", "))).boxed()
    };
    prop_oneof![
        4 => named(&["lastName", "title", "nickName", "zip", "city", "addressLine1", "school"], text.clone()),
        3 => named(&["inactiveFlag", "disablePortalLoginFlag", "marriedFlag"], flag.clone()),
        3 => named(&["portalSecurityLevel", "defaultMergeContactId", "managerContactId"], id.clone()),
        3 => named(&["type", "site", "department"], reference.clone()),
        2 => named(&["birthDay", "anniversary"], date),
        5 => named(&["communicationItems"], list(item(id.clone(), flag, text.clone()))),
        1 => named(&["id", "_info", "typeIds", "gender", "userDefinedField1", "nobody", "nick"], odd()),
        1 => named(&["communicationItems", "type", "portalSecurityLevel", "site", "title"], odd()),
        1 => named(&["typeIds"], list(id)),
        1 => named(&["types"], list(reference)),
        1 => named(&["customFields"], list(odd())),
        1 => named(&["gender", "photo", "ignoreDuplicates", "lastUpdated", "securityIdentifier"], text),
    ]
}

fn item(id: BoxedStrategy<String>, flag: BoxedStrategy<String>, text: BoxedStrategy<String>) -> BoxedStrategy<String> {
    let email = prop_oneof![
        4 => "[a-c]@(Example|example|gmial)\\.(com|org|con)",
        1 => " [a-c]@example\\.com ",
        1 => "mailto:a@b.co",
    ];
    let phone = prop_oneof![
        4 => "(\\+1 )?\\(?305\\)?[ .-]?585[ .-]?422[0-9]( (x|ext\\.) ?1[0-9])?",
        1 => "\\+49 30 [0-9]{6}",
        1 => "tel:\\+13055854225",
        1 => "[0-9+ ().x-]{0,12}",
    ];
    let value = prop_oneof![
        3 => email.prop_map(|text| json!(text).to_string()),
        4 => phone.prop_map(|text| json!(text).to_string()),
        1 => text,
        1 => odd(),
    ];
    let more = prop_oneof![
        2 => Just(String::new()),
        2 => flag.prop_map(|flag| format!(r#", "defaultFlag": {flag}"#)),
        2 => prop_oneof![Just("101"), Just("12"), Just(""), Just(" 7"), Just("1234567890123456")]
            .prop_map(|text| format!(r#", "extension": "{text}""#)),
        1 => prop_oneof![Just("Email"), Just("Phone"), Just("phone"), Just("Direct"), Just("Fax "), Just("")]
            .prop_map(|text| format!(r#", "communicationType": "{text}""#)),
        1 => Just(r#", "extension": null, "communicationType": null, "defaultFlag": null"#.to_owned()),
        1 => Just(r#", "note": "x""#.to_owned()),
    ];
    let whole = (id, value, more)
        .prop_map(|(id, value, more)| format!(r#"{{"type": {{"id": {id}}}, "value": {value}{more}}}"#));
    prop_oneof![12 => whole, 1 => odd()].boxed()
}

fn odd() -> BoxedStrategy<String> {
    prop_oneof![
        Just("null"),
        Just("true"),
        Just("\"yes\""),
        Just("7"),
        Just("-1.50"),
        Just("\"12\""),
        Just("{}"),
        Just("[]"),
        Just("[{}]"),
        Just("{\"id\": null}"),
        Just("\"a\\\"\\u00e9\\ud83d\\ude00\\n\""),
        Just("{\"i\\u0064\": 3}"),
        Just("[[[[1]]]]"),
    ]
    .prop_map(str::to_owned)
    .boxed()
}

fn options() -> impl Strategy<Value = ContactOptions> {
    let formats = prop_oneof![
        3 => Just(PhoneFormat::E164),
        1 => Just(PhoneFormat::Keep),
        1 => Just(PhoneFormat::National),
        1 => Just(PhoneFormat::Digits)
    ];
    let policies =
        prop_oneof![3 => Just(PhonePolicy::Possible), 1 => Just(PhonePolicy::Valid), 1 => Just(PhonePolicy::Off)];
    let unknown = prop_oneof![Just(UnknownFields::Warn), Just(UnknownFields::Allow), Just(UnknownFields::Error)];
    let emails = prop_oneof![Just(EmailPolicy::Deliverable), Just(EmailPolicy::Whatwg), Just(EmailPolicy::Eai)];
    (any::<bool>(), formats, policies, unknown, emails, prop::bool::weighted(0.8), any::<bool>()).prop_map(
        |(documented, format, phone, unknown, email, advice, us)| {
            let mut options = ContactOptions::default();
            options.api = if documented { Api::Documented } else { Api::Current };
            options.phone_format = format;
            options.phone = phone;
            options.unknown_fields = unknown;
            options.email = email;
            options.advice = advice;
            options.default_region = if us { "US" } else { "DE" }.into();
            options
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn any_contact(
        options in options(),
        first in prop_oneof![5 => Just("\"Ann\""), 1 => Just("\"  \""), 1 => Just("null"), 1 => Just("\" Bo \"")],
        company in prop_oneof![5 => Just("{\"id\": 7}"), 1 => Just("{}"), 1 => Just("7")],
        fields in prop::collection::vec(field(), 0..7),
        after in any::<bool>(),
    ) {
        let mut members: Vec<_> = fields.into_iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
        let place = if after { members.len() } else { 0 };
        members.insert(place, format!("\"firstName\": {first},\n\t\"company\": {company}"));
        same(&mut ContactChecker::new(options), &format!("{{{}}}", members.join(", ")));
    }

    #[test]
    fn any_text(json in r#"\{("(firstName|company|type|communicationItems)": ?[\[\]{}",: a0-9\\n]{0,12},?){0,3}\}?|\PC{0,20}"#) {
        let mut checker = ContactChecker::new(ContactOptions::default());
        if serde_json::from_str::<Value>(&json).is_ok() {
            same(&mut checker, &json);
        } else {
            prop_assert_eq!(checker.findings(&json).1.len(), 1);
        }
    }
}
