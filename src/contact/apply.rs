//! Makes the normalized payload: the payload, with the changes applied.

use crate::diagnostic::{Change, Op, PatchOperation};
use crate::span::{Path, Segment};
use serde_json::Value;

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
        let next = match segment {
            Segment::Key(key) => place.get_mut(key.as_ref()),
            Segment::Index(index) => place.get_mut(index),
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
    match value.pointer(parent)? {
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
        _ => change(place(&operation.path), value.pointer(&operation.path), operation.value.clone()),
    }
}

/// The path that a pointer of ours names.
pub(super) fn place(pointer: &str) -> Path {
    pointer
        .split('/')
        .skip(1)
        .map(|step| match step.parse::<usize>() {
            Ok(index) => Segment::from(index),
            Err(_) => Segment::from(step.replace("~1", "/").replace("~0", "~")),
        })
        .collect()
}
