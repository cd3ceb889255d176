//! The smallest update between two states of a contact.

use super::{assign, validate_contact_update};
use crate::contact::apply::{find, place};
use crate::contact::kinds::id_of;
use crate::diagnostic::{Code, Diagnostic, Op, Outcome, PatchOperation};
use crate::json::{Map, Value};
use crate::options::ContactOptions;
use crate::schema::{self, CONTACT, Kind, Presence};
use crate::sort;
use crate::span::{Path, Segment};
use std::collections::BTreeSet;

/// The smallest operations array that turns `before` into `after`.
///
/// A field that `after` lacks, or holds as null, is cleared if `before` has it. Fields that the server sets are passed over. A
/// reference is compared by its id and replaced whole. Communication items that both have are changed member by member;
/// the others are removed, the highest index first, then added. What is set is checked and normalized as in
/// [`validate_contact_update`](crate::validate_contact_update); the paths of the diagnostics point into `after`.
#[must_use]
pub fn diff_contacts(before: &Value, after: &Value, options: &ContactOptions) -> Outcome<Vec<PatchOperation>> {
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        let diagnostic = Diagnostic::new(Code::CONTACT_NOT_AN_OBJECT).at(Path::root());
        let odd = if before.is_object() { after } else { before };
        let diagnostic = diagnostic.with("found", crate::contact::kinds::type_name(odd));
        return Outcome::new(None, Vec::new(), vec![diagnostic]);
    };
    let mut diagnostics = Vec::new();
    let mut operations = Vec::new();
    let known = CONTACT.iter().map(|field| field.name);
    let others = old.keys().chain(new.keys().filter(|name| !old.contains_key(*name))).map(String::as_str);
    for name in known.chain(others.filter(|name| schema::find(CONTACT, name).is_none())) {
        field(name, old.get(name), new.get(name), options, &mut operations, &mut diagnostics);
    }

    let places: Vec<Path> = operations.iter().map(|operation| place(&operation.path)).collect();
    let checked = validate_contact_update(&PatchOperation::list(operations), options);
    diagnostics.extend(checked.diagnostics.into_iter().map(|mut diagnostic| {
        diagnostic.path = diagnostic.path.map(|path| relocate(&path, &places));
        // A fix of the operations is none of the contact.
        diagnostic.fix = None;
        diagnostic
    }));
    let changes = checked.changes.into_iter().filter(|change| change.rule != "null-remove").map(|mut change| {
        change.path = relocate(&change.path, &places);
        change
    });
    // A value that normalizes to what was there is no change.
    let value = checked.value.map(|list| list.into_iter().filter(|operation| !is_idle(operation, before)).collect());
    Outcome::new(value, changes.collect(), diagnostics)
}

/// The operations for one field.
fn field(
    name: &str,
    old: Option<&Value>,
    new: Option<&Value>,
    options: &ContactOptions,
    operations: &mut Vec<PatchOperation>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (old, new) = (old.filter(|value| !value.is_null()), new.filter(|value| !value.is_null()));
    let field = schema::find(CONTACT, name);
    let rule = field.and_then(|field| field.rule(options.api));
    if old == new || rule.is_some_and(|rule| rule.presence == Presence::System) {
        return;
    }
    let path = Path::root().join(name.to_owned());
    match (rule.map(|rule| rule.kind), old, new) {
        (_, Some(_), None) => match (field, rule) {
            (Some(field), Some(rule)) if rule.presence == Presence::Required => {
                diagnostics.push(Diagnostic::new(Code::UPDATE_REQUIRED).with("field", field.name).at(path));
            }
            _ => operations.push(assign(&path, &Value::Null)),
        },
        (Some(Kind::Reference), Some(old), Some(new)) if same_reference(old, new) => {}
        (Some(Kind::Communications), Some(Value::Array(old)), Some(Value::Array(new))) => {
            items(old, new, &path, operations);
        }
        (_, None, Some(new)) => {
            let add = PatchOperation { op: Op::Add, path: path.pointer(), value: Some(new.clone()) };
            operations.push(add);
        }
        (_, _, Some(new)) => operations.push(assign(&path, new)),
        (_, None, None) => {}
    }
}

fn same_reference(old: &Value, new: &Value) -> bool {
    id_of(Some(old)).is_some() && id_of(Some(old)) == id_of(Some(new))
}

