//! The array form: RFC 6902 operations, as far as ConnectWise takes them.

use super::target::{self, Index, Target};
use super::{advise, may_write, mend, set_field, unknown_path};
use crate::contact::check::Check;
use crate::contact::items;
use crate::contact::kinds::{self, type_name};
use crate::diagnostic::{Code, Diagnostic, Op, PatchOperation};
use crate::json::{Map, Value};
use crate::options::UnknownFields;
use crate::schema::{Presence, Rule};
use crate::span::Path;

const OPERATION: &str = "an operation with `op` and `path`";

/// Checks each operation, then what they say together.
pub(super) fn check(check: &mut Check<'_>, list: &[Value]) {
    let mut lowest_removed = None;
    for (at, entry) in list.iter().enumerate() {
        let path = Path::root().join(at);
        let Some((op, target)) = operation(check, entry, &path) else { continue };
        if let (Op::Remove, Target::Item(Index::At(index))) = (op, target) {
            if lowest_removed.is_some_and(|lowest| index >= lowest) {
                check.report(Diagnostic::new(Code::UPDATE_REMOVAL_ORDER).at(path.join("path")));
            }
            lowest_removed = Some(lowest_removed.map_or(index, |lowest: usize| lowest.min(index)));
        }
    }
}

/// The operations of an array that was checked and normalized.
pub(super) fn read(normalized: &Value) -> Vec<PatchOperation> {
    let Value::Array(list) = normalized else { return Vec::new() };
    list.iter()
        .filter_map(|entry| {
            let op = op(entry.get("op")?.as_str()?)?;
            let value = entry.get("value").filter(|_| op != Op::Remove).cloned();
            Some(PatchOperation { op, path: entry.get("path")?.as_str()?.to_owned(), value })
        })
        .collect()
}

fn op(name: &str) -> Option<Op> {
    match name {
        "add" => Some(Op::Add),
        "replace" => Some(Op::Replace),
        "remove" => Some(Op::Remove),
        _ => None,
    }
}

/// Checks one operation; gives what it does, if that much is sound.
fn operation(check: &mut Check<'_>, entry: &Value, path: &Path) -> Option<(Op, Target)> {
    let Value::Object(members) = entry else {
        check.report(bad(OPERATION, Some(entry)).at(path.clone()));
        return None;
    };
    let op = read_op(check, members, path);
    let target = read_path(check, members, path);
    let (mut op, target) = (op?, target?);
    let value = members.get("value");
    if op != Op::Remove && value.is_none() {
        let name = members.get("op").and_then(Value::as_str).and_then(self::op).map_or("replace", name);
        check.report(Diagnostic::new(Code::UPDATE_MISSING_VALUE).with("operation", name).at(path.clone()));
        return None;
    }
    // A null value clears the field, which is what `remove` says.
    if op != Op::Remove && value.is_some_and(Value::is_null) && !matches!(target, Target::Item(_)) {
        check.change(path.join("op"), members.get("op").cloned(), Some("remove".into()), "null-remove");
        check.change(path.join("value"), Some(Value::Null), None, "null-remove");
        op = Op::Remove;
    }
    apply(check, op, target, value, path).then_some((op, target))
}

fn name(op: Op) -> &'static str {
    match op {
        Op::Add => "add",
        Op::Replace => "replace",
        Op::Remove => "remove",
    }
}

fn bad(expected: &'static str, found: Option<&Value>) -> Diagnostic {
    Diagnostic::new(Code::UPDATE_BAD_OPERATION)
        .with("expected", expected)
        .with("found", found.map_or("nothing", type_name))
}

fn read_op(check: &mut Check<'_>, members: &Map<String, Value>, path: &Path) -> Option<Op> {
    let path = path.join("op");
    let Some(Value::String(written)) = members.get("op") else {
        check.report(bad("the name of an operation in `op`", members.get("op")).at(path));
        return None;
    };
    let found = op(written);
    if found.is_none() {
        let mut diagnostic = Diagnostic::new(Code::UPDATE_UNKNOWN_OPERATION);
        let lower = written.to_ascii_lowercase();
        if op(&lower).is_some() {
            diagnostic = diagnostic.fixed_by(mend("write the operation in lower case", &path, lower));
        }
        check.report(diagnostic.at(path));
    }
    found
}

