//! Prints what the npm package needs to know of the crate and the module does not hold: the texts of the codes, and the
//! field tables. `cargo xtask build` hands it to the package's generators.

use psa_contacts::api::{codes, host, tables};
use psa_contacts::schema::CONTACT;
use psa_contacts::{Api, Code};
use serde_json::{Map, Value};

fn main() -> Result<(), serde_json::Error> {
    let texts: Vec<Value> = Code::by_subject().map(subject).collect();
    // As texts: a `Value` would sort the members.
    let calls: Vec<String> = host::functions().map(|(number, name)| format!("\"{name}\": {number}")).collect();
    let documented = tables(Api::Documented);
    let current = tables(Api::Current);
    let replaced = CONTACT.iter().filter_map(|field| Some((field.name.to_owned(), field.replaced_by?.into())));
    let replaced: Map<String, Value> = replaced.collect();
    let parts = [
        ("calls", Ok(format!("{{{}}}", calls.join(", ")))),
        ("texts", serde_json::to_string(&texts)),
        ("codes", serde_json::to_string(&codes())),
        ("tables", serde_json::to_string(&documented)),
        ("currentTables", serde_json::to_string(&current)),
        ("replaced", serde_json::to_string(&replaced)),
    ];
    let parts = parts.map(|(name, json)| json.map(|json| format!("\"{name}\": {json}")));
    let parts: Vec<String> = parts.into_iter().collect::<Result<_, _>>()?;
    println!("{{{}}}", parts.join(",\n"));
    Ok(())
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
