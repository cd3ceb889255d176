//! `query`: conditions on the command line.

use crate::{Run, dir, run_with};
use serde_json::{Value, json};

fn query(arguments: &[&str]) -> Run {
    run_with(dir(&[]).path(), &[&["query"], arguments].concat(), "")
}

#[test]
fn a_finding_shows_the_text_with_its_place_underlined() {
    let found = query(&["check", "lastName like 5"]);
    assert_eq!((found.status, found.out.as_str()), (Some(1), ""));
    let shown = "error[conditions.literal-type]: `lastName` holds a string, found a number\n \
                 --> conditions:1:15\n  |\n1 | lastName like 5\n  |               ^\n";
    assert!(found.err.starts_with(shown), "{}", found.err);
    let wide = query(&["check", "firstName = \"😀é\" and colour = 1"]);
    assert!(
        wide.err.contains("\n  |                       ^^^^^^\n"),
        "the width of each character counts: {}",
        wide.err
    );
    assert_eq!(query(&["check", "company/id = 1"]).status, Some(0));
    assert_eq!(query(&["check", "company/id = 1"]).err, "");
}

#[test]
fn findings_as_data_are_on_standard_output() {
    let found = query(&["check", "--format", "json", "colour = 1"]);
    let document: Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!((found.status, found.err.as_str(), &document["ok"]), (Some(1), "", &json!(false)));
    assert_eq!(document["diagnostics"][0]["span"], json!({"start": 0, "end": 6}));
    let lines = query(&["check", "--format", "ndjson", "colour = 1 and shoe = 2"]).out;
    let codes: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["code"].clone()).collect();
    assert_eq!(codes, ["conditions.unknown-field", "conditions.unknown-field"]);
}

#[test]
fn conditions_are_printed_explained_and_split() {
    let text = "company/id=1 AND communicationItems/value='a@b.com'";
    for (arguments, expected) in [
        (vec!["format", "company/id=1 AND inactiveFlag=False"], "company/id = 1 and inactiveFlag = false\n"),
        (vec!["format", "--pretty", "id=1 and id=2"], "id = 1\nand id = 2\n"),
        (vec!["format", "--compact", "id = 1"], "id=1\n"),
        (vec!["explain", "company/id = 5"], "Contacts for which the company id is 5.\n"),
        (vec!["split", text], "conditions=company/id = 1\nchildConditions=communicationItems/value = \"a@b.com\"\n"),
        (vec!["url", "id = 1", "--page-size", "50"], "/company/contacts?conditions=id%20%3D%201&pageSize=50\n"),
        (
            vec!["url", "--child-conditions", "types/id = 1", "--order-by", "lastName", "--fields", "id,lastName"],
            "/company/contacts?childConditions=types%2Fid%20%3D%201&orderBy=lastName&fields=id%2ClastName\n",
        ),
    ] {
        let found = query(&arguments);
        assert_eq!((found.out.as_str(), found.status), (expected, Some(0)), "{arguments:?}: {}", found.err);
    }
    let split: Value = serde_json::from_str(&query(&["split", "--format", "json", text]).out).unwrap();
    assert_eq!(
        split,
        json!({"value": {"conditions": "company/id = 1", "childConditions": "communicationItems/value = \"a@b.com\""}})
    );
}

#[test]
fn conditions_come_from_standard_input_too() {
    let found = run_with(dir(&[]).path(), &["query", "format", "-"], "id=1\n");
    assert_eq!((found.out.as_str(), found.status), ("id = 1\n", Some(0)));
}

#[test]
fn options_reach_the_check() {
    assert_eq!(query(&["check", "colour = 1"]).status, Some(1));
    assert_eq!(query(&["check", "colour = 1", "--any-field"]).status, Some(0));
    assert_eq!(query(&["check", "types/id = 1", "--dialect", "childConditions"]).status, Some(0));
    assert_ne!(
        query(&["check", "types/id = 1", "--format", "json"]).out,
        query(&["check", "types/id = 1", "--format", "json", "--api", "current"]).out
    );
    assert_eq!(query(&["check", "id = 1", "--dialect", "shoe"]).status, Some(2));
}

#[test]
fn what_is_wrong_gives_no_answer() {
    for arguments in [
        vec!["format", "id ="],
        vec!["explain", "id ="],
        vec!["split", "id = 1 or communicationItems/value = \"a\""],
        vec!["url", "id ="],
        vec!["url", "id = 1", "--page-size", "5000"],
    ] {
        let found = query(&arguments);
        assert_eq!((found.out.as_str(), found.status), ("", Some(1)), "{arguments:?}");
        assert!(found.err.starts_with("error["), "{arguments:?}: {}", found.err);
    }
}
