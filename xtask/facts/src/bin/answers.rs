//! Prints what the crate answers to the shared cases, as a list of `[function, arguments, answer]`: the package's functions
//! of the same names must give the same, to the last member. `cargo xtask test` hands it to the tests of the package.

use psa_contacts::conditions::{self, ConditionsOptions, Expr};
use psa_contacts::rows::{ContactRows, RowOptions};
use psa_contacts::{
    ContactOptions, check_portal_invitation, diff_contacts, duplicate_search, explain_server_error, normalize_email,
    normalize_phone, parse_conditions, upgrade_contact, upgrade_contact_update, validate_communication,
    validate_contact, validate_contact_update, validate_note,
};
use serde_json::{Error, Value, from_str, from_value, json, to_value};

/// The options of a case, or none.
macro_rules! options {
    ($case:expr) => {
        from_value($case.get("options").cloned().unwrap_or_else(|| json!({})))?
    };
}

/// Adds a row for each case of a file.
macro_rules! rows {
    ($rows:expr, $file:literal, |$case:ident| $($name:literal($($argument:expr),*) = $answer:expr),+) => {
        for $case in from_str::<Vec<Value>>(include_str!(concat!("../../../../tests/cases/", $file)))? {
            $($rows.push(json!([$name, [$($argument),*, $case["options"]], to_value($answer)?]));)+
        }
    };
}

fn main() -> Result<(), Error> {
    let mut rows: Vec<Value> = Vec::new();
    for (name, check, file) in payloads() {
        for case in from_str::<Vec<Value>>(file)? {
            let input = as_javascript(&case["input"]);
            let answer = check(&input, &options!(case))?;
            rows.push(json!([name, [input, case["options"]], answer]));
        }
    }
    rows!(rows, "diffs.json", |case| "diffContacts"(case["before"], case["after"]) =
        diff_contacts(&case["before"], &case["after"], &options!(case)));
    rows!(rows, "server.json", |case| "explainServerError"(case["body"]) = explain_server_error(&case["body"]));
    rows!(rows, "phones.json", |case| "normalizePhone"(case["text"]) = normalize_phone(text(&case), &options!(case)));
    rows!(rows, "emails.json", |case| "normalizeEmail"(case["text"]) = normalize_email(text(&case), &options!(case)));
    rows!(rows, "conditions.json", |case| "parseConditions"(case["text"]) =
        parse_conditions(text(&case), &options!(case)));
    verbs(&mut rows)?;
    streams(&mut rows)?;
    println!("{}", Value::from(rows));
    Ok(())
}

/// The value as JavaScript has it, where 3.0 is 3.
fn as_javascript(value: &Value) -> Value {
    match value {
        Value::Array(elements) => elements.iter().map(as_javascript).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), as_javascript(value))).collect())
        }
        Value::Number(number) => match number.as_f64() {
            Some(double) if double.fract() == 0.0 && double.abs() < 9e15 => Value::from(double as i64),
            _ => value.clone(),
        },
        _ => value.clone(),
    }
}

fn text(case: &Value) -> &str {
    case["text"].as_str().unwrap_or_default()
}

/// The reports and the summary of a stream over the bytes of each case.
fn streams(rows: &mut Vec<Value>) -> Result<(), Error> {
    for case in from_str::<Vec<Value>>(include_str!("../../../../tests/cases/rows.json"))? {
        let bytes = match case["hex"].as_str() {
            Some(hex) => hex
                .as_bytes()
                .chunks(2)
                .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
                .collect(),
            None => text(&case).as_bytes().to_vec(),
        };
        let mut how = RowOptions::new(from_value(case["format"].clone())?);
        how.contact = options!(case);
        how.columns = from_value(case.get("columns").cloned().unwrap_or_else(|| json!({})))?;
        let mut options = case.get("options").cloned().unwrap_or_else(|| json!({}));
        options["format"] = case["format"].clone();
        options["columns"] = json!(how.columns);
        if let Some(most) = case["maxRowBytes"].as_u64() {
            how.max_row_bytes = usize::try_from(most).unwrap_or(usize::MAX);
            options["maxRowBytes"] = json!(most);
        }
        let mut reports = Vec::new();
        let mut stream = ContactRows::new(&how).expect("the columns are those of a contact");
        stream.push(&bytes, |report| reports.push(to_value(report)));
        stream.finish(|report| reports.push(to_value(report)));
        let reports = reports.into_iter().collect::<Result<Vec<_>, _>>()?;
        let reports: Vec<Value> = reports.iter().map(as_javascript).collect();
        rows.push(
            json!(["contactValidationStream", [bytes, options], {"reports": reports, "summary": stream.summary()}]),
        );
    }
    Ok(())
}

/// What the verbs say of every expression of the cases that can be read.
fn verbs(rows: &mut Vec<Value>) -> Result<(), Error> {
    for case in from_str::<Vec<Value>>(include_str!("../../../../tests/cases/conditions.json"))? {
        let options: ConditionsOptions = options!(case);
        let Some(expr) = parse_conditions(text(&case), &options).value else { continue };
        let mut row = |name: &str, answer: Value| {
            rows.push(json!([name, [expr, case["options"]], answer]));
        };
        row("splitConditions", to_value(conditions::split_conditions(&expr, &options))?);
        row("toRules", to_value(conditions::to_rules(&expr, &options))?);
        row("simplify", to_value(conditions::simplify(&expr, &options))?);
        row("explainConditions", to_value(conditions::explain_conditions(&expr, &options))?);
        let record = json!({"id": 5, "lastName": "Smith", "company": {"id": 12345, "name": "Acme"}});
        let answer = to_value(conditions::explain_match(&Expr::all([expr]), &record))?;
        rows.push(json!(["explainMatch", [case["canonical"], record], answer]));
    }
    Ok(())
}

type Check = fn(&Value, &ContactOptions) -> Result<Value, Error>;

/// The functions of a payload and options, with their cases.
fn payloads() -> Vec<(&'static str, Check, &'static str)> {
    vec![
        (
            "validateContact",
            |v, o| to_value(validate_contact(v, o)),
            include_str!("../../../../tests/cases/contacts.json"),
        ),
        (
            "validateContact",
            |v, o| to_value(validate_contact(v, o)),
            include_str!("../../../../tests/cases/fields.json"),
        ),
        (
            "duplicateSearch",
            |v, o| to_value(duplicate_search(v, o)),
            include_str!("../../../../tests/cases/contacts.json"),
        ),
        (
            "validateCommunication",
            |v, o| to_value(validate_communication(v, o)),
            include_str!("../../../../tests/cases/communications.json"),
        ),
        ("validateNote", |v, o| to_value(validate_note(v, o)), include_str!("../../../../tests/cases/notes.json")),
        (
            "checkPortalInvitation",
            |v, o| to_value(check_portal_invitation(v, o)),
            include_str!("../../../../tests/cases/invitations.json"),
        ),
        (
            "upgradeContact",
            |v, o| to_value(upgrade_contact(v, o)),
            include_str!("../../../../tests/cases/upgrades.json"),
        ),
        (
            "validateContactUpdate",
            |v, o| to_value(validate_contact_update(v, o)),
            include_str!("../../../../tests/cases/updates.json"),
        ),
        (
            "upgradeContactUpdate",
            |v, o| to_value(upgrade_contact_update(v, o)),
            include_str!("../../../../tests/cases/upgraded-updates.json"),
        ),
    ]
}
