//! What a path means: a field of the contact, of its items, or of a custom field.

use super::kind::Type;
use crate::conditions::ast::Dialect;
use crate::conditions::cat::cat;
use crate::conditions::entity::{EntityField, EntityFields, EntityType};
use crate::conditions::options::{ConditionsOptions, Entity};
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Api, COMMUNICATION, CONTACT, Field, INFO_MEMBERS, Kind, Queryable, REFERENCE_MEMBERS, Rule};
use crate::suggest::nearest;

/// Which fields there are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) entity: &'a Entity,
    pub(crate) dialect: Dialect,
    pub(crate) api: Api,
}

impl<'a> Scope<'a> {
    pub(crate) const fn of(options: &'a ConditionsOptions) -> Self {
        Self { entity: &options.entity, dialect: options.dialect, api: options.api }
    }
}

/// What became of a path.
pub(crate) enum Resolution<'a> {
    Known(Known<'a>),
    Unknown {
        suggestion: Option<String>,
    },
    /// A member of a field that has none.
    NoMember {
        field: &'a str,
    },
    /// A field that the live API no longer has.
    Removed {
        field: &'static str,
        suggestion: Option<String>,
    },
}

impl Resolution<'_> {
    /// The finding of a name that is not the name of a field, without its place. `entity` is who has no such field.
    pub(crate) fn refused(self, entity: &'static str) -> Diagnostic {
        match self {
            Self::Removed { field, .. } => Diagnostic::new(Code::CONDITIONS_REMOVED_FIELD).with("field", field),
            Self::NoMember { field } => Diagnostic::new(Code::CONDITIONS_NO_MEMBER).with("field", field.to_owned()),
            Self::Unknown { suggestion } => {
                let diagnostic = Diagnostic::new(Code::CONDITIONS_UNKNOWN_FIELD).with("entity", entity);
                match suggestion {
                    Some(name) => diagnostic.with("suggestion", name),
                    None => diagnostic,
                }
            }
            // It is found in other letters alone.
            Self::Known(known) => Diagnostic::new(Code::CONDITIONS_FIELD_CASE).with("field", known.canonical()),
        }
    }
}

/// A path that was found.
pub(crate) struct Known<'a> {
    /// Its first part, in the letters of its JSON name.
    pub(crate) head: &'a str,
    /// The parts behind it, if the table knows them.
    pub(crate) rest: Option<&'static str>,
    /// Whether it was written in other letters.
    pub(crate) other_case: bool,
    /// What it holds; `None` if nobody has said.
    pub(crate) kind: Option<Type<'a>>,
    /// The parameter that can name it, or `None` if none can.
    pub(crate) parameter: Option<Dialect>,
    /// The first part that the live API has in its place.
    pub(crate) renamed: Option<&'static str>,
    /// Whether it stands for an object, and which member is probably meant.
    pub(crate) needs_member: Option<&'static str>,
    /// Whether only the live API has it, while the reference document's model is meant.
    pub(crate) undocumented: bool,
}

impl Known<'_> {
    /// The path in the letters of its JSON names.
    pub(crate) fn canonical(&self) -> String {
        join(self.head, self.rest)
    }

    /// The path that the live API has in its place.
    pub(crate) fn successor(&self) -> Option<String> {
        self.renamed.map(|head| join(head, Some(self.rest.unwrap_or("id"))))
    }
}

fn join(head: &str, rest: Option<&str>) -> String {
    match rest {
        None => head.to_owned(),
        Some(rest) => cat(&[head, "/", rest]),
    }
}

