//! Messages in another language: every code, every parameter, every phrase.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

#[path = "support/payloads.rs"]
#[allow(dead_code, reason = "this test reads the cases alone")]
mod payloads;

use psa_contacts::diagnostic::Param;
use psa_contacts::messages::{Catalog, SPANISH, translate};
use psa_contacts::{
    Code, ContactOptions, Diagnostic, EmailOptions, PhoneOptions, check_portal_invitation, diff_contacts,
    normalize_email, normalize_phone, parse_conditions, validate_communication, validate_contact,
    validate_contact_update, validate_note,
};
use serde_json::Value;
use std::collections::BTreeSet;

fn spanish() -> Catalog {
    Catalog::from_json(SPANISH).expect("a catalog")
}

/// The parameters that a template names.
fn placeholders(template: &str) -> BTreeSet<&str> {
    let names = template.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    names.filter(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic())).collect()
}

#[test]
fn every_code_is_translated_with_the_same_parameters() {
    let catalog = spanish();
    let known: BTreeSet<&str> = catalog.codes.keys().map(String::as_str).collect();
    let all: BTreeSet<&str> = Code::all().map(Code::as_str).collect();
    assert_eq!(all.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "codes that locales/es.json lacks");
    assert_eq!(known.difference(&all).collect::<Vec<_>>(), Vec::<&&str>::new(), "texts of codes that do not exist");
    for code in Code::all() {
        let texts = &catalog.codes[code.as_str()];
        assert_eq!(placeholders(&texts.message), placeholders(code.message()), "{code}: message");
        assert_eq!(placeholders(&texts.title), BTreeSet::new(), "{code}: title");
        assert_eq!(texts.help.len(), code.helps().len(), "{code}: number of remedies");
        for (spanish, english) in texts.help.iter().zip(code.helps()) {
            assert_eq!(placeholders(spanish), placeholders(english), "{code}: help");
        }
        for text in texts.help.iter().chain([&texts.title, &texts.message]) {
            assert!(!text.is_empty() && !text.ends_with('.') && !text.contains('\n'), "{code}: {text}");
        }
        assert_ne!(texts.title, code.title(), "{code}");
    }
}

/// What the shared cases raise.
fn diagnostics() -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for case in payloads::cases(include_str!("cases/contacts.json")) {
        found.extend(validate_contact(&case.input, &case.options).diagnostics);
    }
    for case in payloads::cases(include_str!("cases/communications.json")) {
        found.extend(validate_communication(&case.input, &case.options).diagnostics);
    }
    for case in payloads::cases(include_str!("cases/notes.json")) {
        found.extend(validate_note(&case.input, &case.options).diagnostics);
    }
    for case in payloads::cases(include_str!("cases/invitations.json")) {
        found.extend(check_portal_invitation(&case.input, &case.options).diagnostics);
    }
    for case in payloads::cases(include_str!("cases/updates.json")) {
        found.extend(validate_contact_update(&case.input, &case.options).diagnostics);
    }
    for case in payloads::cases(include_str!("cases/diffs.json")) {
        found.extend(diff_contacts(&case.before, &case.after, &case.options).diagnostics);
    }
    let texts = |file: &str| -> Vec<String> {
        let cases: Vec<Value> = serde_json::from_str(file).expect("a list");
        cases.iter().map(|case| case["text"].as_str().expect("a text").to_owned()).collect()
    };
    for text in texts(include_str!("cases/phones.json")) {
        found.extend(normalize_phone(&text, &PhoneOptions::default()).diagnostics);
    }
    for text in texts(include_str!("cases/emails.json")) {
        found.extend(normalize_email(&text, &EmailOptions::default()).diagnostics);
    }
    for line in include_str!("cases/conditions-examples.jsonl").lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        found.extend(parse_conditions(case["text"].as_str().expect("a text"), &Default::default()).diagnostics);
    }
    found
}

#[test]
fn every_phrase_of_the_shared_cases_is_translated() {
    let catalog = spanish();
    let known = |phrase: &str| catalog.phrase(phrase) != phrase;
    // Names stay as they are: one word, in backticks, or a row of a table of types: `4 (Technical)`.
    let is_name =
        |text: &str| !text.contains(' ') || text.starts_with(|c: char| "`{".contains(c) || c.is_ascii_digit());
    let mut missing = BTreeSet::new();
    let mut phrases = 0;
    for diagnostic in diagnostics() {
        let titles = diagnostic.fix.iter().map(|fix| fix.title.to_string());
        let params = diagnostic.params.iter().flat_map(|(_, param)| match param {
            Param::Text(text) => vec![text.to_string()],
            Param::List(list) => list.iter().map(ToString::to_string).collect(),
            Param::Number(_) => Vec::new(),
        });
        for phrase in titles.chain(params.filter(|text| !is_name(text))) {
            phrases += 1;
            if !known(&phrase) {
                missing.insert(format!("{}: {phrase}", diagnostic.code));
            }
        }
    }
    assert!(phrases > 100, "only {phrases} phrases");
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn translates_messages_remedies_and_fixes() {
    let catalog = spanish();
    let contact = serde_json::json!({"firstName": "x".repeat(31), "company": "7"});
    let found = validate_contact(&contact, &ContactOptions::default()).diagnostics;
    let told: Vec<_> = found.iter().map(|diagnostic| translate(diagnostic, &catalog)).collect();
    assert_eq!(told[0].message, "`firstName` admite como máximo 30 unidades de código UTF-16, se encontraron 31");
    assert_eq!(told[0].help.as_deref(), Some("acortar `firstName` en 1"));
    assert_eq!(told[1].message, "`company`: se esperaba un objeto con `id`, se encontró una cadena");
    assert_eq!(told[1].fix.as_deref(), Some("convertir el valor"));

    let update = serde_json::json!([{"op": "replace", "path": "/gender", "value": "x"}]);
    let mut options = ContactOptions::default();
    options.api = psa_contacts::Api::Current;
    let found = validate_contact_update(&update, &options).diagnostics;
    assert_eq!(translate(&found[0], &catalog).message, "`gender` admite Female o Male");
}

#[test]
fn what_a_catalog_lacks_stays_english() {
    let empty = Catalog::from_json(r#"{"language": "xx", "or": "|", "codes": {}, "phrases": {}}"#).expect("a catalog");
    for diagnostic in diagnostics() {
        let told = translate(&diagnostic, &empty);
        assert_eq!(told.message, diagnostic.message());
        assert_eq!(told.help, diagnostic.help());
    }
    assert!(Catalog::from_json("{}").is_err());
}
