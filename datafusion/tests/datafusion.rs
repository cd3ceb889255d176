//! The functions on DataFusion, in one process.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use datafusion::prelude::SessionContext;
use psa_contacts::{ContactOptions, EmailOptions, PhoneOptions, normalize_email, normalize_phone, validate_contact};
use psa_contacts_datafusion::{functions, register};
use serde_json::Value;
use support::rows;

fn context() -> SessionContext {
    let mut context = SessionContext::new();
    register(&mut context).unwrap();
    context
}

async fn one(sql: &str) -> String {
    rows(&context(), sql).await.join("\n")
}

#[tokio::test]
async fn constants_have_answers() {
    assert_eq!(one("select phone_e164('(212) 555-2368')").await, "+12125552368");
    assert_eq!(one("select phone_e164('030 123456', 'DE')").await, "+4930123456");
    assert_eq!(one("select phone_e164('(212) 555-2368', null)").await, "+12125552368");
    assert_eq!(one("select phone_e164('nobody')").await, "null");
    assert_eq!(one("select phone_e164(null)").await, "null");
    assert_eq!(one("select email_normalize('anna@Example.COM')").await, "anna@example.com");
    assert_eq!(one("select email_normalize('anna@')").await, "null");
    assert_eq!(one("select conditions_match('lastName = \"BERG\"', '{\"lastName\": \"Berg\"}')").await, "true");
    assert_eq!(one("select conditions_match('id > 5', '{\"id\": 5}')").await, "false");
    assert_eq!(one("select conditions_match('id > 5', '{}')").await, "null");
    assert_eq!(one("select conditions_match('id > 5', 'no JSON')").await, "null");
    assert_eq!(one("select get_field(contact_report('{'), 'ok')").await, "false");
    assert_eq!(one("select get_field(contact_report('{'), 'codes')").await, "[contact.not-json]");
    assert_eq!(one("select get_field(contact_report(null), 'ok')").await, "null");
    assert_eq!(one("select contact_report(null) is null").await, "true");
    assert_eq!(one("select contact_normalize('{\"firstName\": \"Anna\"}')").await, "null");
}

#[tokio::test]
async fn conditions_that_do_not_parse_stop_the_query() {
    let frame = context().sql("select conditions_match('id == ', '{\"id\": 5}')").await;
    let error = match frame {
        Ok(frame) => frame.collect().await.unwrap_err().to_string(),
        Err(error) => error.to_string(),
    };
    assert!(error.contains("conditions."), "{error}");
}

#[tokio::test]
async fn columns_say_what_the_crate_says() {
    let directory = tempfile::tempdir().unwrap();
    support::write_contacts(directory.path()).await;
    let context = context();
    support::read_contacts(&context, directory.path()).await;
    let input = rows(&context, "select json from contacts order by id").await;
    let phones = rows(&context, "select phone, region from contacts order by id").await;
    let emails = rows(&context, "select email from contacts order by id").await;

    let ok = rows(&context, "select get_field(contact_report(json), 'ok') from contacts order by id").await;
    let errors = rows(&context, "select get_field(contact_report(json), 'errors') from contacts order by id").await;
    let report = rows(&context, "select get_field(contact_report(json), 'report') from contacts order by id").await;
    let normalized = rows(&context, "select contact_normalize(json) from contacts order by id").await;
    let e164 = rows(&context, "select phone_e164(phone, region) from contacts order by id").await;
    let address = rows(&context, "select email_normalize(email) from contacts order by id").await;
    assert_eq!(ok.len(), support::FILES * 300);

    let mut kinds = [0; 3];
    for at in 0..input.len() {
        match serde_json::from_str::<Value>(&input[at]) {
            // The JSON text `null` and the null of SQL look the same here: there is only the latter.
            Ok(Value::Null) => {
                assert_eq!((ok[at].as_str(), report[at].as_str(), normalized[at].as_str()), ("null", "null", "null"));
                kinds[0] += 1;
            }
            Ok(payload) => {
                let outcome = validate_contact(&payload, &ContactOptions::default());
                let found: Value = serde_json::from_str(&report[at]).unwrap();
                assert_eq!(ok[at], outcome.ok().to_string());
                assert_eq!(found["ok"], outcome.ok());
                assert_eq!(found["diagnostics"], serde_json::to_value(&outcome.diagnostics).unwrap());
                assert_eq!(found["changes"], serde_json::to_value(&outcome.changes).unwrap());
                assert_eq!(normalized[at], outcome.value.map_or("null".to_owned(), |value| value.to_string()));
                kinds[1] += 1;
            }
            Err(_) => {
                assert_eq!((ok[at].as_str(), errors[at].as_str()), ("false", "1"));
                kinds[2] += 1;
            }
        }
        let (phone, region) = phones[at].split_once(" | ").unwrap();
        let mut options = PhoneOptions::default();
        if region != "null" {
            options.default_region = region.to_owned().into();
        }
        let number = normalize_phone(phone, &options).value.filter(|_| phone != "null");
        assert_eq!(e164[at], number.map_or("null".to_owned(), |phone| phone.e164));
        let email = normalize_email(&emails[at], &EmailOptions::default()).value.filter(|_| emails[at] != "null");
        assert_eq!(address[at], email.map_or("null".to_owned(), |email| email.address));
    }
    assert!(kinds.iter().all(|count| *count > 0), "every kind of row was there: {kinds:?}");
}

#[tokio::test]
async fn rows_are_kept_by_conditions() {
    let directory = tempfile::tempdir().unwrap();
    support::write_contacts(directory.path()).await;
    let context = context();
    support::read_contacts(&context, directory.path()).await;
    let sql = "select count(*) from contacts where conditions_match('company/id = 5 or inactiveFlag = true', json)";
    assert_eq!(rows(&context, sql).await, [(support::FILES * 150).to_string()]);
    // A column of conditions is read row by row.
    let sql = "select conditions_match(c, '{\"id\": 5}') from (values ('id = 5'), ('id = 6'), (null)) as t (c)";
    assert_eq!(rows(&context, sql).await, ["true", "false", "null"]);
}

#[test]
fn the_documentation_names_every_function() {
    let readme = include_str!("../README.md");
    for function in functions() {
        assert!(readme.contains(&format!("`{}(", function.name())), "{}", function.name());
    }
}
