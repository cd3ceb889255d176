//! The verbs over expressions, by shared cases: explain, simplify, split, complete, tokens, rules, SQL, and the cutting of
//! long lists.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use psa_contacts::conditions::{
    ConditionsOptions, Dialect, Entity, Expr, SqlOptions, complete_conditions, evaluate_in, explain_conditions,
    explain_match, field, filter_in, from_rules, parse_conditions, rules_fields, same_meaning, simplify,
    split_conditions, to_rules, to_sql, tokens_of,
};
use psa_contacts::query::{QueryParts, contacts_queries, contacts_query};
use psa_contacts::span::Span;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    verb: String,
    input: Value,
    #[serde(default)]
    options: ConditionsOptions,
    #[serde(default)]
    sql: SqlOptions,
    gives: Value,
}

fn tree(text: &Value, dialect: Dialect) -> Expr {
    let options = ConditionsOptions::default().entity(Entity::Any).dialect(dialect);
    parse_conditions(text.as_str().unwrap(), &options).into_result().unwrap()
}

fn codes(diagnostics: &[psa_contacts::Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

/// What a verb gives, in the form of the cases.
fn run(case: &Case) -> Value {
    let Case { input, options, sql, .. } = case;
    let tree = || tree(input, options.dialect);
    match case.verb.as_str() {
        "explain" => json!(explain_conditions(&tree(), options)),
        "simplify" => json!(simplify(&tree(), options).to_string()),
        "split" => {
            let outcome = split_conditions(&tree(), options);
            json!({ "value": outcome.value, "codes": codes(&outcome.diagnostics) })
        }
        "complete" => {
            let marked = input.as_str().unwrap();
            let text = marked.replacen('|', "", 1);
            let before = marked.split('|').next().unwrap();
            let done = complete_conditions(&text, before.encode_utf16().count(), options);
            let labels: Vec<&str> = done.items.iter().take(6).map(|item| item.label.as_str()).collect();
            json!({ "replaces": done.span.slice(&text), "labels": labels })
        }
        "tokens" => {
            let text = input.as_str().unwrap();
            let tokens = tokens_of(text);
            json!(tokens.iter().map(|token| json!([token.span.slice(text), token.class])).collect::<Vec<_>>())
        }
        "toRules" => {
            let outcome = to_rules(&tree(), options);
            json!({ "value": outcome.value, "codes": codes(&outcome.diagnostics) })
        }
        "fromRules" => {
            let outcome = from_rules(input, options);
            json!({ "value": outcome.value.map(|expr| expr.to_string()), "codes": codes(&outcome.diagnostics) })
        }
        "sql" => {
            let outcome = to_sql(&tree(), sql, options);
            json!({ "value": outcome.value, "codes": codes(&outcome.diagnostics) })
        }
        other => panic!("no verb {other}"),
    }
}

#[test]
fn the_cases() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("cases/conditions-verbs.json")).unwrap();
    for case in &cases {
        assert_eq!(run(case), case.gives, "{} of {}", case.verb, case.input);
    }
    assert!(cases.len() >= 100, "only {}", cases.len());
}

#[test]
fn meanings_are_told_apart() {
    let options = ConditionsOptions::default();
    let same = |a: &str, b: &str| {
        same_meaning(&tree(&json!(a), Dialect::Conditions), &tree(&json!(b), Dialect::Conditions), &options)
    };
    for (a, b) in [
        ("id = 1 or id = 2", "id in (2, 1)"),
        ("id = 1 and firstName = \"A\"", "FirstName = 'a' AND ID = 1"),
        ("id != 1 and id != 2", "id not in (1, 2, 2)"),
        ("(id = 1 and title = null) or id = 1", "id = 1"),
        ("lastUpdated > [2024-01-01T02:00:00+02:00]", "lastUpdated > [2024-01-01]"),
        ("(id = 1 or (id = 2 or id = 3))", "id in (1, 2, 3)"),
    ] {
        assert!(same(a, b), "{a} and {b}");
    }
    for (a, b) in [
        ("id = 1", "id = 2"),
        ("id = 1 or id = 2", "id = 1 and id = 2"),
        ("types/id != 1 and types/id != 2", "types/id not in (1, 2)"),
        ("firstName = \"null\"", "firstName = null"),
        ("firstName = \"1\"", "firstName = 1"),
        ("firstName like \"a\"", "firstName contains \"a\""),
    ] {
        assert!(!same(a, b), "{a} and {b}");
    }
}

#[test]
fn child_conditions_speak_of_one_element() {
    let expr =
        tree(&json!("communicationItems/value = \"555\" and communicationItems/type/id = 1"), Dialect::ChildConditions);
    let apart = json!({ "communicationItems": [{ "value": "555", "type": { "id": 2 } }, { "value": "x", "type": { "id": 1 } }] });
    let together = json!({ "communicationItems": [{ "value": "x" }, { "value": "555", "type": { "id": 1 } }] });
    let none = json!({ "communicationItems": [] });
    let records = [apart, together, none];
    assert_eq!(filter_in(&expr, &records, Dialect::ChildConditions), [1]);
    assert_eq!(filter_in(&expr, &records, Dialect::Conditions), [0, 1]);
    let empty = tree(&json!("communicationItems/value = null"), Dialect::ChildConditions);
    assert_eq!(filter_in(&empty, &records, Dialect::ChildConditions), [2]);
    // Too many combinations of elements are not tried one by one.
    let many = json!({ "a": vec![json!({ "x": 1 }); 2000], "b": vec![json!({ "x": 1 }); 2000] });
    let both = tree(&json!("a/x = 1 and b/x = 1"), Dialect::ChildConditions);
    let start = std::time::Instant::now();
    assert_eq!(evaluate_in(&both, &many, Dialect::ChildConditions), psa_contacts::conditions::Truth::True);
    assert!(start.elapsed().as_secs() < 2);
}

