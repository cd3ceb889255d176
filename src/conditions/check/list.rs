//! Every field that a text can name, for completion and for the configuration of a query builder.

use super::kind::Type;
use super::resolve::{Resolution, Scope, resolve};
use crate::conditions::ast::Dialect;
use crate::conditions::cat::cat;
use crate::conditions::entity::EntityType;
use crate::conditions::options::Entity;
use crate::schema::{COMMUNICATION, CONTACT, INFO_MEMBERS, Kind, REFERENCE_MEMBERS};

/// A field that a text can name.
pub(crate) struct Listed<'a> {
    pub(crate) path: String,
    pub(crate) kind: Option<Type<'a>>,
    pub(crate) description: &'static str,
}

/// The fields of `scope` that its parameter can name, in the order of the table.
pub(crate) fn list<'a>(scope: Scope<'a>) -> Vec<Listed<'a>> {
    let mut paths: Vec<(String, &'static str)> = Vec::new();
    match scope.entity {
        _ if scope.dialect == Dialect::CustomFieldConditions => {
            paths.push(("caption".to_owned(), "name of the custom field"));
            paths.push(("value".to_owned(), "its value"));
        }
        Entity::Any => {}
        Entity::Contact => contact_paths(scope, &mut paths),
        Entity::Fields(fields) => {
            for field in fields.iter() {
                let name = field.name.as_str();
                if field.kind == EntityType::Reference {
                    paths.extend(REFERENCE_MEMBERS.iter().map(|member| (cat(&[name, "/", member]), "")));
                } else {
                    paths.push((name.to_owned(), ""));
                }
            }
        }
    }
    let known = |(path, description): (String, &'static str)| match resolve(&path, scope) {
        Resolution::Known(known) if known.parameter == Some(scope.dialect) && known.renamed.is_none() => {
            Some(Listed { kind: known.kind, path, description })
        }
        _ => None,
    };
    paths.into_iter().filter_map(known).collect()
}

fn contact_paths(scope: Scope<'_>, paths: &mut Vec<(String, &'static str)>) {
    for field in CONTACT {
        let Some(rule) = field.rule(scope.api).or(field.current) else { continue };
        let mut members = |names: &mut dyn Iterator<Item = &'static str>| {
            paths.extend(names.map(|member| (cat(&[field.name, "/", member]), field.description)));
        };
        match rule.kind {
            Kind::Reference | Kind::References => members(&mut REFERENCE_MEMBERS.iter().copied()),
            Kind::Object if field.name == "_info" => members(&mut INFO_MEMBERS.iter().map(|(name, _)| *name)),
            Kind::Communications => {
                for item in COMMUNICATION {
                    let path = cat(&[field.name, "/", item.name]);
                    if item.rule(scope.api).is_some_and(|rule| rule.kind == Kind::Reference) {
                        paths.extend(
                            REFERENCE_MEMBERS.iter().map(|member| (cat(&[&path, "/", member]), item.description)),
                        );
                    } else {
                        paths.push((path, item.description));
                    }
                }
            }
            Kind::Object | Kind::Objects | Kind::Ids => {}
            _ => paths.push((field.name.to_owned(), field.description)),
        }
    }
}

impl Type<'_> {
    /// A word for what the field holds, for lists of fields.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::OneOf(_) => "enum",
            Self::Integer { .. } => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Datetime => "datetime",
            Self::Reference => "reference",
            Self::Container => "object",
        }
    }
}
