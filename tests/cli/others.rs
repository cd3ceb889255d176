//! `diff`, `schema`, `codes`, completions and help.

use crate::{examples, run, run_with};
use psa_contacts::Code;
use serde_json::{Value, json};

#[test]
fn the_smallest_update_between_two_contacts() {
    let dir = examples();
    let found = run(dir.path(), "diff old.json new.json");
    let operations: Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!(found.status, Some(0), "{}", found.err);
    let expected = json!([
        {"op": "replace", "path": "lastName", "value": "Smith-Jones"},
        {"op": "remove", "path": "title"},
    ]);
    let plain = |list: &Value| {
        let mut list: Vec<String> =
            list.as_array().unwrap().iter().map(|operation| operation.to_string().replace("\"/", "\"")).collect();
        list.sort();
        list
    };
    assert_eq!(plain(&operations), plain(&expected));
    assert_eq!(run(dir.path(), "diff old.json new.json --format ndjson").out.lines().count(), 2);
    assert_eq!(run(dir.path(), "diff old.json old.json --format json").out, "[]\n");
    let wrong = run_with(dir.path(), &["diff", "old.json", "-"], "{\"firstName\": 5, \"company\": {\"id\": 1}}");
    assert_eq!((wrong.status, wrong.out.as_str()), (Some(1), ""));
    assert!(wrong.err.contains("error[contact.wrong-type] at /firstName"), "{}", wrong.err);
    for arguments in ["diff old.json contacts.csv", "diff - -", "diff old.json none.json"] {
        assert_eq!(run(dir.path(), arguments).status, Some(2), "{arguments}");
    }
}

#[test]
fn schemas_of_every_subject_draft_and_model() {
    let dir = examples();
    let schema = |arguments: &str| {
        let found = run(dir.path(), &format!("schema {arguments}"));
        assert_eq!((found.status, found.err.as_str()), (Some(0), ""));
        serde_json::from_str::<Value>(&found.out).unwrap()
    };
    assert_eq!(schema("")["properties"]["firstName"]["maxLength"], 30);
    assert_eq!(schema("note")["title"], "Note");
    assert_eq!(schema("communication --draft draft-07")["$schema"], "http://json-schema.org/draft-07/schema#");
    assert_ne!(schema("--api current"), schema(""));
}

#[test]
fn every_code_is_listed_and_explained() {
    let dir = examples();
    let list: Vec<Value> = serde_json::from_str(&run(dir.path(), "codes --format json").out).unwrap();
    let human = run(dir.path(), "codes").out;
    for code in Code::all().map(|code| code.as_str()).chain(["file.duplicate-email", "file.duplicate-phone"]) {
        assert!(list.iter().any(|row| row["code"] == code), "{code}");
        assert!(human.lines().any(|line| line.split_whitespace().next() == Some(code)), "{code}");
    }
    let one = run(dir.path(), "codes contact.required").out;
    assert!(one.starts_with("contact.required") && one.contains("help: "), "{one}");
    assert_eq!(run(dir.path(), "codes --format ndjson").out.lines().count(), list.len());
    assert_eq!(run(dir.path(), "codes shoe").status, Some(2));
}

#[test]
fn shells_complete_the_command() {
    let dir = examples();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let found = run(dir.path(), &format!("completions {shell}"));
        assert_eq!(found.status, Some(0));
        for word in ["psa-contacts", "validate", "unknown-fields"] {
            assert!(found.out.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn help_and_version_are_no_failure() {
    let dir = examples();
    for arguments in ["--help", "validate --help", "query url --help", "--version"] {
        let found = run(dir.path(), arguments);
        assert_eq!((found.status, found.err.as_str()), (Some(0), ""), "{arguments}");
        assert!(found.out.contains("psa-contacts"), "{arguments}");
    }
}

#[test]
fn a_run_tells_what_it_took() {
    let dir = examples();
    let found = run(dir.path(), "validate contacts.csv --quiet --stats");
    assert!(found.err.starts_with("4 rows in ") && found.err.contains(" rows/s"), "{}", found.err);
}
