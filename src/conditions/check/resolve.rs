//! What a path means: a field of the contact, of its items, or of a custom field.

use super::kind::Type;
use crate::conditions::ast::Dialect;
use crate::conditions::cat::between;
use crate::conditions::entity::{EntityField, EntityFields, EntityType};
use crate::conditions::findings::Findings;
use crate::conditions::options::{ConditionsOptions, Entity};
use crate::conditions::parser::one_of;
use crate::diagnostic::Code;
use crate::schema::{Api, COMMUNICATION, CONTACT, Field, INFO_MEMBERS, Kind, Queryable, REFERENCE_MEMBERS, Rule};
use crate::suggest::nearest_of;
use crate::text::{behind, split};

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
    /// The finding of a name that is not the name of a field.
    pub(crate) const fn code(&self) -> Code {
        match self {
            Self::Removed { .. } => Code::CONDITIONS_REMOVED_FIELD,
            Self::NoMember { .. } => Code::CONDITIONS_NO_MEMBER,
            Self::Unknown { .. } => Code::CONDITIONS_UNKNOWN_FIELD,
            // It is found in other letters alone.
            Self::Known(_) => Code::CONDITIONS_FIELD_CASE,
        }
    }

    /// What that finding says. `entity` is who has no such field.
    pub(crate) fn explain(self, entity: &'static str, finding: &mut Findings) {
        let field = match self {
            Self::Removed { field, .. } => field.to_owned(),
            Self::NoMember { field } => field.to_owned(),
            Self::Known(known) => known.canonical(),
            Self::Unknown { suggestion } => {
                finding.text("entity", entity);
                if let Some(name) = suggestion {
                    finding.name("suggestion", name);
                }
                return;
            }
        };
        finding.name("field", field);
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
        Some(rest) => between(head, "/", rest),
    }
}

/// Names, and what each of them holds.
pub(super) type Members = &'static [(&'static str, Kind)];

const TEXT: Kind = Kind::Text { max: None };

/// The members of a custom field that a query can name. Nobody has said what the value is.
pub(super) const CUSTOM_FIELD: Members = &[("caption", TEXT), ("value", Kind::Object)];

/// The members of the reference in a communication item.
pub(super) const ITEM_TYPE: Members = &[("type/id", Kind::ID), ("type/name", TEXT), ("type/identifier", TEXT)];

/// Finds `path` among the fields of `scope`. Nothing is known of the entity `any`.
pub(crate) fn resolve<'a>(path: &str, scope: Scope<'a>) -> Resolution<'a> {
    let mut resolution = match scope.entity {
        _ if scope.dialect == Dialect::CustomFieldConditions => resolve_custom(path),
        Entity::Contact => resolve_contact(path, scope.api),
        Entity::Fields(fields) => resolve_own(path, fields),
        Entity::Any => Resolution::Unknown { suggestion: None },
    };
    if let Resolution::Known(known) = &mut resolution {
        let (head, rest) = path.split_at_checked(known.head.len()).unwrap_or((path, ""));
        let rest = rest.strip_prefix('/');
        // Nobody has said what some objects hold: of those only the first part is compared.
        known.other_case =
            if rest.is_some() && known.rest.is_none() { false } else { head != known.head || rest != known.rest };
    }
    resolution
}

/// The member of that name, in any case, with its place.
fn find(members: Members, name: &str) -> Option<(usize, &'static (&'static str, Kind))> {
    members.iter().enumerate().find(|(_, (member, _))| member.eq_ignore_ascii_case(name))
}

impl<'a> Known<'a> {
    const fn new(head: &'a str, kind: Option<Type<'a>>, parameter: Option<Dialect>) -> Self {
        Self {
            head,
            rest: None,
            other_case: false,
            kind,
            parameter,
            renamed: None,
            needs_member: None,
            undocumented: false,
        }
    }

