//! Every field that a text can name, for completion and for the configuration of a query builder.

use super::kind::Type;
use super::resolve::{CUSTOM_FIELD, ITEM_TYPE, Members, Resolution, Scope, resolve};
use crate::conditions::ast::Dialect;
use crate::conditions::cat::between;
use crate::conditions::entity::EntityType;
use crate::conditions::options::Entity;
use crate::schema::{COMMUNICATION, CONTACT, INFO_MEMBERS, Kind, REFERENCE_MEMBERS};

/// A field that a text can name.
pub(crate) struct Listed<'a> {
    pub(crate) path: String,
    pub(crate) kind: Option<Type<'a>>,
    pub(crate) description: &'static str,
}

/// The fields of a scope that have been found.
struct List<'a> {
    scope: Scope<'a>,
    found: Vec<Listed<'a>>,
}

/// The fields of `scope` that its parameter can name, in the order of the table.
pub(crate) fn list<'a>(scope: Scope<'a>) -> Vec<Listed<'a>> {
    let mut list = List { scope, found: Vec::new() };
    match scope.entity {
        _ if scope.dialect == Dialect::CustomFieldConditions => {
            for ((name, _), description) in CUSTOM_FIELD.iter().zip(["name of the custom field", "its value"]) {
                list.add(name, &[], description);
            }
        }
        Entity::Any => {}
        Entity::Contact => list.add_contact(),
        Entity::Fields(fields) => {
            for field in fields.iter() {
                let members = if field.kind == EntityType::Reference { REFERENCE_MEMBERS } else { &[] };
                list.add(field.name.as_str(), members, "");
            }
        }
    }
    list.found
}

impl List<'_> {
    fn add_contact(&mut self) {
        for field in CONTACT {
            let Some(rule) = field.rule(self.scope.api).or(field.current) else { continue };
            let members = match rule.kind {
                Kind::Reference | Kind::References => REFERENCE_MEMBERS,
                Kind::Object if field.name == "_info" => INFO_MEMBERS,
                Kind::Communications => {
                    for item in COMMUNICATION {
                        let rule = item.rule(self.scope.api);
                        let reference = rule.is_some_and(|rule| rule.kind == Kind::Reference);
                        let itself: Members = &[];
                        if reference {
                            self.add(field.name, ITEM_TYPE, item.description);
                        } else {
                            self.add(&between(field.name, "/", item.name), itself, item.description);
                        }
                    }
                    continue;
                }
                Kind::Object | Kind::Objects | Kind::Ids => continue,
                _ => &[],
            };
            self.add(field.name, members, field.description);
        }
    }

    /// Lists `members` of `field`, or the field itself if it has none, as far as the parameter can name them.
    fn add(&mut self, field: &str, members: Members, description: &'static str) {
        let mut left = members.iter();
        let mut member = left.next();
        loop {
            let path = member.map_or_else(|| field.to_owned(), |(member, _)| between(field, "/", member));
            if let Resolution::Known(known) = resolve(&path, self.scope)
                && known.parameter == Some(self.scope.dialect)
                && known.renamed.is_none()
            {
                self.found.push(Listed { kind: known.kind, path, description });
            }
            member = left.next();
            if member.is_none() {
                return;
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
