//! An update as a Rust type, in which "clear" is not "leave".

use super::validate_contact_update;
use crate::contact::{Communication, Contact, Reference};
use crate::diagnostic::{Code, Diagnostic, Outcome, PatchOperation};
use crate::json::{self, Map, Value};
use crate::options::ContactOptions;
use crate::span::Path;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What an update does with a field that may be cleared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Patch<T> {
    /// Leaves it as it is: the member is missing.
    #[default]
    Leave,
    /// Clears it: the member is null.
    Clear,
    /// Gives it a value.
    Set(T),
}

impl<T> Patch<T> {
    /// Whether the field is left as it is.
    pub const fn is_leave(&self) -> bool {
        matches!(self, Self::Leave)
    }

    /// `None` clears, `Some` sets.
    pub fn from_option(value: Option<T>) -> Self {
        value.map_or(Self::Clear, Self::Set)
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

impl From<&str> for Patch<String> {
    fn from(text: &str) -> Self {
        Self::Set(text.to_owned())
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Leave | Self::Clear => serializer.serialize_none(),
            Self::Set(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from_option)
    }
}

/// An update of a contact. It reads and writes the documented object form; a required field can be set, and not cleared.
///
/// ```
/// use psa_contacts::{ContactOptions, ContactUpdate, Patch};
/// use serde_json::json;
///
/// let update = ContactUpdate { title: Patch::Set("CTO".into()), site: Patch::Clear, ..ContactUpdate::default() };
/// assert_eq!(serde_json::to_value(&update)?, json!({"title": "CTO", "site": null}));
/// assert_eq!(
///     serde_json::to_value(update.operations(&ContactOptions::default()).value)?,
///     json!([{"op": "remove", "path": "/site"}, {"op": "replace", "path": "/title", "value": "CTO"}]),
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[allow(missing_docs, reason = "the field table describes them")]
pub struct ContactUpdate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub last_name: Patch<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<Reference>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub site: Patch<Reference>,
    #[serde(rename = "type", skip_serializing_if = "Patch::is_leave")]
    pub contact_type: Patch<Reference>,

    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub title: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub department: Patch<Reference>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub relationship: Patch<Reference>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub nick_name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub school: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub married_flag: Patch<bool>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub children_flag: Patch<bool>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub significant_other: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub anniversary: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub birth_day: Patch<String>,

    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub address_line1: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub address_line2: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub city: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub state: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub zip: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub country: Patch<Reference>,

    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub portal_security_level: Patch<i64>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub disable_portal_login_flag: Patch<bool>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub unsubscribe_flag: Patch<bool>,

    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub inactive_flag: Patch<bool>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub default_merge_contact_id: Patch<i64>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub manager_contact_id: Patch<i64>,
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub assistant_contact_id: Patch<i64>,

    /// All items, in place of those that are there.
    #[serde(skip_serializing_if = "Patch::is_leave")]
    pub communication_items: Patch<Vec<Communication>>,

    /// Members that the reference document does not name; null clears.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl ContactUpdate {
    /// [`validate_contact_update`] for an update that is a Rust value already.
    #[must_use]
    pub fn operations(&self, options: &ContactOptions) -> Outcome<Vec<PatchOperation>> {
        let Ok(value) = json::to_value(self) else { return unreadable() };
        let mut outcome = validate_contact_update(&value, options);
        // Nobody sends this value as it is.
        outcome.diagnostics.retain(|diagnostic| diagnostic.code != Code::CURRENT_OPERATIONS);
        outcome
    }
}

impl Contact {
    /// [`diff_contacts`](crate::diff_contacts) for contacts that are Rust values already.
    #[must_use]
    pub fn diff(&self, after: &Self, options: &ContactOptions) -> Outcome<Vec<PatchOperation>> {
        match (json::to_value(self), json::to_value(after)) {
            (Ok(before), Ok(after)) => super::diff_contacts(&before, &after, options),
            _ => unreadable(),
        }
    }
}

/// A map with keys that are no strings, or the like, somewhere in the members that are kept.
fn unreadable<T>() -> Outcome<T> {
    let diagnostic = Diagnostic::new(Code::CONTACT_NOT_JSON).at(Path::root()).with("found", "this value");
    Outcome::new(None, Vec::new(), vec![diagnostic])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Api, CONTACT, Presence};
    use serde_json::json;

    #[test]
    fn null_clears_and_a_missing_member_leaves() {
        let update: ContactUpdate = serde_json::from_value(json!({"title": null, "city": "Tampa"})).unwrap();
        assert_eq!(update.title, Patch::Clear);
        assert_eq!(update.city, "Tampa".into());
        assert_eq!(update.state, Patch::Leave);
        assert_eq!(Patch::from_option(None::<bool>), Patch::Clear);
    }

    /// Every documented field has a place that tells "clear" from "leave", or that cannot be cleared because it is required.
    #[test]
    fn every_field_has_a_place_and_unknown_ones_are_kept() {
        let mut object = Map::new();
        for field in CONTACT {
            match field.rule(Api::Documented).map(|rule| rule.presence) {
                Some(Presence::Optional) => object.insert(field.name.to_owned(), Value::Null),
                _ => None,
            };
        }
        let update: ContactUpdate = serde_json::from_value(object.clone().into()).unwrap();
        assert_eq!(update.other, Map::new(), "a field without a place in the type");
        object.insert("gender".into(), Value::Null);
        object.insert("firstName".into(), json!("John"));
        object.insert("company".into(), json!({"id": 7}));
        let update: ContactUpdate = serde_json::from_value(object.clone().into()).unwrap();
        assert_eq!(serde_json::to_value(&update).unwrap(), Value::Object(object));
    }

    #[test]
    fn differences_of_typed_contacts() {
        let before = Contact { first_name: Some("John".into()), title: Some("CTO".into()), ..Contact::default() };
        let after = Contact { title: None, city: Some("Tampa".into()), ..before.clone() };
        let operations = before.diff(&after, &ContactOptions::default()).value.unwrap();
        assert_eq!(
            serde_json::to_value(operations).unwrap(),
            json!([{"op": "remove", "path": "/title"}, {"op": "add", "path": "/city", "value": "Tampa"}])
        );
    }
}
