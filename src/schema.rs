//! The one table: every field of a contact, a communication item and a note, with its type, length, required rule and
//! where a query can use it, each with its source.
//!
//! Validation, the check of conditions, the JSON Schema, the TypeScript types and the README's table of limits are made
//! from it. No limit is written anywhere else.

mod contact;
mod types;

/// Whether anybody asks what a field or a level is for, and where its row comes from. A module of payloads alone tells nobody.
const TOLD: bool = cfg!(not(all(feature = "wasm", feature = "contact", not(feature = "conditions"))));

pub use contact::{COMMUNICATION, CONTACT, NOTE};
pub use types::{
    COMMUNICATION_TYPES, CONTACT_TYPES, CommunicationKind, CommunicationType, NamedType, PORTAL_LEVELS, PortalLevel,
};

use serde::{Deserialize, Serialize};

/// The largest id, and the largest number of an `int` field.
pub const MAX_INT: i64 = 2_147_483_647;

/// Which model of the API is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Api {
    /// The model of the reference document.
    #[default]
    Documented,
    /// The model of the live API, 2025 and later.
    Current,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string of at most `max` UTF-16 code units; no limit is known where it is `None`.
    Text {
        /// The limit.
        max: Option<u16>,
    },
    /// A string out of a list.
    OneOf(&'static [&'static str]),
    /// A whole number from `min` to `max`.
    Integer {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
    },
    /// `true` or `false`.
    Boolean,
    /// A string that holds a date (`YYYY-MM-DD`) or an ISO 8601 date-time.
    Date,
    /// A string that holds an ISO 8601 date-time.
    DateTime,
    /// An object with the `id` of another record.
    Reference,
    /// Any object.
    Object,
    /// An array of references.
    References,
    /// An array of ids.
    Ids,
    /// An array of objects.
    Objects,
    /// An array of communication items.
    Communications,
}

impl Kind {
    /// An id: a whole number from 1.
    pub const ID: Self = Self::Integer { min: 1, max: MAX_INT };
}

/// Whether a field must, may or may not be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Must be there and not blank.
    Required,
    /// May be there.
    Optional,
    /// Set by the server.
    System,
}

/// What one model says of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be there.
    pub presence: Presence,
}

/// Which parameter of a search can name a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queryable {
    /// `conditions`, as users of the live API report.
    Conditions,
    /// `childConditions`: it lies in an array.
    ChildConditions,
    /// `customFieldConditions`.
    CustomFieldConditions,
    /// None: it exists on create only.
    Nowhere,
    /// Nobody has said; taken for `conditions`.
    Unreported,
}

/// One field of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its JSON name.
    pub name: &'static str,
    /// What it is for.
    pub description: &'static str,
    /// The reference document's rule, if it has the field.
    pub documented: Option<Rule>,
    /// The live API's rule, if it has the field.
    pub current: Option<Rule>,
    /// Where a query can use it.
    pub query: Queryable,
    /// The field that the live API has in its place.
    pub replaced_by: Option<&'static str>,
    /// Where the row comes from.
    pub source: Source,
}

impl Field {
    /// What the model says of the field, or `None` if it lacks it.
    #[must_use]
    pub const fn rule(&self, api: Api) -> Option<Rule> {
        match api {
            Api::Documented => self.documented,
            Api::Current => self.current,
        }
    }
}

/// Where a row of the table comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The reference document, section by title.
    Document(&'static str),
    /// The live API's OpenAPI description of 2025.1.
    OpenApi,
}

/// The field of that name, exactly as written.
#[must_use]
pub fn find(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.name == name)
}

/// The members that a reference in a query path can have besides `id`: `company/identifier`, `types/name`.
pub const REFERENCE_MEMBERS: &[(&str, Kind)] =
    &[("id", Kind::ID), ("name", Kind::Text { max: None }), ("identifier", Kind::Text { max: None })];

/// The members of `_info` that a query path can have.
pub const INFO_MEMBERS: &[(&str, Kind)] = &[
    ("lastUpdated", Kind::DateTime),
    ("updatedBy", Kind::Text { max: None }),
    ("dateEntered", Kind::DateTime),
    ("enteredBy", Kind::Text { max: None }),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_name_stands_once_and_in_some_model() {
        for table in [CONTACT, COMMUNICATION, NOTE] {
            let mut names = BTreeSet::new();
            for field in table {
                assert!(names.insert(field.name), "{} stands twice", field.name);
                assert!(field.documented.is_some() || field.current.is_some(), "{} is in no model", field.name);
                assert!(!field.description.is_empty(), "{} has no description", field.name);
            }
        }
    }

    #[test]
    fn what_only_the_document_has_is_replaced_by_what_only_the_live_api_has() {
        for field in CONTACT {
            assert_eq!(field.replaced_by.is_some(), field.current.is_none(), "{}", field.name);
            let Some(replacement) = field.replaced_by else { continue };
            let replacement = find(CONTACT, replacement).expect("a field of the table");
            assert!(replacement.documented.is_none() && replacement.current.is_some(), "{}", replacement.name);
        }
    }

    #[test]
    fn the_documented_model_is_that_of_the_reference_document() {
        let documented = |table: &'static [Field]| table.iter().filter(|f| f.documented.is_some()).count();
        // 6 core, 10 contact information, 6 address, 3 portal, 5 tracking, and `communicationItems`.
        assert_eq!(documented(CONTACT), 31);
        assert_eq!(documented(COMMUNICATION), 6);
        assert_eq!(documented(NOTE), 3);
        let required: Vec<_> = CONTACT
            .iter()
            .filter(|f| f.documented.is_some_and(|rule| rule.presence == Presence::Required))
            .map(|f| f.name)
            .collect();
        assert_eq!(required, ["firstName", "company"]);
    }
}
