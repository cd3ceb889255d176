//! What a caller can choose.

use super::ast::Dialect;
use super::entity::EntityFields;
use crate::schema::Api;
use serde::Deserialize;

/// How a text is read and checked.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ConditionsOptions {
    /// Which parameter of a search the text is for.
    pub dialect: Dialect,
    /// Whose fields the names are.
    pub entity: Entity,
    /// Which model of the API is meant.
    pub api: Api,
}

impl ConditionsOptions {
    /// These options for another parameter.
    #[must_use]
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = dialect;
        self
    }

    /// [`dialect`](Self::dialect) of options that are lent.
    #[inline(never)]
    pub(crate) fn of_dialect(&self, dialect: Dialect) -> Self {
        Self { dialect, entity: self.entity.clone(), api: self.api }
    }

    /// These options for another entity.
    #[must_use]
    pub fn entity(mut self, entity: Entity) -> Self {
        self.entity = entity;
        self
    }

    /// These options for another model of the API.
    #[must_use]
    pub fn api(mut self, api: Api) -> Self {
        self.api = api;
        self
    }
}

/// Whose fields the names of an expression are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Entity {
    /// The contact's: names, operators and types of values are checked.
    #[default]
    Contact,
    /// Anybody's: the syntax alone is checked.
    Any,
    /// Those of the caller's table.
    Fields(EntityFields),
}

/// How an expression is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct FormatOptions {
    /// One condition a line, groups indented.
    pub pretty: bool,
    /// As short as it stays right, for a URL; `pretty` goes before it.
    pub compact: bool,
}

impl FormatOptions {
    /// One condition a line, groups indented.
    #[must_use]
    pub const fn pretty() -> Self {
        Self { pretty: true, compact: false }
    }

    /// As short as it stays right, for a URL.
    #[must_use]
    pub const fn compact() -> Self {
        Self { pretty: false, compact: true }
    }
}
