//! JSON Schema, made from the field table.

#[cfg(feature = "schemars")]
mod schemars;
mod update;

use crate::schema::{Api, COMMUNICATION, CONTACT, Field, Kind, NOTE, Presence, Rule};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// A version of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Draft {
    /// Draft 2020-12.
    #[default]
    #[serde(rename = "2020-12")]
    Draft202012,
    /// Draft 7, which many tools still read best.
    #[serde(rename = "draft-07")]
    Draft07,
}

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SchemaSubject {
    /// The payload of [`validate_contact`](crate::validate_contact).
    #[default]
    Contact,
    /// The payload of [`validate_communication`](crate::validate_communication).
    Communication,
    /// The payload of [`validate_note`](crate::validate_note).
    Note,
    /// The payload of [`validate_contact_update`](crate::validate_contact_update), in either form.
    Update,
}

/// Where a schema and the check with its default options part, because a schema cannot say it. A test compares the two on
/// every shared case, and allows nothing else.
pub const CANNOT_SAY: &[&str] = &[
    "lengths: a schema counts code points, the field table UTF-16 code units, so a character outside the basic plane counts \
     once in place of twice",
    "white space: what surrounds a text is trimmed before it is measured or looked up; a schema counts it",
    "values of communication items: whether a text is an e-mail address or a phone number, and which of them its type asks \
     for; an extension that contradicts the one inside the number",
];

impl Draft {
    const fn uri(self) -> &'static str {
        match self {
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Self::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }

    /// The member that holds the schemas which others refer to.
    const fn definitions(self) -> &'static str {
        match self {
            Self::Draft202012 => "$defs",
            Self::Draft07 => "definitions",
        }
    }
}

/// The schema of a payload. What it refuses and what the check refuses differ only in what [`CANNOT_SAY`] lists, which the
/// schema repeats as its `$comment`.
///
/// ```
/// use psa_contacts::json_schema::{Draft, SchemaSubject, json_schema};
/// use psa_contacts::Api;
///
/// let schema = json_schema(SchemaSubject::Contact, Api::Documented, Draft::Draft202012);
/// assert_eq!(schema["properties"]["firstName"]["maxLength"], 30);
/// assert_eq!(schema["required"][0], "firstName");
/// ```
#[must_use]
pub fn json_schema(subject: SchemaSubject, api: Api, draft: Draft) -> Value {
    let item = json!({ "$ref": format!("#/{}/Communication", draft.definitions()) });
    let (title, members) = match subject {
        SchemaSubject::Contact => ("Contact", object(CONTACT, api, &item)),
        SchemaSubject::Communication => ("Communication", object(COMMUNICATION, api, &item)),
        SchemaSubject::Note => ("Note", object(NOTE, api, &item)),
        SchemaSubject::Update => ("ContactUpdate", update::update(api, &item)),
    };
    let mut schema = Map::from_iter([
        ("$schema".to_owned(), json!(draft.uri())),
        ("title".to_owned(), json!(title)),
        ("$comment".to_owned(), json!(format!("a schema cannot say everything: {}", CANNOT_SAY.join("; ")))),
    ]);
    schema.extend(members);
    if matches!(subject, SchemaSubject::Contact | SchemaSubject::Update) {
        let item = Value::Object(object(COMMUNICATION, api, &Value::Null));
        schema.insert(draft.definitions().to_owned(), json!({ "Communication": item }));
    }
    Value::Object(schema)
}

/// The members of the schema of an object of a table; `item` is the schema of a communication item.
fn object(table: &[Field], api: Api, item: &Value) -> Map<String, Value> {
    let rows = || table.iter().filter_map(|field| Some((field, field.rule(api)?)));
    let properties: Map<String, Value> =
        rows().map(|(field, rule)| (field.name.to_owned(), property(field, rule, item))).collect();
    let required: Vec<&str> =
        rows().filter(|(_, rule)| rule.presence == Presence::Required).map(|(field, _)| field.name).collect();
    let mut object =
        Map::from_iter([("type".to_owned(), json!("object")), ("properties".to_owned(), Value::Object(properties))]);
    if !required.is_empty() {
        object.insert("required".to_owned(), json!(required));
    }
    object
}

fn property(field: &Field, rule: Rule, item: &Value) -> Value {
    let mut schema = match rule.presence {
        // Whatever stands there is passed over with a warning.
        Presence::System => Map::from_iter([("readOnly".to_owned(), json!(true))]),
        Presence::Required => kind(rule.kind, item, true),
        Presence::Optional => optional(kind(rule.kind, item, false)),
    };
    schema.insert("description".to_owned(), json!(field.description));
    Value::Object(schema)
}

/// A schema that takes null as well: it counts as absent.
fn optional(mut schema: Map<String, Value>) -> Map<String, Value> {
    if let Some(Value::Array(choices)) = schema.get_mut("enum") {
        choices.push(Value::Null);
    }
    if let Some(name) = schema.remove("type") {
        schema.insert("type".to_owned(), json!([name, "null"]));
    }
    schema
}

fn kind(kind: Kind, item: &Value, is_required: bool) -> Map<String, Value> {
    let schema = match kind {
        Kind::Text { max } => {
            let mut schema = json!({ "type": "string" });
            if let (Some(max), Value::Object(members)) = (max, &mut schema) {
                members.insert("maxLength".to_owned(), json!(max));
            }
            if let (true, Value::Object(members)) = (is_required, &mut schema) {
                members.insert("pattern".to_owned(), json!(format!("[^{BLANK}]")));
            }
            schema
        }
        Kind::OneOf(choices) => json!({ "enum": choices }),
        Kind::Integer { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Date => json!({ "type": "string", "pattern": moment(&format!("(?:{TIME})?")) }),
        Kind::DateTime => json!({ "type": "string", "pattern": moment(TIME) }),
        Kind::Reference => Value::Object(reference()),
        Kind::Object => json!({ "type": "object" }),
        Kind::References => json!({ "type": "array", "items": reference() }),
        Kind::Ids => json!({ "type": "array", "items": self::kind(Kind::ID, item, true) }),
        Kind::Objects => json!({ "type": "array", "items": { "type": "object" } }),
        Kind::Communications => json!({ "type": "array", "items": item }),
    };
    match schema {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

fn reference() -> Map<String, Value> {
    Map::from_iter([
        ("type".to_owned(), json!("object")),
        ("properties".to_owned(), json!({ "id": kind(Kind::ID, &Value::Null, true) })),
        ("required".to_owned(), json!(["id"])),
    ])
}

/// The white space that is trimmed, inside brackets of a regular expression.
const BLANK: &str = r"\u0009-\u000d \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

/// Every day of the calendar, leap years included.
const DAY: &str = concat!(
    r"(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))",
    r"|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)",
);

/// A time of day behind its `T`, with a zone or without.
const TIME: &str = concat!(
    r"[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?",
    r"(?:[Zz]|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)?",
);

fn moment(time: &str) -> String {
    format!("^[{BLANK}]*{DAY}{time}[{BLANK}]*$")
}