fn read_path(check: &mut Check<'_>, members: &Map<String, Value>, path: &Path) -> Option<Target> {
    let path = path.join("path");
    let Some(Value::String(written)) = members.get("path") else {
        check.report(bad("an RFC 6901 pointer in `path`", members.get("path")).at(path));
        return None;
    };
    match target::resolve(written, check.options.api, check.options.unknown_fields == UnknownFields::Allow) {
        Ok(target) => {
            if !written.starts_with('/') {
                let slashed = Value::String(format!("/{written}"));
                check.change(path, Some(written.as_str().into()), Some(slashed), "pointer-slash");
            }
            Some(target)
        }
        Err(Code::UPDATE_UNKNOWN_PATH) => {
            let bare = written.strip_prefix('/').unwrap_or(written);
            let mut diagnostic = unknown_path(check, bare);
            if let Some(crate::diagnostic::Param::Text(suggestion)) = diagnostic.params.get("suggestion") {
                let pointer = format!("/{suggestion}");
                diagnostic = diagnostic.fixed_by(mend("use the nearest path", &path, pointer));
            }
            check.report(diagnostic.at(path));
            None
        }
        Err(code) => {
            check.report(Diagnostic::new(code).at(path));
            None
        }
    }
}

/// Checks what the operation does at its target; false if it is refused.
fn apply(check: &mut Check<'_>, op: Op, target: Target, value: Option<&Value>, path: &Path) -> bool {
    let (place, content) = (path.join("path"), path.join("value"));
    match target {
        Target::Field(field, rule) => match (op, value) {
            (Op::Remove, _) => {
                let may = may_write(check, field, rule, &place) && may_clear(check, field.name, rule, &place);
                if may {
                    advise(check, field, None, &content, &place, None);
                }
                may
            }
            (_, Some(value)) => {
                set_field(check, field, rule, value, &content, &place, None);
                true
            }
            (_, None) => false,
        },
        Target::Item(index) | Target::ItemField(index, ..) if index == Index::End => {
            let appends = op == Op::Add && matches!(target, Target::Item(_));
            if !appends {
                check.report(Diagnostic::new(Code::UPDATE_BAD_INDEX).at(place));
                return false;
            }
            value.is_some_and(|value| set_item(check, value, &content))
        }
        Target::Item(_) => op == Op::Remove || value.is_some_and(|value| set_item(check, value, &content)),
        Target::ItemField(_, field, rule) => match (op, value) {
            (Op::Remove, _) => may_write(check, field, rule, &place) && may_clear(check, field.name, rule, &place),
            (_, Some(value)) => {
                if !may_write(check, field, rule, &place) {
                    return false;
                }
                let required = rule.presence == Presence::Required;
                kinds::check(check, field.name, rule.kind, required, value, &content);
                if field.name == "type" {
                    let types = check.options.communication_types.iter().map(|row| (row.id, row.name.as_ref()));
                    kinds::known_type(check, field.name, "communication types", types, Some(value), &content);
                }
                advise(check, field, Some(value), &content, &place, None);
                true
            }
            (_, None) => false,
        },
        Target::Unknown => true,
        Target::ReferencePart(field) => {
            check.report(Diagnostic::new(Code::UPDATE_REFERENCE_PART).with("field", field.name).at(place));
            false
        }
        Target::Inside(field) => {
            let rule = field.rule(check.options.api);
            rule.is_some_and(|rule| may_write(check, field, rule, &place))
        }
    }
}

fn set_item(check: &mut Check<'_>, value: &Value, path: &Path) -> bool {
    items::item(check, path, value);
    true
}

fn may_clear(check: &mut Check<'_>, name: &'static str, rule: Rule, place: &Path) -> bool {
    if rule.presence != Presence::Required {
        return true;
    }
    check.report(Diagnostic::new(Code::UPDATE_REQUIRED).with("field", name).at(place.clone()));
    false
}
