//! A caller's own table of fields: `{ fields: { "contact": "reference", "summary": "string" } }`.

use super::ast::Dialect;
use super::path::FieldPath;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The fields of an entity that this crate does not know: tickets, companies, an instance's own.
///
/// As JSON it is an object: a name or path with a type, or with an object `{ type, values?, min?, max?, parameter? }`. The
/// types are those of [`EntityType`] in lower case; a `reference` has the members `id`, `name` and `identifier`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntityFields(Arc<BTreeMap<String, EntityField>>);

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
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
        let mut table = BTreeMap::new();
        for field in fields {
            table.entry(field.name.as_str().to_ascii_lowercase()).or_insert(field);
        }
        Self(Arc::new(table))
    }

    /// The field of that name, in any case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&EntityField> {
        self.0.get(&name.to_ascii_lowercase())
    }

    /// Every field.
    pub fn iter(&self) -> impl Iterator<Item = &EntityField> + Clone {
        self.0.values()
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Spec {
    Type(EntityType),
    Full(FullSpec),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FullSpec {
    #[serde(rename = "type")]
    kind: EntityType,
    #[serde(default)]
    values: Vec<String>,
    min: Option<i64>,
    max: Option<i64>,
    #[serde(default)]
    parameter: Dialect,
}

impl<'de> Deserialize<'de> for EntityFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let specs = BTreeMap::<String, Spec>::deserialize(deserializer)?;
        let mut fields = Vec::with_capacity(specs.len());
        for (name, spec) in specs {
            let Some(name) = FieldPath::new(&name) else {
                return Err(D::Error::custom("a field name has letters, digits, `_` and `/`, and is no keyword"));
            };
            fields.push(match spec {
                Spec::Type(kind) => {
                    EntityField { name, kind, values: Vec::new(), range: None, parameter: Dialect::default() }
                }
                Spec::Full(full) => EntityField {
                    name,
                    kind: full.kind,
                    values: full.values,
                    range: (full.min.is_some() || full.max.is_some())
                        .then(|| (full.min.unwrap_or(i64::MIN), full.max.unwrap_or(i64::MAX))),
                    parameter: full.parameter,
                },
            });
        }
        Ok(Self::new(fields))
    }
}
