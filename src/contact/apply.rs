//! Makes the normalized payload: the payload, with the changes applied.

use crate::diagnostic::Change;
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