/// The members of a custom field that a query can name.
const CUSTOM_FIELD: &[(&str, Option<Type<'static>>)] = &[("caption", Some(Type::Text)), ("value", None)];

/// The references of a communication item, with each member.
const ITEM_TYPE: [&str; 3] = ["type/id", "type/name", "type/identifier"];

/// The leaf that a path ends in.
struct Leaf {
    /// The rest of the path in canonical letters, or `None` if there is none that the table knows.
    rest: Option<&'static str>,
    kind: Option<Type<'static>>,
    needs_member: Option<&'static str>,
}

/// Finds `path` among the fields of `scope`. Nothing is known of the entity `any`.
pub(crate) fn resolve<'a>(path: &str, scope: Scope<'a>) -> Resolution<'a> {
    match scope.entity {
        _ if scope.dialect == Dialect::CustomFieldConditions => resolve_custom(path),
        Entity::Contact => resolve_contact(path, scope.api),
        Entity::Fields(fields) => resolve_own(path, fields),
        Entity::Any => Resolution::Unknown { suggestion: None },
    }
}

/// A path among the fields of a caller's table: as a whole, or as a member of a reference in it.
fn resolve_own<'a>(path: &str, fields: &'a EntityFields) -> Resolution<'a> {
    let known = |field: &'a EntityField, rest: Option<&'static str>, same: bool, kind, needs_member| {
        Resolution::Known(Known {
            head: field.name.as_str(),
            rest,
            other_case: !same,
            kind,
            parameter: Some(field.parameter),
            renamed: None,
            needs_member,
            undocumented: false,
        })
    };
    if let Some(field) = fields.get(path) {
        let needs_member = (field.kind == EntityType::Reference).then_some("id");
        return known(field, None, field.name.as_str() == path, Type::of_entity(field), needs_member);
    }
    for (at, _) in path.match_indices('/') {
        let (Some(head), Some(member)) = (path.get(..at), path.get(at + 1..)) else { continue };
        let Some(field) = fields.get(head) else { continue };
        let same = field.name.as_str() == head;
        return match field.kind {
            EntityType::Any => known(field, None, true, None, None),
            EntityType::Reference => match REFERENCE_MEMBERS.iter().find(|name| name.eq_ignore_ascii_case(member)) {
                Some(name) => known(field, Some(name), same && *name == member, Some(member_type(name)), None),
                None => unknown_member(field.name.as_str(), member, REFERENCE_MEMBERS.iter().copied()),
            },
            _ => Resolution::NoMember { field: field.name.as_str() },
        };
    }
    let names = fields.iter().map(|field| field.name.as_str());
    let direct = nearest(path, names.clone()).map(str::to_owned);
    // A slip in the first part of a path into a reference.
    let through = || {
        let (head, member) = path.split_once('/')?;
        let head = nearest(head, names)?;
        let name = REFERENCE_MEMBERS.iter().find(|name| name.eq_ignore_ascii_case(member))?;
        (fields.get(head)?.kind == EntityType::Reference).then(|| cat(&[head, "/", name]))
    };
    Resolution::Unknown { suggestion: direct.or_else(through) }
}

fn member_type(name: &str) -> Type<'static> {
    if name == "id" { Type::ID } else { Type::Text }
}

fn resolve_contact(path: &str, api: Api) -> Resolution<'static> {
    let (head, rest) = path.split_once('/').map_or((path, None), |(head, rest)| (head, Some(rest)));
    let Some(field) = find_any_case(CONTACT, head) else {
        return Resolution::Unknown { suggestion: suggest(head, rest, api) };
    };
    let (rule, undocumented) = match (field.rule(api), field.current) {
        (Some(rule), _) => (rule, false),
        // `types` is the successor of a documented field, so nobody is surprised by it.
        (None, Some(current)) => (current, field.name != "types"),
        (None, None) => {
            let member = REFERENCE_MEMBERS.iter().find(|name| rest.is_some_and(|rest| rest.eq_ignore_ascii_case(name)));
            let suggestion = successor(field.name).map(|name| cat(&[name, "/", member.unwrap_or(&"id")]));
            return Resolution::Removed { field: field.name, suggestion };
        }
    };
    let leaf = match leaf(field, rule, rest, api) {
        Ok(leaf) => leaf,
        Err(resolution) => return resolution,
    };
    // Nobody has said what some objects hold: of those only the first part is compared.
    let same = field.name == head && (leaf.rest.is_none() || leaf.rest == rest);
    Resolution::Known(Known {
        head: field.name,
        rest: leaf.rest,
        other_case: !same && (leaf.rest.is_some() || rest.is_none()),
        kind: leaf.kind,
        parameter: parameter(field.query, rule.kind),
        renamed: (field.name == "type").then_some("types"),
        needs_member: leaf.needs_member,
        undocumented,
    })
}

