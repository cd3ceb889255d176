//! The JSON Schemas against a validator that is not ours, and against the check.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

#[path = "support/payloads.rs"]
#[allow(dead_code, reason = "this test reads the cases alone")]
mod payloads;

use jsonschema::Validator;
use proptest::prelude::*;
use psa_contacts::json_schema::{CANNOT_SAY, Draft, SchemaSubject, json_schema};
use psa_contacts::{
    Api, ContactOptions, Diagnostic, Outcome, Severity, validate_communication, validate_contact,
    validate_contact_update, validate_note,
};
use serde_json::{Value, json};
use std::sync::LazyLock;

const DRAFTS: [Draft; 2] = [Draft::Draft202012, Draft::Draft07];

fn compiled(subject: SchemaSubject, api: Api, draft: Draft) -> Validator {
    let schema = json_schema(subject, api, draft);
    assert!(jsonschema::meta::is_valid(&schema), "{schema}");
    jsonschema::validator_for(&schema).expect("a schema")
}

/// Which entry of [`CANNOT_SAY`] explains that a schema and the check part.
fn reason(schema_accepts: bool, input: &Value, found: &[Diagnostic], schema: &Validator) -> Option<usize> {
    if !schema_accepts {
        // Without the white space around its texts the payload is accepted.
        return schema.is_valid(&trimmed(input)).then_some(1);
    }
    let errors: Vec<_> = found.iter().filter(|d| d.severity == Severity::Error).collect();
    let is_length = |code: &str| code == "contact.too-long";
    let is_value = |code: &str| {
        code.starts_with("email.")
            || code.starts_with("phone.")
            || ["communication.email-in-number", "communication.number-in-email", "communication.two-extensions"]
                .contains(&code)
    };
    let points = |pointer: &str| input.pointer(pointer).and_then(Value::as_str).unwrap().trim().chars().count();
    let said = errors.iter().all(|d| is_length(d.code.as_str()) || is_value(d.code.as_str()));
    let mut lengths = errors.iter().filter(|d| is_length(d.code.as_str()));
    let counted = lengths.all(|d| {
        let max = serde_json::to_value(d.params.get("max")).unwrap().as_u64().unwrap();
        points(&d.pointer().unwrap()) as u64 <= max
    });
    match (said && counted, errors.iter().any(|d| is_length(d.code.as_str()))) {
        (false, _) => None,
        (true, true) => Some(0),
        (true, false) => Some(2),
    }
}

fn trimmed(value: &Value) -> Value {
    match value {
        Value::String(text) => text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').into(),
        Value::Array(list) => list.iter().map(trimmed).collect(),
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), trimmed(value))).collect(),
        other => other.clone(),
    }
}

/// The schemas of a subject, for each model and draft.
fn schemas(subject: SchemaSubject) -> Vec<(Api, Validator)> {
    [Api::Documented, Api::Current]
        .into_iter()
        .flat_map(|api| DRAFTS.map(|draft| (api, compiled(subject, api, draft))))
        .collect()
}

/// Whether a check accepts a payload, and everything that it found.
type Check = fn(&Value, &ContactOptions) -> (bool, Vec<Diagnostic>);

fn told<T>(outcome: Outcome<T>) -> (bool, Vec<Diagnostic>) {
    (outcome.ok(), outcome.diagnostics)
}

/// Payloads by name.
type Inputs = Vec<(String, Value)>;

/// Contacts as updates: the object form, and an operation for each of their fields.
fn as_updates(contacts: &str) -> Inputs {
    let operation =
        |(name, value): (&String, &Value)| json!({"op": "replace", "path": format!("/{name}"), "value": value});
    let forms = |case: payloads::Case| {
        let operations = case.input.as_object().map(|members| members.iter().map(operation).collect::<Value>());
        [Some(case.input.clone()), operations].into_iter().flatten().map(move |input| (case.name.clone(), input))
    };
    payloads::cases(contacts).into_iter().flat_map(forms).collect()
}

#[test]
fn paths_of_operations_are_those_of_the_check() {
    let paths = [
        "title",
        "/title",
        "//title",
        "/title/",
        "/Title",
        "",
        "/",
        "/titl~0e",
        "/title~",
        "/company",
        "/company/id",
        "/gender",
        "/types",
        "/typeIds",
        "/typeIds/0",
        "/_info",
        "/_info/lastUpdated",
        "/id",
        "/customFields",
        "/customFields/0",
        "customFields/-",
        "/customFields/01/value",
        "/customFields/3/value/x~1y/",
        "/customFields/3/value~2",
        "/integratorTags/1",
        "/communicationItems",
        "/communicationItems/",
        "/communicationItems/0",
        "communicationItems/-",
        "/communicationItems/01",
        "/communicationItems/+1",
        "/communicationItems/12/value",
        "/communicationItems/-/value",
        "/communicationItems/0/type",
        "/communicationItems/0/type/id",
        "/communicationItems/0/id",
        "/communicationItems/0/extension",
        "/communicationItems/0/value/x",
        "/communicationItems/0/nothing",
    ];
    let values =
        [json!("x"), json!(""), json!(null), json!({"id": 1}), json!([]), json!({"type": {"id": 9}, "value": "x"})];
    for (api, schema) in schemas(SchemaSubject::Update) {
        let mut options = ContactOptions::default();
        options.api = api;
        for path in paths {
            let removed = json!([{"op": "remove", "path": path}]);
            let set = ["add", "replace"]
                .into_iter()
                .flat_map(|op| values.iter().map(move |value| json!([{"op": op, "path": path, "value": value}])));
            for update in set.chain([removed, json!([{"op": "add", "path": path}])]) {
                assert_eq!(
                    schema.is_valid(&update),
                    validate_contact_update(&update, &options).ok(),
                    "{api:?} {update}"
                );
            }
        }
    }
}

