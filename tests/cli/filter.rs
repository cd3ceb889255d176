//! `filter`: rows that conditions keep.

use crate::{dir, run_with};
use serde_json::Value;

const CONTACTS: &str = "{\"firstName\": \"Ann\",  \"company\": {\"id\": 1}}\n{\"firstName\": \"Bob\", \"company\": {\"id\": 2}}\n\
                        {\"firstName\": \"Amy\", \"company\": {\"id\": 1}}\n";

#[test]
fn rows_are_kept_as_they_stand() {
    let csv = "Name;First name;Company ID\nx;Ann;1\nx;\"Bob\";2\n";
    let json = format!("[{}]", CONTACTS.trim_end().replace('\n', ",\n"));
    let dir = dir(&[("a.ndjson", CONTACTS), ("a.csv", csv), ("a.json", &json)]);
    let filter = |conditions: &str, file: &str| run_with(dir.path(), &["filter", conditions, file], "");
    let found = filter("company/id = 1 and firstName like \"A%\"", "a.ndjson");
    let kept: Vec<&str> = found.out.lines().collect();
    assert_eq!(
        (kept, found.status),
        (vec![CONTACTS.lines().next().unwrap(), CONTACTS.lines().last().unwrap()], Some(0))
    );
    assert_eq!(filter("company/id = 2", "a.csv").out, "Name;First name;Company ID\nx;\"Bob\";2\n");
    let list: Vec<Value> = serde_json::from_str(&filter("company/id = 1", "a.json").out).unwrap();
    assert_eq!(list.iter().map(|contact| &contact["firstName"]).collect::<Vec<_>>(), ["Ann", "Amy"]);
    let none: Vec<Value> = serde_json::from_str(&filter("company/id = 9", "a.json").out).unwrap();
    assert!(none.is_empty());
    assert_eq!(run_with(dir.path(), &["filter", "company/id = 2", "-"], CONTACTS).out.lines().count(), 1);
}

#[test]
fn a_table_keeps_the_name_of_its_separator() {
    let dir = dir(&[("a.csv", "sep=^\nFirst name^Company ID\nAnn^1\nBob^2\n")]);
    let found = run_with(dir.path(), &["filter", "company/id = 2", "a.csv"], "");
    assert_eq!(found.out, "sep=^\nFirst name^Company ID\nBob^2\n");
}

#[test]
fn child_conditions_are_about_one_element() {
    let row = "{\"communicationItems\": [{\"type\": {\"id\": 1}, \"value\": \"a\"}, {\"type\": {\"id\": 2}, \"value\": \"b\"}]}\n";
    let dir = dir(&[("a.ndjson", row)]);
    let conditions = "communicationItems/type/id = 1 and communicationItems/value = \"b\"";
    let child = ["filter", "--any-field", "--dialect", "childConditions", conditions, "a.ndjson"];
    assert_eq!(run_with(dir.path(), &child, "").out, "");
    assert_eq!(run_with(dir.path(), &["filter", "--any-field", conditions, "a.ndjson"], "").out, row);
}

#[test]
fn rows_that_cannot_be_read_are_findings() {
    let dir = dir(&[("a.ndjson", &format!("broken\n{CONTACTS}"))]);
    let found = run_with(dir.path(), &["filter", "company/id = 1", "a.ndjson"], "");
    assert_eq!((found.out.lines().count(), found.status), (2, Some(1)));
    assert!(found.err.starts_with("a.ndjson:1: error[row.not-json]"), "{}", found.err);
}

#[test]
fn wrong_conditions_run_over_nothing() {
    let dir = dir(&[("a.ndjson", CONTACTS)]);
    let found = run_with(dir.path(), &["filter", "colour = 1", "a.ndjson"], "");
    assert_eq!((found.out.as_str(), found.status), ("", Some(2)));
    assert!(found.err.contains("1 | colour = 1\n  | ^^^^^^\n"), "{}", found.err);
}