fn resolve_custom(path: &str) -> Resolution<'static> {
    let found = CUSTOM_FIELD.iter().find(|(name, _)| name.eq_ignore_ascii_case(path));
    match found {
        Some((name, kind)) => Resolution::Known(Known {
            head: name,
            rest: None,
            other_case: *name != path,
            kind: *kind,
            parameter: Some(Dialect::CustomFieldConditions),
            renamed: None,
            needs_member: None,
            undocumented: false,
        }),
        None => {
            let names = CUSTOM_FIELD.iter().map(|(name, _)| *name);
            Resolution::Unknown { suggestion: nearest(path, names).map(str::to_owned) }
        }
    }
}

/// The field of that name: exactly, or else in other letters.
fn find_any_case(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    let mut other = None;
    for field in fields {
        if field.name.len() == name.len() && field.name.eq_ignore_ascii_case(name) {
            if field.name == name {
                return Some(field);
            }
            other = other.or(Some(field));
        }
    }
    other
}

/// What the live API has in place of a field.
fn successor(name: &str) -> Option<&'static str> {
    match name {
        "type" => Some("types"),
        "managerContactId" => Some("managerContact"),
        "assistantContactId" => Some("assistantContact"),
        _ => None,
    }
}

fn parameter(query: Queryable, kind: Kind) -> Option<Dialect> {
    match query {
        Queryable::Nowhere => None,
        Queryable::ChildConditions => Some(Dialect::ChildConditions),
        Queryable::CustomFieldConditions => Some(Dialect::CustomFieldConditions),
        Queryable::Conditions => Some(Dialect::Conditions),
        Queryable::Unreported => match kind {
            Kind::References | Kind::Objects | Kind::Communications | Kind::Ids => Some(Dialect::ChildConditions),
            _ => Some(Dialect::Conditions),
        },
    }
}

fn leaf(field: &'static Field, rule: Rule, rest: Option<&str>, api: Api) -> Result<Leaf, Resolution<'static>> {
    let needs = |member| Ok(Leaf { rest: None, kind: Some(Type::of(rule.kind)), needs_member: Some(member) });
    match (rule.kind, rest) {
        (Kind::Reference | Kind::References, None) => needs("id"),
        (Kind::Reference | Kind::References, Some(member)) => reference_member(field.name, member),
        (Kind::Object, None) if field.name == "_info" => needs("lastUpdated"),
        (Kind::Object, Some(member)) if field.name == "_info" => {
            let found = INFO_MEMBERS.iter().find(|(name, _)| name.eq_ignore_ascii_case(member));
            match found {
                Some((name, kind)) => Ok(Leaf { rest: Some(name), kind: Some(Type::of(*kind)), needs_member: None }),
                None => Err(unknown_member(field.name, member, INFO_MEMBERS.iter().map(|(name, _)| *name))),
            }
        }
        (Kind::Communications, None) => needs("value"),
        (Kind::Communications, Some(member)) => item_member(field.name, member, api),
        // Nobody has said what such objects hold; the member is not repeated in messages.
        (Kind::Objects | Kind::Object, _) => Ok(Leaf { rest: None, kind: None, needs_member: None }),
        (_, Some(_)) => Err(Resolution::NoMember { field: field.name }),
        (kind, None) => Ok(Leaf { rest: None, kind: Some(Type::of(kind)), needs_member: None }),
    }
}

fn reference_member(field: &str, member: &str) -> Result<Leaf, Resolution<'static>> {
    let found = REFERENCE_MEMBERS.iter().find(|name| name.eq_ignore_ascii_case(member));
    match found {
        Some(name) => Ok(Leaf { rest: Some(name), kind: Some(member_type(name)), needs_member: None }),
        None => Err(unknown_member(field, member, REFERENCE_MEMBERS.iter().copied())),
    }
}

