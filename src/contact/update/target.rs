//! What the path of an operation names.

use crate::contact::apply::unescaped;
use crate::decimal;
use crate::diagnostic::Code;
use crate::schema::{self, Api, COMMUNICATION, CONTACT, Field, Kind, Rule};
use crate::text::{cut, pieces};

/// The place that an operation works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A field of the contact, whole.
    Field(&'static Field, Rule),
    /// A communication item.
    Item(Index),
    /// A field of a communication item.
    ItemField(Index, &'static Field, Rule),
    /// A member of a reference.
    ReferencePart(&'static Field),
    /// Something inside a field whose inside the table does not describe.
    Inside(&'static Field),
    /// A field that only the other model has.
    OtherModel(&'static Field),
    /// A field that no model has, where those are allowed.
    Unknown,
}

/// An element of an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Index {
    At(usize),
    /// `-`: behind the last one.
    End,
}

/// What `path` names. A missing leading slash is forgiven, as the live API forgives it.
///
/// `unknown` says whether fields that no model has are allowed.
pub(super) fn resolve(path: &str, api: Api, unknown: bool) -> Result<Target, Code> {
    if path.is_empty() || !is_escaped(path) {
        return Err(Code::UPDATE_BAD_POINTER);
    }
    let mut steps = pieces(without_slash(path), b'/');
    let mut step = || steps.next().map(unescaped);
    let first = step().unwrap_or_default();
    match schema::find(CONTACT, &first) {
        Some(field) if field.rule(api).is_none() => return Ok(Target::OtherModel(field)),
        None if unknown => return Ok(Target::Unknown),
        _ => {}
    }
    let (field, rule) = find(CONTACT, &first, api)?;
    let Some(second) = step() else { return Ok(Target::Field(field, rule)) };
    match rule.kind {
        Kind::Reference => Ok(Target::ReferencePart(field)),
        Kind::Communications => {
            let index = index(&second).ok_or(Code::UPDATE_BAD_INDEX)?;
            let Some(name) = step() else { return Ok(Target::Item(index)) };
            let (field, rule) = find(COMMUNICATION, &name, api)?;
            match (step(), rule.kind) {
                (None, _) => Ok(Target::ItemField(index, field, rule)),
                (Some(_), Kind::Reference) => Ok(Target::ReferencePart(field)),
                _ => Err(Code::UPDATE_UNKNOWN_PATH),
            }
        }
        Kind::Objects | Kind::References | Kind::Ids => {
            index(&second).ok_or(Code::UPDATE_BAD_INDEX)?;
            Ok(Target::Inside(field))
        }
        Kind::Object => Ok(Target::Inside(field)),
        _ => Err(Code::UPDATE_UNKNOWN_PATH),
    }
}

/// A path without the slash in front of it.
pub(super) fn without_slash(path: &str) -> &str {
    path.get(usize::from(path.starts_with('/'))..).unwrap_or_default()
}

fn find(table: &'static [Field], name: &str, api: Api) -> Result<(&'static Field, Rule), Code> {
    let field = schema::find(table, name).ok_or(Code::UPDATE_UNKNOWN_PATH)?;
    let rule = field.rule(api).ok_or(Code::UPDATE_UNKNOWN_PATH)?;
    Ok((field, rule))
}

/// Whether every `~` is one of an escape.
fn is_escaped(path: &str) -> bool {
    let mut rest = path;
    while let Some((_, behind)) = cut(rest, b'~') {
        if !matches!(behind.as_bytes(), [b'0' | b'1', ..]) {
            return false;
        }
        rest = behind;
    }
    true
}

fn index(step: &str) -> Option<Index> {
    if step == "-" {
        return Some(Index::End);
    }
    let is_index = step.bytes().all(|b| b.is_ascii_digit()) && (step == "0" || !step.starts_with('0'));
    let index = decimal::parse_whole(step).filter(|_| is_index)?;
    usize::try_from(index).ok().map(Index::At)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_a_path_means() {
        let name = |path| match resolve(path, Api::Documented, false) {
            Ok(Target::Field(field, _)) => field.name.to_owned(),
            Ok(Target::Item(index)) => format!("{index:?}"),
            Ok(Target::ItemField(index, field, _)) => format!("{index:?} {}", field.name),
            Ok(Target::ReferencePart(field)) => format!("part of {}", field.name),
            Ok(Target::Inside(field)) => format!("inside {}", field.name),
            Ok(Target::OtherModel(field)) => format!("other {}", field.name),
            Ok(Target::Unknown) => "unknown".to_owned(),
            Err(code) => code.to_string(),
        };
        for (path, meaning) in [
            ("/title", "title"),
            ("title", "title"),
            ("/communicationItems", "communicationItems"),
            ("/communicationItems/0", "At(0)"),
            ("/communicationItems/-", "End"),
            ("/communicationItems/12/value", "At(12) value"),
            ("/communicationItems/0/type/id", "part of type"),
            ("/company/id", "part of company"),
            ("/_info/lastUpdated", "inside _info"),
            ("/Title", "update.unknown-path"),
            ("/title/x", "update.unknown-path"),
            ("/gender", "other gender"),
            ("/communicationItems/0/value/x", "update.unknown-path"),
            ("/communicationItems/01", "update.bad-index"),
            ("/communicationItems/+1", "update.bad-index"),
            ("/communicationItems/", "update.bad-index"),
            ("/communicationItems/99999999999999999999999", "update.bad-index"),
            ("", "update.bad-pointer"),
            ("/ti~tle", "update.bad-pointer"),
            ("/title~", "update.bad-pointer"),
            ("/", "update.unknown-path"),
        ] {
            assert_eq!(name(path), meaning, "{path}");
        }
    }
}
