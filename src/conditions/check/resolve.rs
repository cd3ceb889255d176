//! What a path means: a field of the contact, of its items, or of a custom field.

use crate::conditions::ast::Dialect;
use crate::schema::{Api, COMMUNICATION, CONTACT, Field, INFO_MEMBERS, Kind, Queryable, REFERENCE_MEMBERS, Rule, find};
use crate::suggest::nearest;
use std::borrow::Cow;

/// What became of a path.
pub(crate) enum Resolution {
    Known(Known),
    Unknown {
        suggestion: Option<String>,
    },
    /// A member of a field that has none.
    NoMember {
        field: &'static str,
    },
    /// A field that the live API no longer has.
    Removed {
        field: &'static str,
        suggestion: Option<String>,
    },
}

/// A path that was found.
pub(crate) struct Known {
    /// Its first part, in the letters of its JSON name.
    pub(crate) head: &'static str,
    /// The parts behind it, if the table knows them.
    pub(crate) rest: Option<&'static str>,
    /// Whether it was written in other letters.
    pub(crate) other_case: bool,
    /// What it holds; `None` if nobody has said.
    pub(crate) kind: Option<Kind>,
    /// The parameter that can name it, or `None` if none can.
    pub(crate) parameter: Option<Dialect>,
    /// The first part that the live API has in its place.
    pub(crate) renamed: Option<&'static str>,
    /// Whether it stands for an object, and which member is probably meant.
    pub(crate) needs_member: Option<&'static str>,
    /// Whether only the live API has it, while the reference document's model is meant.
    pub(crate) undocumented: bool,
}

impl Known {
    /// The path in the letters of its JSON names.
    pub(crate) fn canonical(&self) -> Cow<'static, str> {
        join(self.head, self.rest)
    }

    /// The path that the live API has in its place.
    pub(crate) fn successor(&self) -> Option<Cow<'static, str>> {
        self.renamed.map(|head| join(head, Some(self.rest.unwrap_or("id"))))
    }
}

fn join(head: &'static str, rest: Option<&'static str>) -> Cow<'static, str> {
    match rest {
        None => Cow::Borrowed(head),
        Some(rest) => Cow::Owned(format!("{head}/{rest}")),
    }
}

/// The members of a custom field that a query can name.
const CUSTOM_FIELD: &[(&str, Option<Kind>)] = &[("caption", Some(Kind::Text { max: None })), ("value", None)];

/// The references of a communication item, with each member.
const ITEM_TYPE: [&str; 3] = ["type/id", "type/name", "type/identifier"];

/// The leaf that a path ends in.
struct Leaf {
    /// The rest of the path in canonical letters, or `None` if there is none that the table knows.
    rest: Option<&'static str>,
    kind: Option<Kind>,
    needs_member: Option<&'static str>,
}

/// Finds `path` for a text in `dialect`.
pub(crate) fn resolve(path: &str, dialect: Dialect, api: Api) -> Resolution {
    if dialect == Dialect::CustomFieldConditions {
        return resolve_custom(path);
    }
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
            let suggestion = successor(field.name).map(|name| format!("{name}/{}", member.unwrap_or(&"id")));
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

fn resolve_custom(path: &str) -> Resolution {
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
    find(fields, name).or_else(|| fields.iter().find(|field| field.name.eq_ignore_ascii_case(name)))
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

fn leaf(field: &'static Field, rule: Rule, rest: Option<&str>, api: Api) -> Result<Leaf, Resolution> {
    let needs = |member| Ok(Leaf { rest: None, kind: Some(rule.kind), needs_member: Some(member) });
    match (rule.kind, rest) {
        (Kind::Reference | Kind::References, None) => needs("id"),
        (Kind::Reference | Kind::References, Some(member)) => reference_member(field.name, member),
        (Kind::Object, None) if field.name == "_info" => needs("lastUpdated"),
        (Kind::Object, Some(member)) if field.name == "_info" => {
            let found = INFO_MEMBERS.iter().find(|(name, _)| name.eq_ignore_ascii_case(member));
            match found {
                Some((name, kind)) => Ok(Leaf { rest: Some(name), kind: Some(*kind), needs_member: None }),
                None => Err(unknown_member(field.name, member, INFO_MEMBERS.iter().map(|(name, _)| *name))),
            }
        }
        (Kind::Communications, None) => needs("value"),
        (Kind::Communications, Some(member)) => item_member(field.name, member, api),
        // Nobody has said what such objects hold; the member is not repeated in messages.
        (Kind::Objects | Kind::Object, _) => Ok(Leaf { rest: None, kind: None, needs_member: None }),
        (_, Some(_)) => Err(Resolution::NoMember { field: field.name }),
        (kind, None) => Ok(Leaf { rest: None, kind: Some(kind), needs_member: None }),
    }
}

fn reference_member(field: &str, member: &str) -> Result<Leaf, Resolution> {
    let found = REFERENCE_MEMBERS.iter().find(|name| name.eq_ignore_ascii_case(member));
    match found {
        Some(name) => {
            let kind = if *name == "id" { Kind::ID } else { Kind::Text { max: None } };
            Ok(Leaf { rest: Some(name), kind: Some(kind), needs_member: None })
        }
        None => Err(unknown_member(field, member, REFERENCE_MEMBERS.iter().copied())),
    }
}

fn item_member(field: &str, member: &str, api: Api) -> Result<Leaf, Resolution> {
    let (head, rest) = member.split_once('/').map_or((member, None), |(head, rest)| (head, Some(rest)));
    let Some(item) = find_any_case(COMMUNICATION, head) else {
        return Err(unknown_member(field, head, COMMUNICATION.iter().map(|field| field.name)));
    };
    let Some(rule) = item.rule(api).or(item.current).or(item.documented) else {
        return Err(Resolution::Unknown { suggestion: None });
    };
    match (rule.kind, rest) {
        (Kind::Reference, None) => Ok(Leaf { rest: Some(item.name), kind: Some(rule.kind), needs_member: Some("id") }),
        (Kind::Reference, Some(inner)) => {
            let leaf = reference_member("communicationItems/type", inner)?;
            let rest = ITEM_TYPE.iter().find(|path| path.ends_with(leaf.rest.unwrap_or("id")));
            Ok(Leaf { rest: rest.copied(), ..leaf })
        }
        (_, Some(_)) => Err(Resolution::NoMember { field: item.name }),
        (kind, None) => Ok(Leaf { rest: Some(item.name), kind: Some(kind), needs_member: None }),
    }
}

fn unknown_member<'n>(field: &str, member: &str, names: impl Iterator<Item = &'n str>) -> Resolution {
    Resolution::Unknown { suggestion: nearest(member, names).map(|name| format!("{field}/{name}")) }
}

/// The nearest path of the contact.
fn suggest(head: &str, rest: Option<&str>, api: Api) -> Option<String> {
    let names = CONTACT.iter().filter(|field| field.rule(api).is_some() || api == Api::Documented);
    let name = nearest(head, names.map(|field| field.name))?;
    let with_rest = rest.map(|rest| format!("{name}/{rest}"));
    let path = with_rest.as_deref().unwrap_or(name);
    // A suggestion that would be refused in turn is none.
    match resolve(path, Dialect::Conditions, api) {
        Resolution::Known(known) => Some(known.canonical().into_owned()),
        _ => None,
    }
}