fn item_member(field: &str, member: &str, api: Api) -> Result<Leaf, Resolution<'static>> {
    let (head, rest) = member.split_once('/').map_or((member, None), |(head, rest)| (head, Some(rest)));
    let Some(item) = find_any_case(COMMUNICATION, head) else {
        return Err(unknown_member(field, head, COMMUNICATION.iter().map(|field| field.name)));
    };
    let Some(rule) = item.rule(api).or(item.current).or(item.documented) else {
        return Err(Resolution::Unknown { suggestion: None });
    };
    match (rule.kind, rest) {
        (Kind::Reference, None) => {
            Ok(Leaf { rest: Some(item.name), kind: Some(Type::of(rule.kind)), needs_member: Some("id") })
        }
        (Kind::Reference, Some(inner)) => {
            let leaf = reference_member("communicationItems/type", inner)?;
            let rest = ITEM_TYPE.iter().find(|path| path.ends_with(leaf.rest.unwrap_or("id")));
            Ok(Leaf { rest: rest.copied(), ..leaf })
        }
        (_, Some(_)) => Err(Resolution::NoMember { field: item.name }),
        (kind, None) => Ok(Leaf { rest: Some(item.name), kind: Some(Type::of(kind)), needs_member: None }),
    }
}

fn unknown_member<'n>(field: &str, member: &str, names: impl Iterator<Item = &'n str>) -> Resolution<'static> {
    Resolution::Unknown { suggestion: nearest(member, names).map(|name| cat(&[field, "/", name])) }
}

/// The nearest path of the contact.
fn suggest(head: &str, rest: Option<&str>, api: Api) -> Option<String> {
    if rest.is_none()
        && let Some(path) = other_name(head, api)
    {
        return Some(path);
    }
    let names = CONTACT.iter().filter(|field| field.rule(api).is_some() || api == Api::Documented);
    let name = nearest(head, names.map(|field| field.name))?;
    let with_rest = rest.map(|rest| cat(&[name, "/", rest]));
    let path = with_rest.as_deref().unwrap_or(name);
    // A suggestion that would be refused in turn is none.
    match resolve_contact(path, api) {
        Resolution::Known(known) => Some(known.canonical()),
        _ => None,
    }
}

/// The field that people mean by a name of another system: `email`, `companyId`, `inactive`.
fn other_name(written: &str, api: Api) -> Option<String> {
    const NAMES: [(&str, &str); 12] = [
        ("email", "communicationItems/value"),
        ("emailAddress", "communicationItems/value"),
        ("mail", "communicationItems/value"),
        ("phone", "communicationItems/value"),
        ("phoneNumber", "communicationItems/value"),
        ("mobile", "communicationItems/value"),
        ("cell", "communicationItems/value"),
        ("fax", "communicationItems/value"),
        ("typeId", "types/id"),
        ("contactType", "types/name"),
        ("postalCode", "zip"),
        ("updatedBy", "_info/updatedBy"),
    ];
    if let Some((_, path)) = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(written)) {
        return Some((*path).to_owned());
    }
    // `companyId` for `company/id`, `inactive` for `inactiveFlag`.
    let reference = |name: &str, suffix: &str| {
        let head = written.get(..name.len())?;
        let tail = written.get(name.len()..)?.trim_start_matches('_');
        (head.eq_ignore_ascii_case(name) && tail.eq_ignore_ascii_case(suffix)).then(|| cat(&[name, "/", suffix]))
    };
    let flag = |name: &'static str| {
        let stem = name.strip_suffix("Flag")?;
        stem.eq_ignore_ascii_case(written).then(|| name.to_owned())
    };
    CONTACT.iter().find_map(|field| {
        let rule = field.rule(api).or(field.current)?;
        if rule.kind == Kind::Reference {
            return REFERENCE_MEMBERS.iter().find_map(|member| reference(field.name, member));
        }
        flag(field.name)
    })
}
