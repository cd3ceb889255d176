//! The values that a path reaches in a record.

use crate::json::{Map, Value};
use crate::text::split;

/// How deep arrays inside arrays are entered.
const MAX_NESTING: usize = 60;

/// Calls `visit` for each value at `path`, until it returns `false`. A missing member is null; an array stands for its
/// elements, but one that is named in `bound` for the element given there.
pub(super) fn visit(record: &Value, path: &str, bound: &[(&str, &Value)], visit: &mut dyn FnMut(&Value) -> bool) {
    if !bound.is_empty() {
        let (head, rest) = split(path, b'/');
        if let Some((_, element)) = bound.iter().find(|(name, _)| name.eq_ignore_ascii_case(head)) {
            descend(element, rest, 0, visit);
            return;
        }
    }
    descend(record, Some(path), 0, visit);
}

fn descend(value: &Value, path: Option<&str>, nesting: usize, visit: &mut dyn FnMut(&Value) -> bool) -> bool {
    if let Value::Array(elements) = value {
        return nesting >= MAX_NESTING || elements.iter().all(|element| descend(element, path, nesting + 1, visit));
    }
    let Some(path) = path else { return visit(value) };
    let (head, rest) = split(path, b'/');
    match value {
        Value::Object(map) => descend(member(map, head), rest, nesting, visit),
        _ => visit(&Value::Null),
    }
}

/// The member of that name: exactly, or else in other letters.
pub(super) fn member<'v>(map: &'v Map<String, Value>, name: &str) -> &'v Value {
    map.get(name)
        .or_else(|| map.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
        .unwrap_or(&Value::Null)
}
