//! A caller's own table of fields: `{ fields: { "contact": "reference", "summary": "string" } }`.

use super::ast::Dialect;
use super::order::compare_names;
use super::path::FieldPath;
use crate::json::{Map, Value};
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
        let mut table = Vec::new();
        fields.into_iter().for_each(|field| add(&mut table, field));
        Self(Arc::new(table))
    }

    /// The field of that name, in any case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&EntityField> {
        self.0.get(place_of(&self.0, name).ok()?)
    }

    /// Every field.
    pub fn iter(&self) -> impl Iterator<Item = &EntityField> + Clone {
        self.0.iter()
    }
}

/// Where the field of that name stands, or would stand.
#[inline(never)]
fn place_of(table: &[EntityField], name: &str) -> Result<usize, usize> {
    table.binary_search_by(|field| compare_names(field.name.as_str(), name))
}

/// Adds a field, if there is none of its name. Fields mostly come in the order of their names: then they go to the end.
fn add(table: &mut Vec<EntityField>, field: EntityField) {
    if let Err(at) = place_of(table, field.name.as_str()) {
        table.insert(at, field);
    }
}

impl EntityFields {
    /// Reads a table that a caller wrote as JSON.
    ///
    /// # Errors
    ///
    /// A sentence for the developer: what was expected.
    pub fn from_value(value: &Value) -> Result<Self, String> {
        read_fields(value).map(|table| Self(Arc::new(table))).map_err(str::to_owned)
    }
}

const TYPES: [(&str, EntityType); 8] = [
    ("string", EntityType::String),
    ("integer", EntityType::Integer),
    ("number", EntityType::Number),
    ("boolean", EntityType::Boolean),
    ("date", EntityType::Date),
    ("datetime", EntityType::Datetime),
    ("reference", EntityType::Reference),
    ("any", EntityType::Any),
];

fn read_fields(value: &Value) -> Result<Vec<EntityField>, &'static str> {
    let members = value.as_object().ok_or("expected an object of fields")?;
    let mut fields = Vec::with_capacity(members.len());
    for (name, spec) in members {
        let Some(path) = FieldPath::new(name) else {
            return Err("a field name has letters, digits, `_` and `/`, and is no keyword");
        };
        let mut field = EntityField {
            name: path,
            kind: EntityType::Any,
            values: Vec::new(),
            range: None,
            parameter: Dialect::default(),
        };
        match spec {
            Value::Object(members) => read_field(&mut field, members)?,
            name => field.kind = read_type(Some(name))?,
        }
        add(&mut fields, field);
    }
    Ok(fields)
}

fn read_type(value: Option<&Value>) -> Result<EntityType, &'static str> {
    let text = value.and_then(Value::as_str).unwrap_or_default();
    match TYPES.iter().find(|(name, _)| *name == text) {
        Some((_, kind)) => Ok(*kind),
        None => Err("expected the type of a field: string, integer, number, boolean, date, datetime, reference or any"),
    }
}

fn read_field(field: &mut EntityField, members: &Map<String, Value>) -> Result<(), &'static str> {
    field.kind = read_type(members.get("type"))?;
    let mut range = [None, None];
    for (name, value) in members {
        match name.as_str() {
            "type" => {}
            "min" | "max" if value.is_null() => {}
            name @ ("min" | "max") => {
                let whole = value.as_i64().ok_or("expected a whole number as `min` and `max`")?;
                let [min, max] = &mut range;
                *(if name == "min" { min } else { max }) = Some(whole);
            }
            "values" => {
                const EXPECTED: &str = "expected an array of strings as `values`";
                for value in value.as_array().ok_or(EXPECTED)? {
                    field.values.push(value.as_str().ok_or(EXPECTED)?.to_owned());
                }
            }
            "parameter" => {
                let name = value.as_str().unwrap_or_default();
                let found = Dialect::ALL.into_iter().find(|dialect| dialect.as_str() == name);
                field.parameter = found.ok_or("expected the name of a parameter as `parameter`")?;
            }
            _ => return Err("a field has `type`, `values`, `min`, `max` and `parameter` alone"),
        }
    }
    if let [Some(_), _] | [_, Some(_)] = range {
        let [min, max] = range;
        field.range = Some((min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX)));
    }
    Ok(())
}

impl<'de> Deserialize<'de> for EntityFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_value(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
