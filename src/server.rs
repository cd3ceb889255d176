//! What a ConnectWise server answered, in the words of this crate.

use crate::decimal;
use crate::diagnostic::{Code, Diagnostic};
use crate::json::{Value, type_name};
use crate::schema::{COMMUNICATION, CONTACT, Field};
use crate::span::{Path, Segment};
use crate::text;

/// Explains the body of a refused request: `{code, message, errors: [{code, message, resource, field}]}`, as an object or as
/// its JSON text. Each error becomes the diagnostic that names the same fault, with a path where the server named a field.
///
/// The server's own sentences may quote the payload, so they are read and not repeated.
///
/// ```
/// use psa_contacts::explain_server_error;
/// use serde_json::json;
///
/// let found = explain_server_error(&json!({
///     "code": "InvalidObject",
///     "message": "contact object is invalid",
///     "errors": [{"code": "MissingRequiredField", "message": "The company/id field is required.", "field": "company/id"}],
/// }));
/// assert_eq!(found[0].code.as_str(), "contact.required");
/// assert_eq!(found[0].pointer().as_deref(), Some("/company/id"));
/// ```
#[must_use]
pub fn explain_server_error(body: &Value) -> Vec<Diagnostic> {
    match body {
        Value::String(text) => match crate::json::read(text) {
            Some(Value::Object(body)) => explain(&Value::Object(body)),
            _ => vec![unreadable("a text that is no JSON object")],
        },
        Value::Object(_) => explain(body),
        other => vec![unreadable(type_name(other))],
    }
}

fn unreadable(found: &'static str) -> Diagnostic {
    Diagnostic::new(Code::SERVER_UNREADABLE).with("found", found)
}

fn explain(body: &Value) -> Vec<Diagnostic> {
    let errors = body.get("errors").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut found = Vec::new();
    for error in errors {
        if let Some(told) = one(error) {
            found.push(told);
        }
    }
    if found.is_empty() {
        found.push(one(body).unwrap_or_else(|| unreadable("an object without them")));
    }
    found
}

/// One error, or `None` if there is neither code nor message.
fn one(error: &Value) -> Option<Diagnostic> {
    let text = |name| error.get(name).and_then(Value::as_str);
    let (code, message) = (text("code"), text("message"));
    if code.is_none() && message.is_none() {
        return None;
    }
    let message = message.unwrap_or_default().to_ascii_lowercase();
    let mut path = text("field").and_then(place);
    let mut name = path.as_ref().and_then(|path| path.segments().iter().rev().find_map(key));
    // A search of its own costs the module more than all of these sentences.
    let says = |what: &str| message.as_bytes().windows(what.len()).any(|piece| piece == what.as_bytes());

    let code = code.unwrap_or_default();
    let fault = match code {
        "MissingRequiredField" => Some(Code::CONTACT_REQUIRED),
        "InvalidPatch" => Some(Code::SERVER_INVALID_PATCH),
        _ => FAULTS.iter().find(|(words, _)| words.iter().all(|word| says(word))).map(|(_, fault)| *fault),
    };
    let mut diagnostic = Diagnostic::new(fault.unwrap_or(Code::SERVER_REFUSED));
    if fault.is_none() {
        diagnostic.name("reason", reason(code));
    }
    if name.is_none() && path.is_none() {
        name = match fault {
            // The member that could not be found stands in the sentence alone.
            Some(Code::SERVER_UNKNOWN_MEMBER) => quoted(text("message").unwrap_or_default()),
            Some(Code::SERVER_INVALID_REFERENCE) if says("company") => Some("company"),
            _ => None,
        };
        path = name.map(|name| Path::root().join(name));
    }
    if let Some(name) = name {
        diagnostic.name("field", name);
    }
    diagnostic.path = path;
    Some(diagnostic)
}

/// What a sentence says, in lower case, that is about a fault: the first row of which it says all.
const FAULTS: &[(&[&str], Code)] = &[
    (&["is not a recognized name"], Code::SERVER_UNRECOGNIZED_NAME),
    (&["enum value supplied was invalid"], Code::SERVER_ENUM_VALUE),
    (&["expected a ", " value"], Code::SERVER_LITERAL_TYPE),
    (&["could not find member"], Code::SERVER_UNKNOWN_MEMBER),
    (&["cannot be deleted"], Code::SERVER_HAS_RECORDS),
    (&["cannot delete"], Code::SERVER_HAS_RECORDS),
    (&["email", "exists"], Code::SERVER_EMAIL_EXISTS),
    (&["email", "duplicate"], Code::SERVER_EMAIL_EXISTS),
    (&["invalid company"], Code::SERVER_INVALID_REFERENCE),
    (&["does not exist"], Code::SERVER_INVALID_REFERENCE),
    (&["was not found"], Code::SERVER_INVALID_REFERENCE),
    (&["is required"], Code::CONTACT_REQUIRED),
];

