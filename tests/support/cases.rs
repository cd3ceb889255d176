//! Runs a JSON file of cases: `text` and `options` in, the value, the changes and the diagnostics out.
//!
//! A diagnostic is written as `[code, underlined text]`, or `[code, underlined text, text after its fix]`.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a case file that is not well formed fails the test")]

use psa_contacts::diagnostic::Outcome;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Runs every case of `file` and reports all that differ. `run` takes the text and the options.
pub(crate) fn run<T: Serialize>(file: &str, run: impl Fn(&str, Value) -> Outcome<T>) {
    let cases: Vec<Map<String, Value>> = serde_json::from_str(file).expect("a list of objects");
    assert!(cases.len() >= 100, "only {} cases", cases.len());
    let mut wrong = String::new();
    for case in &cases {
        let text = case["text"].as_str().expect("text");
        let options = case.get("options").cloned().unwrap_or_else(|| json!({}));
        let outcome = run(text, options.clone());
        let actual = actual(text, &options, &outcome, case);
        if actual != *case {
            wrong.push_str(&format!(
                "expected {}\n   found {}\n",
                serde_json::to_string(case).expect("JSON"),
                serde_json::to_string(&actual).expect("JSON")
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The case as it would have to be written for what came out. Of the value, only the members that the case names.
fn actual<T: Serialize>(
    text: &str,
    options: &Value,
    outcome: &Outcome<T>,
    case: &Map<String, Value>,
) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("text".to_owned(), json!(text));
    if options.as_object().is_some_and(|options| !options.is_empty()) {
        out.insert("options".to_owned(), options.clone());
    }
    if let Some(value) = &outcome.value {
        let mut value = serde_json::to_value(value).expect("JSON");
        if let (Some(value), Some(Value::Object(named))) = (value.as_object_mut(), case.get("value")) {
            value.retain(|name, _| named.contains_key(name));
        }
        out.insert("value".to_owned(), value);
    }
    let changes: Vec<_> = outcome.changes.iter().map(|change| change.rule.clone()).collect();
    if !changes.is_empty() {
        out.insert("changes".to_owned(), json!(changes));
    }
    let diagnostics: Vec<Value> = outcome
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let underlined = diagnostic.span.expect("a span").slice(text).expect("a span inside the text");
            match &diagnostic.fix {
                Some(fix) => {
                    json!([diagnostic.code, underlined, fix.apply_edits(text).expect("edits inside the text")])
                }
                None => json!([diagnostic.code, underlined]),
            }
        })
        .collect();
    if !diagnostics.is_empty() {
        out.insert("diagnostics".to_owned(), json!(diagnostics));
    }
    out
}
