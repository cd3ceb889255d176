//! The field table and the codes as plain data.

use crate::diagnostic::{Code, Severity};
use crate::schema::{
    Api, COMMUNICATION, COMMUNICATION_TYPES, CONTACT, CONTACT_TYPES, CommunicationType, Field, Kind, NOTE, NamedType,
    PORTAL_LEVELS, Presence, Rule,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Every table of the model.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tables {
    /// The fields of a contact.
    pub contact: Vec<FieldRow>,
    /// The fields of a communication item.
    pub communication: Vec<FieldRow>,
    /// The fields of a note.
    pub note: Vec<FieldRow>,
    /// The documented contact types.
    pub contact_types: &'static [NamedType],
    /// The documented communication types.
    pub communication_types: &'static [CommunicationType],
    /// The documented portal security levels.
    pub portal_levels: Vec<LevelRow>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldRow {
    /// Its JSON name.
    pub name: &'static str,
    /// What it holds: `string`, `integer`, `boolean`, `date`, `dateTime`, `reference`, `object`, or an array of them.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The limit of a string, in UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u16>,
    /// The least value of an integer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i64>,
    /// The greatest value of an integer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<i64>,
    /// The values that a string can have, if they are listed.
    #[serde(skip_serializing_if = "Option::is_none", rename = "enum")]
    pub choices: Option<&'static [&'static str]>,
    /// Whether it must be there.
    pub required: bool,
    /// Whether only the server sets it.
    pub system: bool,
    /// What it is for.
    pub description: &'static str,
}

/// One portal security level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LevelRow {
    /// The number.
    pub id: i64,
    /// The name that people see.
    pub name: &'static str,
    /// What it opens.
    pub access: &'static str,
}

/// One diagnostic code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodeRow {
    /// Its severity, unless an option changes it.
    pub severity: Severity,
    /// What it means.
    pub title: &'static str,
    /// How to mend it.
    pub help: &'static str,
}

impl FieldRow {
    /// The row of a field in one of the models, or `None` if the model lacks it.
    #[must_use]
    pub fn new(field: &Field, api: Api) -> Option<Self> {
        let Rule { kind, presence } = field.rule(api)?;
        let mut row = Self {
            name: field.name,
            kind: "string",
            max_length: None,
            minimum: None,
            maximum: None,
            choices: None,
            required: presence == Presence::Required,
            system: presence == Presence::System,
            description: field.description,
        };
        match kind {
            Kind::Text { max } => row.max_length = max,
            Kind::OneOf(choices) => row.choices = Some(choices),
            Kind::Integer { min, max } => {
                row.kind = "integer";
                row.minimum = Some(min);
                row.maximum = Some(max);
            }
            Kind::Boolean => row.kind = "boolean",
            Kind::Date => row.kind = "date",
            Kind::DateTime => row.kind = "dateTime",
            Kind::Reference => row.kind = "reference",
            Kind::Object => row.kind = "object",
            Kind::References => row.kind = "references",
            Kind::Ids => row.kind = "integers",
            Kind::Objects => row.kind = "objects",
            Kind::Communications => row.kind = "communications",
        }
        Some(row)
    }
}

/// Every table, in one of the models.
#[must_use]
pub fn tables(api: Api) -> Tables {
    let rows = |table: &[Field]| table.iter().filter_map(|field| FieldRow::new(field, api)).collect();
    Tables {
        contact: rows(CONTACT),
        communication: rows(COMMUNICATION),
        note: rows(NOTE),
        contact_types: CONTACT_TYPES,
        communication_types: COMMUNICATION_TYPES,
        portal_levels: PORTAL_LEVELS
            .iter()
            .map(|row| LevelRow { id: row.level, name: row.name, access: row.access })
            .collect(),
    }
}

/// Every code with its meaning and remedy.
#[must_use]
pub fn codes() -> BTreeMap<&'static str, CodeRow> {
    let mut rows = BTreeMap::new();
    for code in Code::all() {
        rows.insert(code.as_str(), CodeRow { severity: code.severity(), title: code.title(), help: code.help() });
    }
    rows
}
