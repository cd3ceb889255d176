//! The array form: RFC 6902 operations, as far as ConnectWise takes them.

use super::target::{self, Index, Target};
use super::{advise, may_write, set_field, unknown_path};
use crate::contact::check::Check;
use crate::contact::items;
use crate::contact::kinds;
use crate::diagnostic::{Code, Op, PatchOperation};
use crate::json::{Map, Value, type_name};
use crate::options::UnknownFields;
use crate::schema::{Presence, Rule};
use crate::text::cat;

const OPERATION: &str = "an operation with `op` and `path`";

/// Checks each operation, then what they say together.
pub(super) fn check(check: &mut Check<'_>, list: &[Value]) {
    let mut lowest_removed = usize::MAX;
    for (at, entry) in list.iter().enumerate() {
        check.enter(at);
        if let Some((Op::Remove, Target::Item(Index::At(index)))) = operation(check, entry) {
            if lowest_removed != usize::MAX && index >= lowest_removed {
                check.say_in("path", Code::UPDATE_REMOVAL_ORDER);
            }
            lowest_removed = lowest_removed.min(index);
        }
        check.leave();
    }
}

/// An operation that was checked and normalized.
pub(super) fn read(entry: &Value) -> Option<PatchOperation> {
    let op = op(entry.get("op")?.as_str()?)?;
    let value = entry.get("value").filter(|_| op != Op::Remove).cloned();
    Some(PatchOperation { op, path: entry.get("path")?.as_str()?.to_owned(), value })
}

fn op(name: &str) -> Option<Op> {
    [Op::Add, Op::Replace, Op::Remove].iter().copied().find(|op| op.as_str() == name)
}

/// Checks the operation that is here; gives what it does, if that much is sound.
fn operation(check: &mut Check<'_>, entry: &Value) -> Option<(Op, Target)> {
    let Value::Object(members) = entry else {
        bad(check, OPERATION, Some(entry));
        return None;
    };
    let written = text(check, members, "op", "the name of an operation in `op`");
    let op = written.and_then(|written| read_op(check, written));
    let written = text(check, members, "path", "an RFC 6901 pointer in `path`");
    let target = written.and_then(|written| read_path(check, written));
    let (mut op, target) = (op?, target?);
    let value = members.get("value");
    if op != Op::Remove {
        let Some(value) = value else {
            check.say(Code::UPDATE_MISSING_VALUE).name("operation", op.as_str());
            return None;
        };
        // A null value clears the field, which is what `remove` says.
        if value.is_null() && !matches!(target, Target::Item(_)) {
            check.enter("op");
            check.change(members.get("op").cloned(), Some("remove".into()), "null-remove");
            check.leave();
            check.enter("value");
            check.change(Some(Value::Null), None, "null-remove");
            check.leave();
            op = Op::Remove;
        }
    }
    apply(check, op, target, value.unwrap_or(&Value::Null)).then_some((op, target))
}

fn bad(check: &mut Check<'_>, expected: &'static str, found: Option<&Value>) {
    let told = check.say(Code::UPDATE_BAD_OPERATION).name("expected", expected);
    told.name("found", found.map_or("nothing", type_name));
}

/// The text that a member of an operation must be.
fn text<'m>(
    check: &mut Check<'_>,
    members: &'m Map<String, Value>,
    name: &'static str,
    expected: &'static str,
) -> Option<&'m str> {
    let found = members.get(name);
    let text = found.and_then(Value::as_str);
    if text.is_none() {
        check.enter(name);
        bad(check, expected, found);
        check.leave();
    }
    text
}

fn read_op(check: &mut Check<'_>, written: &str) -> Option<Op> {
    let found = op(written);
    if found.is_none() {
        let meant = op(&written.to_ascii_lowercase());
        let operation = meant.map(|op| check.replace_in("op", op.as_str().into()));
        let told = check.say_in("op", Code::UPDATE_UNKNOWN_OPERATION);
        if let Some(operation) = operation {
            told.mend("write the operation in lower case", operation);
        }
    }
    found
}

fn read_path(check: &mut Check<'_>, written: &str) -> Option<Target> {
    let target = target::resolve(written, check.api, check.options.unknown_fields == UnknownFields::Allow);
    check.enter("path");
    match target {
        Ok(_) => {
            if !written.starts_with('/') {
                check.change(Some(written.into()), Some(cat(&["/", written]).into()), "pointer-slash");
            }
        }
        Err(Code::UPDATE_UNKNOWN_PATH) => {
            if let Some(suggestion) = unknown_path(check, target::without_slash(written)) {
                let operation = check.replace(cat(&["/", suggestion]).into());
                check.last().mend("use the nearest path", operation);
            }
        }
        Err(code) => {
            check.say(code);
        }
    }
    check.leave();
    target.ok()
}

/// Checks what the operation here does at its target; false if it is refused.
fn apply(check: &mut Check<'_>, op: Op, target: Target, value: &Value) -> bool {
    let removes = op == Op::Remove;
    match target {
        Target::Field(field, rule) if removes => {
            let may = may_write(check, field, rule, true) && may_clear(check, field.name, rule);
            if may {
                advise(check, field, None, None);
            }
            may
        }
        Target::Field(field, rule) => {
            set_field(check, field, rule, value, None);
            true
        }
        Target::Item(index) | Target::ItemField(index, ..) if index == Index::End => {
            let appends = op == Op::Add && matches!(target, Target::Item(_));
            if appends {
                set_item(check, value);
            } else {
                check.say_in("path", Code::UPDATE_BAD_INDEX);
            }
            appends
        }
        Target::Item(_) => {
            if !removes {
                set_item(check, value);
            }
            true
        }
        Target::ItemField(_, field, rule) => {
            if !may_write(check, field, rule, true) {
                return false;
            }
            if removes {
                return may_clear(check, field.name, rule);
            }
            let required = matches!(rule.presence, Presence::Required);
            check.enter("value");
            kinds::check(check, field.name, rule.kind, required, value);
            if field.name == "type" {
                items::known_type(check, value);
            }
            check.leave();
            advise(check, field, Some(value), None);
            true
        }
        Target::OtherModel(field) => {
            check.other_model("path", field);
            true
        }
        Target::Unknown => true,
        Target::ReferencePart(field) => {
            check.say_in("path", Code::UPDATE_REFERENCE_PART).name("field", field.name);
            false
        }
        Target::Inside(field) => field.rule(check.api).is_some_and(|rule| may_write(check, field, rule, true)),
    }
}

fn set_item(check: &mut Check<'_>, value: &Value) {
    check.enter("value");
    items::item(check, value);
    check.leave();
}

fn may_clear(check: &mut Check<'_>, name: &'static str, rule: Rule) -> bool {
    let may = !matches!(rule.presence, Presence::Required);
    if !may {
        check.say_in("path", Code::UPDATE_REQUIRED).name("field", name);
    }
    may
}