fn key(segment: &Segment) -> Option<&'static str> {
    match segment {
        Segment::Key(key) => known(key),
        Segment::Index(_) => None,
    }
}

/// The field of our tables that has this name in any case: the only names that are repeated.
fn known(name: &str) -> Option<&'static str> {
    let find = |table: &'static [Field]| table.iter().find(|field| field.name.eq_ignore_ascii_case(name));
    find(CONTACT).or_else(|| find(COMMUNICATION)).map(|field| field.name)
}

/// The place that a server calls `company/id`, `Company.Id` or `communicationItems[0].value`.
fn place(field: &str) -> Option<Path> {
    let mut path = Path::root();
    let mut rest = field;
    while !rest.is_empty() {
        let (step, behind) = text::until(rest, "/.[]");
        rest = behind.get(1..).unwrap_or_default();
        let index = decimal::parse_whole(step).and_then(|index| usize::try_from(index).ok());
        match (index, known(step)) {
            (Some(index), _) => path.push(index),
            (None, Some(name)) => path.push(name),
            (None, None) if step.is_empty() => {}
            (None, None) => path.push(step.to_owned()),
        }
    }
    Some(path).filter(|path| !path.segments().is_empty())
}

/// The known field in the first single quotes of a sentence.
fn quoted(sentence: &str) -> Option<&'static str> {
    known(text::pieces(sentence, b'\'').nth(1)?)
}

/// A server's code, if it looks like one.
fn reason(code: &str) -> String {
    let is_code = !code.is_empty() && code.len() <= 40 && code.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_code { code.to_owned() } else { "an unnamed error".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(body: Value) -> Vec<(&'static str, Option<String>)> {
        explain_server_error(&body).iter().map(|d| (d.code.as_str(), d.pointer())).collect()
    }

    #[test]
    fn names_the_faults_that_servers_are_known_to_report() {
        let at = |pointer: &str| Some(pointer.to_owned());
        for (body, expected) in [
            (
                json!({"code": "ApiFindCondition", "message": "type/id is not a recognized name."}),
                ("server.unrecognized-name", None),
            ),
            (
                json!({"code": "ApiFindCondition", "message": "Expected a boolean value, not a numeric value."}),
                ("server.literal-type", None),
            ),
            (
                json!({"code": "ApiFindCondition", "message": "Enum value supplied was invalid"}),
                ("server.enum-value", None),
            ),
            (json!({"code": "InvalidPatch", "message": "x"}), ("server.invalid-patch", None)),
            (
                json!({"code": "InvalidObject", "message": "Could not find member 'type' on object"}),
                ("server.unknown-member", at("/type")),
            ),
            (json!({"code": "InvalidObject", "message": "Company is required"}), ("contact.required", None)),
            (json!({"message": "Invalid company"}), ("server.invalid-reference", at("/company"))),
            (json!({"message": "Cannot delete: has related records"}), ("server.has-related-records", None)),
            (json!({"message": "Email exists"}), ("server.email-exists", None)),
            (json!({"code": "Whatever", "message": "John Smith is odd"}), ("server.refused", None)),
            (
                json!({"errors": [{"code": "MissingRequiredField", "field": "Company.Id"}]}),
                ("contact.required", at("/company/id")),
            ),
            (
                json!({"errors": [{"code": "MissingRequiredField", "field": "communicationItems[0].value"}]}),
                ("contact.required", at("/communicationItems/0/value")),
            ),
            (json!("{\"code\": \"InvalidPatch\"}"), ("server.invalid-patch", None)),
            (json!("<html>"), ("server.unreadable", None)),
            (json!({}), ("server.unreadable", None)),
            (json!(null), ("server.unreadable", None)),
            (json!([1]), ("server.unreadable", None)),
        ] {
            assert_eq!(told(body.clone()), [expected], "{body}");
        }
    }

    #[test]
    fn never_repeats_the_servers_sentence() {
        let body = json!({"code": "John Smith", "message": "John Smith", "errors": [{"code": "X", "message": "John Smith", "field": "John"}]});
        for diagnostic in explain_server_error(&body) {
            assert!(!diagnostic.message().contains("John"), "{}", diagnostic.message());
        }
    }
}
