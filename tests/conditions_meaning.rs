//! What expressions mean: every verb that rewrites one keeps its meaning, as the reference evaluation has it, and the SQL
//! made of one keeps the same rows.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use proptest::prelude::*;
use psa_contacts::conditions::{
    Comparison, ConditionsOptions, Dialect, Entity, EntityFields, Expr, FormatOptions, Literal, Operator, SqlDialect,
    SqlOptions, Timestamp, Truth, conditions_hash, evaluate, evaluate_in, expand_lists, filter, format_conditions,
    from_rules, negate, parse_conditions, same_meaning, simplify, to_rules, to_sql,
};
use serde_json::{Value, json};

/// A table with a field of each type, and one that lies in an array.
fn table() -> ConditionsOptions {
    let fields: EntityFields = serde_json::from_value(json!({
        "n": "number", "s": "string", "d": "datetime", "b": "boolean",
        "list/n": { "type": "number", "parameter": "childConditions" },
        "list/s": { "type": "string", "parameter": "childConditions" },
    }))
    .unwrap();
    ConditionsOptions::default().entity(Entity::Fields(fields))
}

fn number() -> impl Strategy<Value = Literal> {
    prop_oneof![(-2..4i32).prop_map(Literal::from), Just(Literal::from(0.5))]
}

fn string() -> impl Strategy<Value = Literal> {
    "[abB]{0,3}".prop_map(Literal::String)
}

fn pattern() -> impl Strategy<Value = Literal> {
    "([abB*%_]|\\[[ab]\\]|\\[\\^a\\]|\\[a-b\\]|\\[\\*\\]|\\[){0,4}".prop_map(Literal::String)
}

fn datetime() -> impl Strategy<Value = Literal> {
    (1..4u32, prop_oneof![Just(""), Just("T00:00:00Z"), Just("T02:00:00+02:00"), Just(" 12:30")])
        .prop_map(|(day, time)| Literal::Datetime(Timestamp::new(&format!("2024-02-{day:02}{time}")).unwrap()))
}

fn sign() -> impl Strategy<Value = Operator> {
    (0..6usize).prop_map(|at| Operator::ALL[at])
}

/// A comparison that suits its field.
fn comparison(arrays: bool) -> impl Strategy<Value = Expr> {
    let paths: (Vec<&'static str>, Vec<&'static str>) =
        if arrays { (vec!["n", "list/n"], vec!["s", "S", "list/s"]) } else { (vec!["n"], vec!["s", "S"]) };
    let (n, s) = (proptest::sample::select(paths.0), proptest::sample::select(paths.1));
    let make = |field: &str, operator, negated, value: Literal| {
        Expr::Comparison(Comparison { negated, ..Comparison::new(field, operator, value) })
    };
    let null_or = |inner: BoxedStrategy<Literal>| prop_oneof![9 => inner, 1 => Just(Literal::Null)];
    let items = |inner: BoxedStrategy<Literal>| proptest::collection::vec(inner, 1..4).prop_map(Literal::List);
    prop_oneof![
        (n.clone(), sign(), null_or(number().boxed())).prop_map(move |(f, op, v)| make(f, op, false, v)),
        (s.clone(), sign(), null_or(string().boxed())).prop_map(move |(f, op, v)| make(f, op, false, v)),
        (Just("d"), sign(), null_or(datetime().boxed())).prop_map(move |(f, op, v)| make(f, op, false, v)),
        (any::<bool>(), any::<bool>()).prop_map(move |(eq, v)| {
            make("b", if eq { Operator::Eq } else { Operator::Ne }, false, Literal::from(v))
        }),
        (n, any::<bool>(), items(null_or(number().boxed()).boxed())).prop_map(move |(f, not, v)| make(
            f,
            Operator::In,
            not,
            v
        )),
        (s.clone(), any::<bool>(), items(string().boxed())).prop_map(move |(f, not, v)| make(f, Operator::In, not, v)),
        (s.clone(), any::<bool>(), string()).prop_map(move |(f, not, v)| make(f, Operator::Contains, not, v)),
        (s, any::<bool>(), pattern()).prop_map(move |(f, not, v)| make(f, Operator::Like, not, v)),
    ]
}