#[test]
fn schemas_and_checks_part_only_where_a_schema_cannot_say_it() {
    let inputs = |file: &str| payloads::cases(file).into_iter().map(|case| (case.name, case.input)).collect();
    let fields = include_str!("cases/fields.json");
    let contact: Check = |input, options| told(validate_contact(input, options));
    let update: Check = |input, options| told(validate_contact_update(input, options));
    let communication: Check = |input, options| told(validate_communication(input, options));
    let note: Check = |input, options| told(validate_note(input, options));
    let subjects: [(SchemaSubject, Inputs, Check); 6] = [
        (SchemaSubject::Contact, inputs(include_str!("cases/contacts.json")), contact),
        (SchemaSubject::Contact, inputs(fields), contact),
        (SchemaSubject::Communication, inputs(include_str!("cases/communications.json")), communication),
        (SchemaSubject::Note, inputs(include_str!("cases/notes.json")), note),
        (SchemaSubject::Update, inputs(include_str!("cases/updates.json")), update),
        (SchemaSubject::Update, as_updates(fields), update),
    ];
    let mut seen = [false; CANNOT_SAY.len()];
    let mut compared = 0;
    for (subject, inputs, check) in subjects {
        let schemas = schemas(subject);
        for (name, input) in inputs {
            for (api, schema) in &schemas {
                let mut options = ContactOptions::default();
                options.api = *api;
                let (ok, found) = check(&input, &options);
                let accepts = schema.is_valid(&input);
                compared += 1;
                if accepts != ok {
                    let reason = reason(accepts, &input, &found, schema).unwrap_or_else(|| {
                        let why: Vec<String> = schema.iter_errors(&input).map(|e| e.to_string()).collect();
                        panic!("{subject:?}: {name} ({api:?}) {input}: {found:?} {why:?}")
                    });
                    seen[reason] = true;
                }
            }
        }
    }
    assert!(compared > 4000, "only {compared} comparisons");
    assert_eq!(seen, [true; CANNOT_SAY.len()], "what the list says must occur, or is wrong");
}

#[test]
fn dates_of_the_schema_are_those_of_the_calendar() {
    let schema = compiled(SchemaSubject::Contact, Api::Documented, Draft::Draft202012);
    for day in 0..(400 * 372) {
        let (year, month, day) = (1700 + day / 372, day / 31 % 12 + 1, day % 31 + 1);
        if !(year % 50 < 5 || month == 2 && day > 27 || day > 30) {
            continue;
        }
        let contact =
            json!({"firstName": "J", "company": {"id": 1}, "birthDay": format!("{year:04}-{month:02}-{day:02}")});
        let ok = validate_contact(&contact, &ContactOptions::default()).ok();
        assert_eq!(schema.is_valid(&contact), ok, "{contact}");
    }
}

proptest! {
    #[test]
    fn any_date_is_judged_alike(text in "[ ]?[0-9]{4}-[01][0-9]-[0-3][0-9]([Tt][0-2][0-9]:[0-6][0-9](:[0-6][0-9](\\.[0-9]{1,3})?)?([Zz]|[+-][01][0-9](:?[0-6][0-9])?)?)?[ ]?") {
        let contact = json!({"firstName": "J", "company": {"id": 1}, "birthDay": text});
        static SCHEMAS: LazyLock<Vec<(Api, Validator)>> = LazyLock::new(|| schemas(SchemaSubject::Contact));
        for (api, schema) in SCHEMAS.iter() {
            let mut options = ContactOptions::default();
            options.api = *api;
            prop_assert_eq!(schema.is_valid(&contact), validate_contact(&contact, &options).ok(), "{}", contact);
        }
    }
}

/// The schemas that `schemars` hands to other tools are the same ones.
#[cfg(feature = "schemars")]
#[test]
fn schemars_gives_the_same_schema() {
    let ours = json_schema(SchemaSubject::Contact, Api::Documented, Draft::Draft202012);
    let theirs = serde_json::to_value(schemars::schema_for!(psa_contacts::Contact)).unwrap();
    for member in ["type", "required", "properties", "$defs"] {
        assert_eq!(ours[member], theirs[member], "{member}");
    }
}