#[test]
fn a_match_is_explained_part_by_part() {
    let expr = tree(&json!("id = 1 and (firstName = \"x\" or types/id = 2)"), Dialect::Conditions);
    let report = explain_match(&expr, &json!({ "id": 1, "types": [{ "id": 2 }, { "id": 3 }] }));
    assert_eq!(
        serde_json::to_value(&report).unwrap(),
        json!({ "matches": true, "tree": { "type": "and", "matches": true, "args": [
            { "type": "comparison", "matches": true, "text": "id = 1", "field": "id", "actual": 1 },
            { "type": "or", "matches": true, "args": [
                { "type": "comparison", "matches": null, "text": "firstName = \"x\"", "field": "firstName", "actual": null },
                { "type": "comparison", "matches": true, "text": "types/id = 2", "field": "types/id", "actual": [2, 3] },
            ] },
        ] } })
    );
}

#[test]
fn long_lists_are_cut_without_loss() {
    let ids: Vec<i32> = (100_000..101_000).collect();
    let filter = field("inactiveFlag").eq(false).and(field("id").one_of(ids.iter().copied().chain([100_000, 100_001])));
    let parts = QueryParts {
        conditions: Some(filter.into()),
        fields: Some(vec!["id".to_owned()]),
        page_size: Some(1000),
        ..QueryParts::default()
    };
    let options = ConditionsOptions::default();
    assert!(!contacts_query(&parts, &options).ok());
    let outcome = contacts_queries(&parts, &options);
    assert_eq!(codes(&outcome.diagnostics), ["query.cut-pages", "query.cut"]);
    let queries = outcome.value.unwrap();
    let mut found = Vec::new();
    for query in &queries {
        assert!(query.length <= 2000 && query.length == query.url.len());
        let text = query.url.replace("%20", "").replace("%3D", "=");
        assert!(text.contains("inactiveFlag=false") && text.ends_with("&fields=id&pageSize=1000"), "{}", query.url);
        let list = query.url.split("in%20(").nth(1).unwrap().split(')').next().unwrap();
        found.extend(list.split("%2C").map(|id| id.trim_start_matches("%20").parse::<i32>().unwrap()));
    }
    assert_eq!(found, ids, "every value once");
    assert!(queries.len() <= 6, "{} searches", queries.len());
    // What cannot be cut stays refused.
    let parts = QueryParts { conditions: Some(field("id").not_one_of(ids).into()), ..QueryParts::default() };
    assert_eq!(codes(&contacts_queries(&parts, &options).diagnostics), ["query.url-too-long"]);
    let short = QueryParts { conditions: Some("id = 1".into()), ..QueryParts::default() };
    assert_eq!(contacts_queries(&short, &options).value.unwrap().len(), 1);
}

#[test]
fn completion_never_fails() {
    let text = "company/id = 5 and (firstName like \"J😀*\" or lastUpdated > [2024-01-01]) & x in (1, 'a";
    for options in [
        ConditionsOptions::default(),
        ConditionsOptions::default().entity(Entity::Any),
        ConditionsOptions::default().dialect(Dialect::ChildConditions),
        ConditionsOptions::default().dialect(Dialect::CustomFieldConditions),
    ] {
        for cursor in 0..=text.len() + 3 {
            let done = complete_conditions(text, cursor, &options);
            let inside = Span { start: done.span.start, end: done.span.end };
            assert!(inside.slice(text).is_some() || cursor > text.encode_utf16().count(), "{cursor}: {inside:?}");
        }
    }
}

#[test]
fn every_proposed_field_is_taken() {
    for dialect in [Dialect::Conditions, Dialect::ChildConditions, Dialect::CustomFieldConditions] {
        for api in ["documented", "current"] {
            let options: ConditionsOptions = serde_json::from_value(json!({ "dialect": dialect, "api": api })).unwrap();
            let done = complete_conditions("", 0, &options);
            for item in done.items.iter().filter(|item| item.insert != "(") {
                let text = format!("{} != null", item.insert);
                let outcome = parse_conditions(&text, &options);
                let refused: Vec<_> =
                    outcome.diagnostics.iter().filter(|d| d.code.as_str() != "conditions.undocumented-field").collect();
                // `null` is refused for an enum alone.
                let is_enum = refused.iter().all(|d| d.code.as_str() == "conditions.literal-type");
                assert!(refused.is_empty() || is_enum, "{text}: {refused:?}");
            }
            assert!(done.items.len() > 1);
        }
    }
}

#[test]
fn the_fields_of_a_query_builder() {
    let fields = rules_fields(&ConditionsOptions::default());
    let find = |name: &str| fields.as_array().unwrap().iter().find(|field| field["name"] == name).unwrap().clone();
    assert_eq!(find("inactiveFlag")["valueEditorType"], "checkbox");
    assert_eq!(find("company/id")["inputType"], "number");
    assert_eq!(find("birthDay")["inputType"], "date");
    assert_eq!(find("portalSecurityLevel")["values"][1], json!({ "name": "2", "label": "Manager" }));
    let items = find("communicationItems");
    assert_eq!(items["matchModes"], json!(["some"]));
    assert_eq!(items["subproperties"][0]["name"], "id");
}