fn expr(arrays: bool) -> impl Strategy<Value = Expr> {
    comparison(arrays).prop_recursive(3, 16, 4, |inner| {
        (proptest::collection::vec(inner, 2..4), any::<bool>())
            .prop_map(|(args, and)| if and { Expr::And { args, span: None } } else { Expr::Or { args, span: None } })
    })
}

fn record() -> impl Strategy<Value = Value> {
    let n = prop_oneof![(-2..4i32).prop_map(|n| json!(n)), Just(json!(0.5)), Just(Value::Null)];
    let s = prop_oneof![4 => "[abAB]{0,3}".prop_map(Value::from), 1 => Just(Value::Null)];
    let d = prop_oneof![
        (1..4u32).prop_map(|day| json!(format!("2024-02-{day:02}T00:00:00Z"))),
        Just(json!("2024-02-01T23:00:00-01:00")),
        Just(Value::Null),
    ];
    let b = prop_oneof![any::<bool>().prop_map(Value::from), Just(Value::Null)];
    let element = (n.clone(), s.clone()).prop_map(|(n, s)| json!({ "n": n, "s": s }));
    (n, s, d, b, proptest::collection::vec(element, 0..3))
        .prop_map(|(n, s, d, b, list)| json!({ "n": n, "s": s, "d": d, "b": b, "list": list }))
}

