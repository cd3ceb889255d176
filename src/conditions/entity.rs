//! A caller's own table of fields: `{ fields: { "contact": "reference", "summary": "string" } }`.

use super::ast::Dialect;
use super::path::FieldPath;
use crate::json::Value;
use crate::sort;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use std::sync::Arc;

/// The fields of an entity that this crate does not know: tickets, companies, an instance's own.
///
/// As JSON it is an object: a name or path with a type, or with an object `{ type, values?, min?, max?, parameter? }`. The
/// types are those of [`EntityType`] in lower case; a `reference` has the members `id`, `name` and `identifier`.
///
/// Inside they stand in the order of their names, without case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntityFields(Arc<Vec<EntityField>>);

/// One field of an [`EntityFields`] table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityField {
    /// Its name or path.
    pub name: FieldPath,
    /// What it holds.
    pub kind: EntityType,
    /// The only strings that it holds, if there are such; it then counts as an enum.
    pub values: Vec<String>,
    /// The least and the greatest whole number.
    pub range: Option<(i64, i64)>,
    /// The parameter that can name it.
    pub parameter: Dialect,
}

/// What a field of a caller's table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntityType {
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date.
    Date,
    /// A date-time.
    Datetime,
    /// An object with `id`, `name` and `identifier`.
    Reference,
    /// Something nobody has said more about: every member, operator and value is taken.
    Any,
}

impl EntityFields {
    /// A table of fields; of two with one name the first counts.
    #[must_use]
    pub fn new(fields: impl IntoIterator<Item = EntityField>) -> Self {
        let fields: Vec<EntityField> = fields.into_iter().collect();
        let names: Vec<String> = fields.iter().map(|field| field.name.as_str().to_ascii_lowercase()).collect();
        let names = sort::borrowed(&names);
        let mut table: Vec<EntityField> = Vec::with_capacity(fields.len());
        let mut last = None;
        for at in sort::order_of_texts(&names) {
            let name = names.get(at);
            if name != last {
                table.extend(fields.get(at).cloned());
            }
            last = name;
        }
        Self(Arc::new(table))
    }

    /// The field of that name, in any case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&EntityField> {
        // Byte by byte: a hostile name is read no further than a known one reaches.
        let lower = || name.bytes().map(|byte| byte.to_ascii_lowercase());
        let known =
            |field: &EntityField| field.name.as_str().bytes().map(|byte| byte.to_ascii_lowercase()).cmp(lower());
        let at = self.0.binary_search_by(known).ok()?;
        self.0.get(at)
    }

    /// Every field.
    pub fn iter(&self) -> impl Iterator<Item = &EntityField> + Clone {
        self.0.iter()
    }
}

impl EntityFields {
    /// Reads a table that a caller wrote as JSON.
    ///
    /// # Errors
    ///
    /// A sentence for the developer: what was expected.
    pub fn from_value(value: &Value) -> Result<Self, String> {
        let members = value.as_object().ok_or("expected an object of fields")?;
        let mut fields = Vec::with_capacity(members.len());
        for (name, spec) in members {
            let name =
                FieldPath::new(name).ok_or("a field name has letters, digits, `_` and `/`, and is no keyword")?;
            fields.push(read_field(name, spec)?);
        }
        Ok(Self::new(fields))
    }
}

const TYPES: &[(&str, EntityType)] = &[
    ("string", EntityType::String),
    ("integer", EntityType::Integer),
    ("number", EntityType::Number),
    ("boolean", EntityType::Boolean),
    ("date", EntityType::Date),
    ("datetime", EntityType::Datetime),
    ("reference", EntityType::Reference),
    ("any", EntityType::Any),
];

fn read_type(value: Option<&Value>) -> Result<EntityType, String> {
    let found = value.and_then(Value::as_str).and_then(|text| TYPES.iter().find(|(name, _)| *name == text));
    found.map(|(_, kind)| *kind).ok_or_else(|| {
        "expected the type of a field: string, integer, number, boolean, date, datetime, reference or any".to_owned()
    })
}

fn read_field(name: FieldPath, spec: &Value) -> Result<EntityField, String> {
    let mut field =
        EntityField { name, kind: EntityType::Any, values: Vec::new(), range: None, parameter: Dialect::default() };
    let Value::Object(members) = spec else {
        field.kind = read_type(Some(spec))?;
        return Ok(field);
    };
    field.kind = read_type(members.get("type"))?;
    let (mut min, mut max) = (None, None);
    let whole = |value: &Value| match value {
        Value::Null => Ok(None),
        value => value.as_i64().map(Some).ok_or("expected a whole number as `min` and `max`"),
    };
    for (name, value) in members {
        match name.as_str() {
            "type" => {}
            "min" => min = whole(value)?,
            "max" => max = whole(value)?,
            "values" => {
                let values = value.as_array().ok_or("expected an array of strings as `values`")?;
                for value in values {
                    field.values.push(value.as_str().ok_or("expected an array of strings as `values`")?.to_owned());
                }
            }
            "parameter" => {
                let dialects = [Dialect::Conditions, Dialect::ChildConditions, Dialect::CustomFieldConditions];
                let found = dialects.into_iter().find(|dialect| value.as_str() == Some(dialect.as_str()));
                field.parameter = found.ok_or("expected the name of a parameter as `parameter`")?;
            }
            _ => return Err("a field has `type`, `values`, `min`, `max` and `parameter` alone".to_owned()),
        }
    }
    field.range = (min.is_some() || max.is_some()).then(|| (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX)));
    Ok(field)
}

impl<'de> Deserialize<'de> for EntityFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_value(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
