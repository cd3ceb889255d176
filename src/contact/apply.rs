//! Makes the normalized payload: the payload, with the changes applied.

use crate::decimal;
use crate::diagnostic::{Change, Op, PatchOperation};
use crate::json::Value;
use crate::span::{Path, Segment};
use crate::text::{Pieces, cut_last, has, pieces};

/// `value` with each change made.
pub(super) fn apply(mut value: Value, changes: &[Change]) -> Value {
    for change in changes {
        set(&mut value, &change.path, change.after.clone());
    }
    value
}

fn set(root: &mut Value, path: &Path, after: Option<Value>) {
    let Some((last, parents)) = path.segments().split_last() else {
        if let Some(after) = after {
            *root = after;
        }
        return;
    };
    let mut place = root;
    for segment in parents {
        let next = match (place, segment) {
            (Value::Object(members), Segment::Key(key)) => members.get_mut(key.as_ref()),
            (Value::Array(elements), Segment::Index(index)) => elements.get_mut(*index),
            _ => None,
        };
        // Changes lie inside the payload that they were found in.
        let Some(next) = next else { return };
        place = next;
    }
    match (last, place, after) {
        (Segment::Key(key), Value::Object(members), Some(after)) => {
            members.insert(key.clone().into_owned(), after);
        }
        (Segment::Key(key), Value::Object(members), None) => {
            members.remove(key.as_ref());
        }
        (Segment::Index(index), Value::Array(elements), Some(after)) => {
            if let Some(element) = elements.get_mut(*index) {
                *element = after;
            }
        }
        _ => {}
    }
}

/// `value` with RFC 6902 operations made, each as the change that it is. One that names no place in `value` is passed over.
pub(super) fn patch(value: &mut Value, operations: &[PatchOperation], rule: &'static str, changes: &mut Vec<Change>) {
    for operation in operations {
        let Some(change) = to_change(value, operation, rule) else { continue };
        set(value, &change.path, change.after.clone());
        changes.push(change);
    }
}

/// An operation as a change: an element that is added or removed changes its array.
fn to_change(value: &Value, operation: &PatchOperation, rule: &'static str) -> Option<Change> {
    let (parent, last) = cut_last(&operation.path, b'/').unwrap_or_default();
    let mut after = operation.value.clone();
    let mut pointer = operation.path.as_str();
    if let Value::Array(list) = find(value, parent)?
        && operation.op != Op::Replace
        && !pointer.is_empty()
    {
        let mut elements = list.clone();
        let at = if last == "-" { elements.len() } else { index(last)? };
        match after {
            Some(element) if at <= elements.len() => elements.insert(at, element),
            None if at < elements.len() => drop(elements.remove(at)),
            _ => return None,
        }
        after = Some(Value::Array(elements));
        pointer = parent;
    }
    Some(Change { path: place(pointer), before: find(value, pointer).cloned(), after, rule: rule.into() })
}

/// The value that a pointer of ours names.
pub(super) fn find<'v>(value: &'v Value, pointer: &str) -> Option<&'v Value> {
    let mut place = value;
    for step in steps(pointer) {
        place = match place {
            Value::Object(members) => members.get(&unescaped(step))?,
            Value::Array(elements) => elements.get(index(step)?)?,
            _ => return None,
        };
    }
    Some(place)
}

/// The path that a pointer of ours names.
pub(super) fn place(pointer: &str) -> Path {
    let mut path = Path::root();
    for step in steps(pointer) {
        match index(step) {
            Some(index) => path.push(index),
            None => path.push(unescaped(step)),
        }
    }
    path
}

/// The steps of a pointer, which has none if it is empty: each stands behind a slash.
fn steps(pointer: &str) -> Pieces<'_> {
    let mut steps = pieces(pointer, b'/');
    steps.next();
    steps
}

fn index(step: &str) -> Option<usize> {
    usize::try_from(decimal::parse_whole(step)?).ok()
}

/// The name that a step of a pointer stands for.
pub(super) fn unescaped(step: &str) -> String {
    if !has(step, b'~') {
        return step.to_owned();
    }
    let mut name = String::with_capacity(step.len());
    let mut tilde = false;
    for c in step.chars() {
        match (tilde, c) {
            (true, '0') => name.push('~'),
            (true, '1') => name.push('/'),
            _ => {
                name.push_str(if tilde { "~" } else { "" });
                if c != '~' {
                    name.push(c);
                }
                tilde = c == '~';
                continue;
            }
        }
        tilde = false;
    }
    name.push_str(if tilde { "~" } else { "" });
    name
}