fn opposite(truth: Truth) -> Truth {
    match truth {
        Truth::True => Truth::False,
        Truth::Unknown => Truth::Unknown,
        Truth::False => Truth::True,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn simplifying_keeps_the_meaning(tree in expr(true), records in proptest::collection::vec(record(), 1..12)) {
        let options = table();
        let simple = simplify(&tree, &options);
        let blind = simplify(&tree, &ConditionsOptions::default().entity(Entity::Any));
        let listless = expand_lists(&tree);
        for record in &records {
            let truth = evaluate(&tree, record);
            prop_assert_eq!(evaluate(&simple, record), truth, "{} became {} on {}", tree, simple, record);
            prop_assert_eq!(evaluate(&blind, record), truth, "{} became {} on {}", tree, blind, record);
        }
        prop_assert_eq!(&simplify(&simple, &options), &simple, "{}", tree);
        prop_assert!(simple.to_string().len() <= tree.to_string().len(), "{} became {}", tree, simple);
        prop_assert!(same_meaning(&tree, &simple, &options));
        prop_assert_eq!(conditions_hash(&tree, &options), conditions_hash(&simple, &options));
        listless.for_each_comparison(&mut |comparison| {
            assert!(comparison.operator != Operator::In || comparison.value.items().contains(&Literal::Null), "{listless}");
        });
    }

    #[test]
    fn scalars_can_be_negated_and_freed_of_lists(tree in expr(false), record in record()) {
        prop_assert_eq!(evaluate(&negate(tree.clone()), &record), opposite(evaluate(&tree, &record)), "{}", tree);
        let kept = |tree: &Expr| evaluate(tree, &record) == Truth::True;
        prop_assert_eq!(kept(&expand_lists(&tree)), kept(&tree), "{}", tree);
        // Without an array the parameter makes no difference.
        let child = evaluate_in(&tree, &record, Dialect::ChildConditions);
        prop_assert_eq!(child, evaluate(&tree, &record), "{}", tree);
    }

    #[test]
    fn short_text_reads_back(tree in expr(true)) {
        let text = format_conditions(&tree, &FormatOptions::compact());
        let options = ConditionsOptions::default().entity(Entity::Any);
        let read = parse_conditions(&text, &options);
        prop_assert_eq!(read.value.as_ref(), Some(&tree), "{}", text);
        prop_assert!(text.len() <= tree.to_string().len());
    }

    #[test]
    fn rules_come_back(tree in expr(true), record in record()) {
        let options = table();
        let rules = to_rules(&tree, &options).value.unwrap();
        let back = from_rules(&rules, &options);
        let Some(back) = back.value else { panic!("{tree}: {:?}", back.diagnostics) };
        // `%` comes back as `*`, which is the same; everything else as it was.
        prop_assert_eq!(evaluate(&back, &record), evaluate(&tree, &record), "{} became {}", tree, back);
        prop_assert_eq!(to_rules(&back, &options).value, Some(rules));
        if !tree.to_string().contains(['%', '[']) {
            prop_assert_eq!(back, tree);
        }
    }

    #[test]
    fn any_json_as_rules_gets_an_answer(text in "[{}\\[\\]\",:a-z0-9]{0,40}") {
        if let Ok(value) = serde_json::from_str::<Value>(&text) {
            let outcome = from_rules(&value, &table());
            prop_assert_eq!(outcome.ok(), outcome.diagnostics.iter().all(|d| d.severity != psa_contacts::Severity::Error));
        }
    }
}

/// The rows that SQLite keeps, by position.
fn rows(database: &rusqlite::Connection, tree: &Expr) -> Vec<usize> {
    let outcome = to_sql(tree, &SqlOptions::new(SqlDialect::Sqlite), &table());
    let sql = outcome.value.unwrap_or_else(|| panic!("{tree}: {:?}", outcome.diagnostics));
    let mut statement = database.prepare(&format!("SELECT at FROM t WHERE {} ORDER BY at", sql.text)).unwrap();
    let params = sql.params.iter().map(|value| match value {
        Value::String(text) => rusqlite::types::Value::Text(text.clone()),
        Value::Number(number) if number.is_i64() => rusqlite::types::Value::Integer(number.as_i64().unwrap()),
        other => rusqlite::types::Value::Real(other.as_f64().unwrap()),
    });
    let found = statement.query_map(rusqlite::params_from_iter(params), |row| row.get::<_, usize>(0)).unwrap();
    found.map(Result::unwrap).collect()
}

fn database(records: &[Value]) -> rusqlite::Connection {
    let database = rusqlite::Connection::open_in_memory().unwrap();
    database.execute("CREATE TABLE t (at INTEGER, n REAL, s TEXT, d TEXT, b INTEGER)", ()).unwrap();
    for (at, record) in records.iter().enumerate() {
        let values = (at, record["n"].as_f64(), record["s"].as_str(), record["d"].as_str(), record["b"].as_bool());
        database.execute("INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5)", values).unwrap();
    }
    database
}

#[test]
fn sqlite_keeps_the_same_rows() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::default();
    let records: Vec<Value> = (0..60).map(|_| record().new_tree(&mut runner).unwrap().current()).collect();
    let database = database(&records);
    let strategy = expr(false);
    let (mut kept, mut dropped) = (0, 0);
    for _ in 0..600 {
        let tree = strategy.new_tree(&mut runner).unwrap().current();
        let expected = filter(&tree, &records);
        kept += expected.len();
        dropped += records.len() - expected.len();
        assert_eq!(rows(&database, &tree), expected, "{tree}");
    }
    assert!(kept > 1000 && dropped > 1000, "both verdicts occur: {kept} and {dropped}");
}

#[test]
fn sql_holds_no_value_and_quotes_every_name() {
    let evil = "x\" OR 1 = 1; --";
    let tree = psa_contacts::conditions::field("s").eq(evil);
    for dialect in [SqlDialect::Postgres, SqlDialect::Sqlite] {
        let sql = to_sql(&tree, &SqlOptions::new(dialect), &table()).value.unwrap();
        assert!(!sql.text.contains("OR"), "{}", sql.text);
        assert_eq!(sql.params, [json!(evil.to_lowercase())]);
        let mut options = SqlOptions::new(dialect);
        options.columns.insert("s".to_owned(), "a\"b".to_owned());
        let sql = to_sql(&tree, &options, &table()).value.unwrap();
        assert!(sql.text.contains("\"a\"\"b\""), "{}", sql.text);
    }
}
