//! Prints what the npm package needs to know of the crate and the module does not hold: the texts of the codes, and the
//! field tables. `cargo xtask build` hands it to the package's generators.

use psa_contacts::api::{codes, host, tables};
use psa_contacts::{Api, Code};
use serde_json::Value;

fn main() -> Result<(), serde_json::Error> {
    let texts: Vec<Vec<Value>> = Code::by_subject().map(|codes| codes.iter().map(texts).collect()).collect();
    let documented = tables(Api::Documented);
    let current = tables(Api::Current);
    let parts = [
        ("calls", serde_json::to_string(host::NAMES)),
        ("texts", serde_json::to_string(&texts)),
        ("codes", serde_json::to_string(&codes())),
        ("tables", serde_json::to_string(&documented)),
        ("currentTables", serde_json::to_string(&current)),
    ];
    // As texts: a `Value` would sort the members.
    let parts = parts.map(|(name, json)| json.map(|json| format!("\"{name}\": {json}")));
    let parts: Vec<String> = parts.into_iter().collect::<Result<_, _>>()?;
    println!("{{{}}}", parts.join(",\n"));
    Ok(())
}

/// `[name, title, message, help…]`
fn texts(code: &Code) -> Value {
    let texts = [code.as_str(), code.title(), code.message()];
    texts.iter().chain(code.helps()).copied().collect()
}