    /// The member `name` of it, which is one of `members`. Its path ends as `paths` says.
    fn member(mut self, name: &str, members: Members, paths: Members) -> Resolution<'a> {
        let Some((rest, kind)) = find(members, name).and_then(|(at, _)| paths.get(at)) else {
            let mut names = members.iter();
            let nearest = nearest_of(name, &mut || names.next().map(|(name, _)| *name));
            return unknown_member(&self.canonical(), nearest);
        };
        self.rest = Some(rest);
        self.kind = Some(Type::of(kind));
        self.needs_member = None;
        Resolution::Known(self)
    }
}

fn unknown_member(field: &str, nearest: Option<&str>) -> Resolution<'static> {
    Resolution::Unknown { suggestion: nearest.map(|name| between(field, "/", name)) }
}

/// A path among the fields of a caller's table: as a whole, or as a member of a reference in it.
fn resolve_own<'a>(path: &str, fields: &'a EntityFields) -> Resolution<'a> {
    let known = |field: &'a EntityField| Known::new(field.name.as_str(), Type::of_entity(field), Some(field.parameter));
    if let Some(field) = fields.get(path) {
        let mut known = known(field);
        known.needs_member = (field.kind == EntityType::Reference).then_some("id");
        return Resolution::Known(known);
    }
    let mut at = 0;
    while let (head, Some(rest)) = split(path.get(at..).unwrap_or_default(), b'/') {
        at += head.len();
        let field = path.get(..at).and_then(|head| fields.get(head));
        at += 1;
        let Some(field) = field else { continue };
        return match field.kind {
            EntityType::Any => Resolution::Known(known(field)),
            EntityType::Reference => known(field).member(rest, REFERENCE_MEMBERS, REFERENCE_MEMBERS),
            _ => Resolution::NoMember { field: field.name.as_str() },
        };
    }
    let nearest = |name| {
        let mut names = fields.iter();
        nearest_of(name, &mut || names.next().map(|field| field.name.as_str()))
    };
    // A slip in the first part of a path into a reference.
    let through = || {
        let (head, member) = split(path, b'/');
        let head = nearest(head)?;
        let (_, (name, _)) = find(REFERENCE_MEMBERS, member?)?;
        (fields.get(head)?.kind == EntityType::Reference).then(|| between(head, "/", name))
    };
    Resolution::Unknown { suggestion: nearest(path).map(str::to_owned).or_else(through) }
}

fn resolve_contact(path: &str, api: Api) -> Resolution<'static> {
    let (head, rest) = split(path, b'/');
    let Some(field) = find_any_case(CONTACT, head) else {
        return Resolution::Unknown { suggestion: suggest(head, rest, api) };
    };
    let Some(rule) = rule_of(field, api).or(field.current.as_ref()) else {
        let suggestion = successor(field.name).map(|name| {
            let member = rest.and_then(|rest| find(REFERENCE_MEMBERS, rest)).map_or("id", |(_, (name, _))| name);
            between(name, "/", member)
        });
        return Resolution::Removed { field: field.name, suggestion };
    };
    let mut known = Known::new(field.name, Some(Type::of(&rule.kind)), parameter(field.query, rule.kind));
    known.renamed = (field.name == "type").then_some("types");
    // `types` is the successor of a documented field, so nobody is surprised by it.
    known.undocumented = rule_of(field, api).is_none() && field.name != "types";
    let (member, members) = match rule.kind {
        Kind::Reference | Kind::References => ("id", REFERENCE_MEMBERS),
        Kind::Object if field.name == "_info" => ("lastUpdated", INFO_MEMBERS),
        Kind::Communications => match rest {
            Some(rest) => return item_member(known, rest, api),
            None => ("value", REFERENCE_MEMBERS),
        },
        // Nobody has said what such objects hold; the member is not repeated in messages.
        Kind::Objects | Kind::Object => {
            known.kind = None;
            return Resolution::Known(known);
        }
        _ if rest.is_some() => return Resolution::NoMember { field: field.name },
        _ => return Resolution::Known(known),
    };
    known.needs_member = Some(member);
    match rest {
        Some(rest) => known.member(rest, members, members),
        None => Resolution::Known(known),
    }
}

