//! What a field holds, as far as a condition can ask.

use crate::conditions::entity::{EntityField, EntityType};
use crate::schema::Kind;

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Type<'a> {
    Text,
    OneOf(Names<'a>),
    Integer {
        min: &'a i64,
        max: &'a i64,
    },
    Number,
    Boolean,
    Datetime,
    Reference,
    /// An object or an array.
    Container,
}

/// The strings that an enum field holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Names<'a> {
    Table(&'static [&'static str]),
    Own(&'a [String]),
}

impl<'a> Names<'a> {
    pub(crate) fn to_vec(self) -> Vec<&'a str> {
        match self {
            Self::Table(names) => names.to_vec(),
            Self::Own(names) => names.iter().map(String::as_str).collect(),
        }
    }
}

impl<'a> Type<'a> {
    pub(crate) const fn of(kind: &'static Kind) -> Type<'static> {
        match kind {
            Kind::Text { .. } => Type::Text,
            Kind::OneOf(names) => Type::OneOf(Names::Table(names)),
            Kind::Integer { min, max } => Type::Integer { min, max },
            Kind::Boolean => Type::Boolean,
            Kind::Date | Kind::DateTime => Type::Datetime,
            Kind::Reference => Type::Reference,
            Kind::Object | Kind::References | Kind::Ids | Kind::Objects | Kind::Communications => Type::Container,
        }
    }

    pub(crate) fn of_entity(field: &'a EntityField) -> Option<Self> {
        Some(match field.kind {
            EntityType::String if !field.values.is_empty() => Self::OneOf(Names::Own(&field.values)),
            EntityType::String => Self::Text,
            EntityType::Integer => match &field.range {
                Some((min, max)) => Self::Integer { min, max },
                None => Self::Integer { min: &i64::MIN, max: &i64::MAX },
            },
            EntityType::Number => Self::Number,
            EntityType::Boolean => Self::Boolean,
            EntityType::Date | EntityType::Datetime => Self::Datetime,
            EntityType::Reference => Self::Reference,
            EntityType::Any => return None,
        })
    }

    /// What it is called in messages.
    pub(crate) const fn describe(self) -> &'static str {
        match self {
            Self::Text => "a string",
            Self::OneOf(_) => "one of a list of strings",
            Self::Integer { .. } => "a whole number",
            Self::Number => "a number",
            Self::Boolean => "`true` or `false`",
            Self::Datetime => "a date-time in brackets",
            Self::Reference => "an object",
            Self::Container => "an object or an array",
        }
    }
}
