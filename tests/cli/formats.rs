//! The formats of findings, and colours.

use crate::{Run, cli, dir, examples, run, run_with};
use serde_json::{Value, json};

/// The members that SARIF 2.1.0 requires of what is written here, and no others.
const SARIF: &str = include_str!("sarif.schema.json");

fn is_sarif(text: &str) -> Value {
    let validator = jsonschema::validator_for(&serde_json::from_str(SARIF).unwrap()).unwrap();
    let document: Value = serde_json::from_str(text).unwrap();
    let errors: Vec<_> =
        validator.iter_errors(&document).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let run = &document["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][at]["id"], result["ruleId"]);
    }
    run["results"].clone()
}

#[test]
fn sarif_is_sarif() {
    let dir = examples();
    let results = is_sarif(&run(dir.path(), "validate contacts.csv --format sarif").out);
    let brief: Vec<Value> = results
        .as_array()
        .unwrap()
        .iter()
        .map(|result| {
            let place = &result["locations"][0]["physicalLocation"];
            json!([result["ruleId"], result["level"], place["artifactLocation"]["uri"], place["region"]["startLine"]])
        })
        .collect();
    assert_eq!(brief[0], json!(["contact.required", "error", "contacts.csv", 3]));
    assert_eq!(brief.last(), Some(&json!(["file.duplicate-email", "warning", "contacts.csv", 5])));
    assert_eq!(results[0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], "/firstName");

    assert_eq!(
        is_sarif(&run(dir.path(), "validate contacts.csv --format sarif --max-errors 1").out).as_array().unwrap().len(),
        1
    );
    assert_eq!(is_sarif(&run_with(dir.path(), &["validate", "-", "--format", "sarif"], "").out), json!([]));
    let query = run_with(dir.path(), &["query", "check", "--format", "sarif", "colour = 1"], "");
    let region = &is_sarif(&query.out)[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region, &json!({"charOffset": 0, "charLength": 6}));
    assert_eq!(is_sarif(&run(dir.path(), "diff old.json new.json --format sarif").out), json!([]));
}

#[test]
fn json_and_ndjson_hold_the_same() {
    let dir = examples();
    let document: Value = serde_json::from_str(&run(dir.path(), "validate contacts.csv --format json").out).unwrap();
    let lines: Vec<Value> = run(dir.path(), "validate contacts.csv --format ndjson")
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let (summary, reports) = lines.split_last().unwrap();
    assert_eq!(document["reports"], json!(reports));
    assert_eq!(document["summary"], summary["summary"]);
    let first = &reports[0];
    assert_eq!(json!([first["row"], first["line"], first["ok"]]), json!([2, 3, false]));
    assert_eq!(first["diagnostics"][0]["pointer"], "/firstName");
    assert_eq!(document["summary"]["byCode"]["contact.required"], 1);
    assert_eq!(document["summary"]["rows"], 4);
    let none: Value =
        serde_json::from_str(&run_with(dir.path(), &["validate", "-", "--format", "json"], "").out).unwrap();
    assert_eq!(none["reports"], json!([]));
}

#[test]
fn colours_are_for_terminals_and_for_who_asks() {
    let dir = examples();
    let colored = |found: &Run| (found.out.contains('\u{1b}'), found.err.contains('\u{1b}'));
    assert_eq!(colored(&run(dir.path(), "validate contacts.csv")), (false, false));
    assert_eq!(colored(&run(dir.path(), "validate contacts.csv --color always")), (true, true));
    assert_eq!(colored(&run(dir.path(), "validate contacts.csv --color never")), (false, false));
    assert_eq!(colored(&run(dir.path(), "validate contacts.csv --color always --format ndjson")), (false, true));
    let with = |name: &str, value: &str| {
        let output = cli(dir.path()).args(["validate", "contacts.csv"]).env(name, value).output().unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(with("CLICOLOR_FORCE", "1"));
    assert!(!with("NO_COLOR", "1"));
}

#[test]
fn a_name_steers_no_terminal() {
    let dir = dir(&[("a.ndjson", "{\"firstName\": \"A\", \"company\": {\"id\": 1}, \"\\u001b[31mx\\u202e\": 1}\n")]);
    let found = run(dir.path(), "validate a.ndjson");
    assert!(found.out.contains("at /\\u{1b}[31mx\\u{202e}: "), "{}", found.out);
    assert!(!found.out.contains('\u{1b}'));
}
