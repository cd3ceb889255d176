//! Makes the normalized payload: the payload, with the changes applied.

use crate::diagnostic::{Change, Op, PatchOperation};
use crate::json::Value;
use crate::span::{Path, Segment};

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
            members.insert(key.to_string(), after);
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
pub(super) fn patch(value: &mut Value, operations: &[PatchOperation], rule: &'static str) -> Vec<Change> {
    let mut changes = Vec::new();
    for operation in operations {
        let Some(change) = to_change(value, operation, rule) else { continue };
        set(value, &change.path, change.after.clone());
        changes.push(change);
    }
    changes
}

/// An operation as a change: an element that is added or removed changes its array.
fn to_change(value: &Value, operation: &PatchOperation, rule: &'static str) -> Option<Change> {
    let change = |path: Path, before: Option<&Value>, after| {
        Some(Change { path, before: before.cloned(), after, rule: rule.into() })
    };
    let Some((parent, last)) = operation.path.rsplit_once('/') else {
        return change(Path::root(), Some(value), operation.value.clone());
    };
    match find(value, parent)? {
        Value::Array(list) if operation.op != Op::Replace => {
            let mut elements = list.clone();
            let at = if last == "-" { elements.len() } else { last.parse().ok()? };
            match (&operation.value, at < elements.len()) {
                (Some(element), _) if at <= elements.len() => elements.insert(at, element.clone()),
                (None, true) => drop(elements.remove(at)),
                _ => return None,
            }
            change(place(parent), Some(&Value::Array(list.clone())), Some(elements.into()))
        }
        _ => change(place(&operation.path), find(value, &operation.path), operation.value.clone()),
    }
}

/// The value that a pointer of ours names.
pub(super) fn find<'v>(value: &'v Value, pointer: &str) -> Option<&'v Value> {
    pointer.split('/').skip(1).try_fold(value, |place, step| match place {
        Value::Object(members) => members.get(&unescaped(step)),
        Value::Array(elements) => elements.get(step.parse::<usize>().ok()?),
        _ => None,
    })
}

/// The path that a pointer of ours names.
pub(super) fn place(pointer: &str) -> Path {
    pointer
        .split('/')
        .skip(1)
        .map(|step| match step.parse::<usize>() {
            Ok(index) => Segment::from(index),
            Err(_) => Segment::from(unescaped(step)),
        })
        .collect()
}

/// The name that a step of a pointer stands for.
pub(super) fn unescaped(step: &str) -> String {
    let mut name = String::with_capacity(step.len());
    let mut pieces = step.split('~');
    name.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (escaped, rest) = match piece.as_bytes() {
            [b'0', ..] => ('~', piece.get(1..)),
            [b'1', ..] => ('/', piece.get(1..)),
            _ => ('~', None),
        };
        name.push(escaped);
        name.push_str(rest.unwrap_or(piece));
    }
    name
}