/// A path into a communication item.
fn item_member(mut known: Known<'static>, path: &str, api: Api) -> Resolution<'static> {
    let (head, rest) = split(path, b'/');
    let Some(item) = find_any_case(COMMUNICATION, head) else {
        let mut items = COMMUNICATION.iter();
        let nearest = nearest_of(head, &mut || items.next().map(|item| item.name));
        return unknown_member(known.head, nearest);
    };
    let Some(rule) = rule_of(item, api).or(item.current.as_ref()).or(item.documented.as_ref()) else {
        return Resolution::Unknown { suggestion: None };
    };
    known.rest = Some(item.name);
    known.kind = Some(Type::of(&rule.kind));
    match (rule.kind, rest) {
        (Kind::Reference, None) => known.needs_member = Some("id"),
        (Kind::Reference, Some(member)) => return known.member(member, REFERENCE_MEMBERS, ITEM_TYPE),
        (_, Some(_)) => return Resolution::NoMember { field: item.name },
        (_, None) => {}
    }
    Resolution::Known(known)
}

fn resolve_custom(path: &str) -> Resolution<'static> {
    match find(CUSTOM_FIELD, path) {
        Some((_, (name, kind))) => {
            let kind = if matches!(kind, Kind::Object) { None } else { Some(Type::of(kind)) };
            Resolution::Known(Known::new(name, kind, Some(Dialect::CustomFieldConditions)))
        }
        None => {
            let mut names = CUSTOM_FIELD.iter();
            let nearest = nearest_of(path, &mut || names.next().map(|(name, _)| *name));
            Resolution::Unknown { suggestion: nearest.map(str::to_owned) }
        }
    }
}

/// What the model says of a field.
const fn rule_of(field: &'static Field, api: Api) -> Option<&'static Rule> {
    match api {
        Api::Documented => field.documented.as_ref(),
        Api::Current => field.current.as_ref(),
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

const fn parameter(query: Queryable, kind: Kind) -> Option<Dialect> {
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

/// The nearest path of the contact.
fn suggest(head: &str, rest: Option<&str>, api: Api) -> Option<String> {
    if rest.is_none()
        && let Some(path) = other_name(head, api)
    {
        return Some(path);
    }
    let mut fields = CONTACT.iter().filter(|field| api == Api::Documented || field.current.is_some());
    let mut path = nearest_of(head, &mut || fields.next().map(|field| field.name))?.to_owned();
    if let Some(rest) = rest {
        path = between(&path, "/", rest);
    }
    // A suggestion that would be refused in turn is none.
    match resolve_contact(&path, api) {
        Resolution::Known(known) => Some(known.canonical()),
        _ => None,
    }
}

/// The field that people mean by a name of another system: `email`, `companyId`, `inactive`.
fn other_name(written: &str, api: Api) -> Option<String> {
    const NAMES: [(&str, &str); 5] = [
        ("email emailAddress mail phone phoneNumber mobile cell fax", "communicationItems/value"),
        ("typeId", "types/id"),
        ("contactType", "types/name"),
        ("postalCode", "zip"),
        ("updatedBy", "_info/updatedBy"),
    ];
    if let Some((_, path)) = NAMES.iter().find(|(names, _)| one_of(names, written).is_some()) {
        return Some((*path).to_owned());
    }
    // `companyId` for `company/id`, `inactive` for `inactiveFlag`.
    for field in CONTACT {
        let Some(rule) = rule_of(field, api).or(field.current.as_ref()) else { continue };
        if rule.kind == Kind::Reference {
            let Some((head, tail)) = written.split_at_checked(field.name.len()) else { continue };
            let member = find(REFERENCE_MEMBERS, behind(tail, "_"));
            if let Some((_, (member, _))) = member.filter(|_| head.eq_ignore_ascii_case(field.name)) {
                return Some(between(field.name, "/", member));
            }
        } else if field.name.strip_suffix("Flag").is_some_and(|stem| stem.eq_ignore_ascii_case(written)) {
            return Some(field.name.to_owned());
        }
    }
    None
}
