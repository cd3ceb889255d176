//! A contact as a Rust type. What it does not name is kept.

use crate::json::{Map, Value};
use serde::{Deserialize, Serialize};

/// A contact of the reference document. Every field is optional, because an unfinished contact must fit as well;
/// [`validate_contact`](crate::validate_contact) and [`Contact::check`] say what is missing.
///
/// ```
/// use psa_contacts::{Communication, Contact, Reference};
///
/// let contact = Contact {
///     first_name: Some("John".into()),
///     company: Some(Reference::new(12345)),
///     communication_items: vec![Communication::new(1, "john.smith@acme.com")],
///     ..Contact::default()
/// };
/// let checked = contact.check(&Default::default());
/// assert!(checked.ok());
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[allow(missing_docs, reason = "the field table describes them")]
pub struct Contact {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<Reference>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub contact_type: Option<Reference>,

    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relationship: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nick_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub married_flag: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children_flag: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub significant_other: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anniversary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_day: Option<String>,

    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_line1: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_line2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Reference>,

    #[serde(skip_serializing_if = "Option::is_none")]
    pub portal_security_level: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disable_portal_login_flag: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsubscribe_flag: Option<bool>,

    #[serde(skip_serializing_if = "Option::is_none")]
    pub inactive_flag: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_merge_contact_id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manager_contact_id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assistant_contact_id: Option<i64>,
    #[serde(rename = "_info", skip_serializing_if = "Option::is_none")]
    pub info: Option<Map<String, Value>>,

    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub communication_items: Vec<Communication>,

    /// Members that the reference document does not name.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Another record: its id, and whatever else the server sent of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reference {
    /// The id of the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    /// `name`, `_info`, ….
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl Reference {
    /// A reference by id alone.
    #[must_use]
    pub fn new(id: i64) -> Self {
        Self { id: Some(id), other: Map::new() }
    }
}

/// A way to reach the contact.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[allow(missing_docs, reason = "the field table describes them")]
pub struct Communication {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub item_type: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_flag: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication_type: Option<String>,
    /// Members that the reference document does not name.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl Communication {
    /// An item of a type of the table of communication types.
    #[must_use]
    pub fn new(type_id: i64, value: impl Into<String>) -> Self {
        Self { item_type: Some(Reference::new(type_id)), value: Some(value.into()), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Api, COMMUNICATION, CONTACT, Field, Kind};
    use serde_json::json;

    /// An object with a fitting value for every documented field of a table.
    fn full(table: &[Field]) -> Map<String, Value> {
        let value = |kind| match kind {
            Kind::Text { .. } => json!("text"),
            Kind::OneOf(choices) => json!(choices[0]),
            Kind::Integer { min, .. } => json!(min),
            Kind::Boolean => json!(true),
            Kind::Date => json!("1980-12-31"),
            Kind::DateTime => json!("1980-12-31T00:00:00Z"),
            Kind::Reference => json!({"id": 7, "name": "seven"}),
            Kind::Object => json!({"lastUpdated": "2024-01-01T00:00:00Z"}),
            Kind::References => json!([{"id": 7}]),
            Kind::Ids => json!([7]),
            Kind::Objects => json!([{}]),
            Kind::Communications => json!([full(COMMUNICATION)]),
        };
        table
            .iter()
            .filter_map(|field| Some((field.name.to_owned(), value(field.rule(Api::Documented)?.kind))))
            .collect()
    }

    #[test]
    fn names_every_documented_field_and_keeps_the_others() {
        let mut object = full(CONTACT);
        let contact: Contact = serde_json::from_value(object.clone().into()).unwrap();
        assert_eq!(contact.other, Map::new(), "a documented field without a place in the type");
        assert_eq!(contact.communication_items[0].other, Map::new());
        assert_eq!(serde_json::to_value(&contact).unwrap(), Value::Object(object.clone()));

        object.insert("gender".into(), json!("Female"));
        let contact: Contact = serde_json::from_value(object.clone().into()).unwrap();
        assert_eq!(serde_json::to_value(&contact).unwrap(), Value::Object(object));
    }
}
