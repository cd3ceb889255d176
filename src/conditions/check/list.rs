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
    let mut list = List { scope, fields: Vec::new() };
    match scope.entity {
        _ if scope.dialect == Dialect::CustomFieldConditions => {
            list.add(&["caption"], "name of the custom field");
            list.add(&["value"], "its value");
        }
        Entity::Any => {}
        Entity::Contact => list.contact(),
        Entity::Fields(fields) => {
            for field in fields.iter() {
                let name = field.name.as_str();
                if field.kind == EntityType::Reference {
                    list.members(name, "");
                } else {
                    list.add(&[name], "");
                }
            }
        }
    }
    list.fields
}

struct List<'a> {
    scope: Scope<'a>,
    fields: Vec<Listed<'a>>,
}

impl List<'_> {
    /// Adds the path of these pieces, if the parameter can name it.
    #[inline(never)]
    fn add(&mut self, path: &[&str], description: &'static str) {
        let path = cat(path);
        if let Resolution::Known(known) = resolve(&path, self.scope)
            && known.parameter == Some(self.scope.dialect)
            && known.renamed.is_none()
        {
            self.fields.push(Listed { kind: known.kind, path, description });
        }
    }

    /// Adds the members of a reference.
    fn members(&mut self, name: &str, description: &'static str) {
        for member in REFERENCE_MEMBERS {
            self.add(&[name, "/", member], description);
        }
    }

    fn contact(&mut self) {
        let api = self.scope.api;
        for field in CONTACT {
            let Some(rule) = field.rule(api).or(field.current) else { continue };
            match rule.kind {
                Kind::Reference | Kind::References => self.members(field.name, field.description),
                Kind::Object if field.name == "_info" => {
                    for (member, _) in INFO_MEMBERS {
                        self.add(&[field.name, "/", member], field.description);
                    }
                }
                Kind::Communications => {
                    for item in COMMUNICATION {
                        let path = cat(&[field.name, "/", item.name]);
                        if item.rule(api).is_some_and(|rule| rule.kind == Kind::Reference) {
                            self.members(&path, item.description);
                        } else {
                            self.add(&[&path], item.description);
                        }
                    }
                }
                Kind::Object | Kind::Objects | Kind::Ids => {}
                _ => self.add(&[field.name], field.description),
            }
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