/// The operations for the items: members of those that stay, removals from the back, then additions.
fn items(old: &[Value], new: &[Value], path: &Path, operations: &mut Vec<PatchOperation>) {
    let pairs = pair(old, new);
    for &(i, j) in &pairs {
        if let (Some(Value::Object(old)), Some(Value::Object(new))) = (old.get(i), new.get(j)) {
            members(old, new, &path.join(i), operations);
        }
    }
    let (kept, placed): (BTreeSet<usize>, BTreeSet<usize>) = pairs.iter().copied().unzip();
    for i in (0..old.len()).rev().filter(|i| !kept.contains(i)) {
        operations.push(assign(&path.join(i), &Value::Null));
    }
    let last = placed.iter().max();
    for (j, item) in new.iter().enumerate().filter(|(j, _)| !placed.contains(j)) {
        let path = if last.is_some_and(|last| *last > j) { path.join(j) } else { path.join("-") };
        operations.push(PatchOperation { op: Op::Add, path: path.pointer(), value: Some(item.clone()) });
    }
}

fn members(old: &Map<String, Value>, new: &Map<String, Value>, path: &Path, operations: &mut Vec<PatchOperation>) {
    let names = old.keys().chain(new.keys().filter(|name| !old.contains_key(*name)));
    for name in names.filter(|name| *name != "id") {
        let value = |members: &Map<String, Value>| members.get(name).filter(|value| !value.is_null()).cloned();
        let path = path.join(name.clone());
        match (value(old), value(new)) {
            (old, new) if old == new => {}
            (Some(old), Some(new)) if name == "type" && same_reference(&old, &new) => {}
            (Some(_), None) => operations.push(assign(&path, &Value::Null)),
            (None, Some(new)) => {
                operations.push(PatchOperation { op: Op::Add, path: path.pointer(), value: Some(new) });
            }
            (_, new) => operations.push(assign(&path, &new.unwrap_or_default())),
        }
    }
}

/// Which item of `old` is which of `new`, both in order. An item keeps its identity through its id; one without an id through
/// its type and value; and what is left between two such pairs is paired by type, as an item that got another value.
fn pair(old: &[Value], new: &[Value]) -> Vec<(usize, usize)> {
    let mut pairs = common(old.len(), new.len(), |i, j| match (old.get(i), new.get(j)) {
        (Some(old), Some(new)) => same_item(old, new),
        _ => false,
    });
    let mut between = Vec::new();
    let ends = pairs.iter().copied().chain([(old.len(), new.len())]);
    let mut start = (0, 0);
    for end in ends {
        let (gap_old, gap_new) = (start.0..end.0, start.1..end.1);
        for (i, j) in gap_old.zip(gap_new) {
            let (Some(old), Some(new)) = (old.get(i), new.get(j)) else { continue };
            let replaced = id_of(Some(old)).is_none() || id_of(Some(new)).is_none();
            if replaced && same_type(old, new) {
                between.push((i, j));
            }
        }
        start = (end.0 + 1, end.1 + 1);
    }
    pairs.extend(between);
    sort::by_key(pairs, |pair| *pair)
}

fn same_type(old: &Value, new: &Value) -> bool {
    let id = |item: &Value| id_of(item.get("type"));
    id(old).is_some() && id(old) == id(new)
}

fn same_item(old: &Value, new: &Value) -> bool {
    match (id_of(Some(old)), id_of(Some(new))) {
        (Some(old), Some(new)) => old == new,
        _ => same_type(old, new) && old.get("value") == new.get("value"),
    }
}

/// The longest common subsequence of two lists, as pairs of indexes.
///
/// No contact has thousands of items. Lists as long as that are compared place by place, because the table of the search
/// would not fit into memory.
fn common(old: usize, new: usize, same: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    if old.saturating_mul(new) > 1_000_000 {
        return (0..old.min(new)).filter(|&at| same(at, at)).map(|at| (at, at)).collect();
    }
    let width = new + 1;
    let mut lengths = vec![0_usize; (old + 1) * width];
    let at = |lengths: &[usize], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for i in (0..old).rev() {
        for j in (0..new).rev() {
            let longest = if same(i, j) {
                at(&lengths, i + 1, j + 1) + 1
            } else {
                at(&lengths, i + 1, j).max(at(&lengths, i, j + 1))
            };
            if let Some(slot) = lengths.get_mut(i * width + j) {
                *slot = longest;
            }
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < old && j < new {
        if same(i, j) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Moves a path inside the operations array to the place in the contact that the operation names.
fn relocate(path: &Path, places: &[Path]) -> Path {
    let Some((Segment::Index(at), rest)) = path.segments().split_first() else { return path.clone() };
    let Some(place) = places.get(*at) else { return path.clone() };
    let inner = rest.iter().skip(1).cloned();
    place.segments().iter().cloned().chain(inner).collect()
}

/// Whether an operation sets what is there already.
fn is_idle(operation: &PatchOperation, before: &Value) -> bool {
    operation.op == Op::Replace
        && operation.value.is_some()
        && find(before, &operation.path) == operation.value.as_ref()
}
