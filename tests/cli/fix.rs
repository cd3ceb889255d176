//! `fix`: what becomes of a file.

use crate::{dir, examples, line, run, run_with};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn read(dir: &Path, name: &str) -> String {
    fs::read_to_string(dir.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn a_table_becomes_contacts_that_can_be_sent_and_rejects() {
    let dir = examples();
    let found = run(dir.path(), "fix contacts.csv");
    assert_eq!(found.status, Some(1), "{}", found.err);
    let fixed: Vec<Value> =
        read(dir.path(), "contacts.fixed.ndjson").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(fixed.len(), 3);
    let mary = json!({
        "firstName": "Mary", "lastName": "Major", "company": {"id": 12345},
        "communicationItems": [
            {"type": {"id": 1}, "value": "mary@acme.com"},
            {"type": {"id": 4}, "value": "+13055854226", "extension": "7"},
        ],
    });
    assert_eq!(fixed[1], mary);
    let rejects = read(dir.path(), "contacts.rejects.csv");
    assert_eq!(rejects, "First Name;Last Name;Company ID;E-mail;Mobile Phone\n;Doe;12345;jane@acme.com;\n");
    assert!(found.out.starts_with("contacts.csv:3: error[contact.required] at /firstName (column 1)"), "{}", found.out);
    assert_eq!(found.out.matches("error[").count(), 1, "what was mended is not reported: {}", found.out);
    for told in ["1 row mended whole", "3 contacts in contacts.fixed.ndjson", "1 reject in contacts.rejects.csv"] {
        assert!(found.err.contains(told), "{told}: {}", found.err);
    }
    // What is fixed is clean, and stays as it is.
    let again = run(dir.path(), "fix contacts.fixed.ndjson --output again.ndjson");
    assert_eq!(again.status, Some(0), "{}", again.out);
    assert_eq!(read(dir.path(), "again.ndjson"), read(dir.path(), "contacts.fixed.ndjson"));
    assert!(!dir.path().join("contacts.fixed.rejects.ndjson").exists(), "nothing was rejected");
}

#[test]
fn arrays_stay_arrays() {
    let text = "[{\"firstName\": \"A\", \"company\": {\"id\": 1}}, {\"firstName\": 5},\n {\"firstName\": \"B\", \"company\": {\"id\": 1}}]";
    let dir = dir(&[("a.json", text), ("none.json", "[]")]);
    assert_eq!(run(dir.path(), "fix a.json").status, Some(1));
    let names = |file: &str| {
        let list: Vec<Value> = serde_json::from_str(&read(dir.path(), file)).unwrap();
        list.into_iter().map(|contact| contact["firstName"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(names("a.fixed.json"), ["A", "B"]);
    assert_eq!(names("a.rejects.json"), [5]);
    assert_eq!(run(dir.path(), "fix none.json").status, Some(0));
    assert!(names("none.fixed.json").is_empty());
}

#[test]
fn standard_input_goes_to_standard_output() {
    let dir = dir(&[]);
    let rows = format!("{}{{\"company\": {{\"id\": 1}}}}\n{}", line(1), line(2));
    let found = run_with(dir.path(), &["fix", "-", "--rejects", "no.ndjson"], &rows);
    assert_eq!(found.status, Some(1));
    let kept: Vec<Value> = found.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(kept.len(), 2, "data alone on standard output");
    assert!(found.err.contains("stdin:2: error[contact.required]"), "{}", found.err);
    assert_eq!(read(dir.path(), "no.ndjson"), "{\"company\": {\"id\": 1}}\n");
}

#[test]
fn files_that_exist_are_replaced_only_by_force() {
    let dir = dir(&[("a.ndjson", &line(1)), ("a.fixed.ndjson", "mine"), ("a.rejects.ndjson", "old")]);
    let refused = run(dir.path(), "fix a.ndjson");
    assert_eq!(refused.status, Some(2));
    assert!(refused.err.contains("`--force`"), "{}", refused.err);
    assert_eq!(read(dir.path(), "a.fixed.ndjson"), "mine");
    assert_eq!(run(dir.path(), "fix a.ndjson --force").status, Some(0));
    assert!(read(dir.path(), "a.fixed.ndjson").contains("ann1@example.com"));
    assert!(!dir.path().join("a.rejects.ndjson").exists(), "the rejects of an earlier run are gone");
}

#[test]
fn an_input_that_breaks_off_leaves_no_file() {
    let dir = dir(&[("a.json", "[{\"firstName\": \"A\", \"company\": {\"id\": 1}}, {")]);
    assert_eq!(run(dir.path(), "fix a.json").status, Some(2));
    let left: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["a.json"]);
}

#[test]
fn outputs_that_would_destroy_something_are_refused() {
    let dir = dir(&[("a.ndjson", &line(1))]);
    for arguments in [
        "--output a.ndjson --force",
        "--rejects a.ndjson --force",
        "--output b --rejects b",
        "--output b.csv",
        "--output no/b",
    ] {
        let found = run(dir.path(), &format!("fix a.ndjson {arguments}"));
        assert_eq!(found.status, Some(2), "{arguments}: {}", found.err);
        assert_eq!(read(dir.path(), "a.ndjson"), line(1), "{arguments}");
    }
}
