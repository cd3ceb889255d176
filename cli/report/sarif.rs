//! Findings as SARIF 2.1.0.

use super::finding::{Finding, Place, all_codes};
use psa_contacts::Severity;
use serde_json::{Value, json};
use std::io::Write;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Up to the list of results. The document is written as it is found, so its members are put together here.
pub(crate) fn head() -> String {
    let rules: Vec<Value> = all_codes()
        .map(|(name, severity, title, help)| {
            json!({
                "id": name,
                "shortDescription": {"text": title},
                "help": {"text": help},
                "defaultConfiguration": {"level": level(severity)},
            })
        })
        .collect();
    let driver = json!({"name": "psa-contacts", "version": env!("CARGO_PKG_VERSION"), "rules": rules});
    format!(
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\
         \"columnKind\":\"utf16CodeUnits\",\"results\":["
    )
}

pub(crate) fn tail() -> String {
    "\n]}]}\n".to_owned()
}

/// A result about a row of a file.
pub(crate) fn result(finding: &Finding, name: &str, place: Place, out: &mut Vec<u8>) {
    let mut region = json!({"startLine": place.line});
    if let (Some(offset), Value::Object(region)) = (place.byte_offset, &mut region) {
        region.insert("byteOffset".to_owned(), json!(offset));
    }
    let mut location = json!({"physicalLocation": {"artifactLocation": {"uri": uri(name)}, "region": region}});
    if let (Some(pointer), Value::Object(location)) = (&finding.pointer, &mut location) {
        location.insert("logicalLocations".to_owned(), json!([{"fullyQualifiedName": pointer, "kind": "member"}]));
    }
    put(finding, Some(location), out);
}

/// A result about a text that is no file: where in it, in UTF-16 code units from 0.
pub(crate) fn result_in_text(finding: &Finding, name: &str, span: Option<(usize, usize)>, out: &mut Vec<u8>) {
    let location = span.map(|(start, end)| {
        let region = json!({"charOffset": start, "charLength": end.saturating_sub(start)});
        json!({"physicalLocation": {"artifactLocation": {"uri": name}, "region": region}})
    });
    put(finding, location, out);
}

fn put(finding: &Finding, location: Option<Value>, out: &mut Vec<u8>) {
    let text = match &finding.help {
        Some(help) => format!("{}; help: {help}", finding.message),
        None => finding.message.clone(),
    };
    let index = all_codes().position(|(name, ..)| name == finding.code);
    let result = json!({
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": level(finding.severity),
        "message": {"text": text},
        "locations": location.map_or_else(Vec::new, |location| vec![location]),
    });
    // Writing to memory cannot fail.
    let _ = write!(out, ",\n{result}");
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// The name of a file as a relative reference of RFC 3986.
fn uri(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_of_files_become_references() {
        assert_eq!(super::uri("a b\\ü.csv"), "a%20b/%C3%BC.csv");
    }
}
