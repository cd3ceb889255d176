//! Prints what the npm package needs to know of the crate and the module does not hold: the texts of the codes, and the
//! field tables. `cargo xtask build` hands it to the package's generators.

use psa_contacts::api::{codes, host, tables};
use psa_contacts::schema::{CONTACT, Kind};
use psa_contacts::{Api, Code, ContactOptions, validate_contact};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn main() -> Result<(), serde_json::Error> {
    let texts: Vec<Value> = Code::by_subject().map(subject).collect();
    // As texts: a `Value` would sort the members.
    let calls: Vec<String> = host::functions().map(|(number, name)| format!("\"{name}\": {number}")).collect();
    let documented = tables(Api::Documented);
    let current = tables(Api::Current);
    let said = format!("{{\"documented\": {}, \"current\": {}}}", said(Api::Documented)?, said(Api::Current)?);
    let parts = [
        ("calls", Ok(format!("{{{}}}", calls.join(", ")))),
        ("texts", serde_json::to_string(&texts)),
        ("codes", serde_json::to_string(&codes())),
        ("tables", serde_json::to_string(&documented)),
        ("currentTables", serde_json::to_string(&current)),
        ("said", Ok(said)),
    ];
    let parts = parts.map(|(name, json)| json.map(|json| format!("\"{name}\": {json}")));
    let parts: Vec<String> = parts.into_iter().collect::<Result<_, _>>()?;
    println!("{{{}}}", parts.join(",\n"));
    Ok(())
}

/// What is said of sound contacts under a model, whatever they hold, by code and pointer: findings that a host can copy from.
fn said(api: Api) -> Result<String, serde_json::Error> {
    let mut options = ContactOptions::default();
    options.api = api;
    let mut contacts = vec![json!({"portalSecurityLevel": 1, "inactiveFlag": true})];
    let fields = CONTACT.iter().filter_map(|field| Some((field.name, field.rule(api)?.kind)));
    contacts.extend(fields.filter_map(|(name, kind)| {
        let sample = match kind {
            Kind::Reference => json!({"id": 1}),
            Kind::Integer { min, .. } => json!(min),
            Kind::Date => json!("1980-12-31"),
            _ => return None,
        };
        Some(json!({name: sample}))
    }));
    // As texts: a `Value` would sort the members.
    let mut said = BTreeMap::new();
    for mut contact in contacts {
        contact["firstName"] = json!("John");
        contact["company"] = json!({"id": 1});
        for diagnostic in validate_contact(&contact, &options).diagnostics {
            let key = [diagnostic.code.as_str(), diagnostic.pointer().as_deref().unwrap_or_default()].join(" ");
            said.insert(key, serde_json::to_string(&diagnostic)?);
        }
    }
    let said: Vec<String> = said.into_iter().map(|(key, told)| format!("\"{key}\": {told}")).collect();
    Ok(format!("{{{}}}", said.join(", ")))
}

/// `[name, [texts…]]`, where the name is what the first of the codes begins with.
fn subject(codes: &[Code]) -> Value {
    let name = codes.first().and_then(|code| code.as_str().split('.').next());
    Value::from(vec![Value::from(name), codes.iter().map(texts).collect()])
}

/// `[name, title, message, help…]`
fn texts(code: &Code) -> Value {
    let texts = [code.as_str(), code.title(), code.message()];
    texts.iter().chain(code.helps()).copied().collect()
}
