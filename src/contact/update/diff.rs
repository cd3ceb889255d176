//! The smallest update between two states of a contact.

use super::{assign, validate_contact_update};
use crate::contact::apply::{find, place};
use crate::contact::check::add;
use crate::contact::kinds::id_of;
use crate::diagnostic::{Code, Diagnostic, Op, Outcome, PatchOperation};
use crate::json::{Map, Value};
use crate::options::ContactOptions;
use crate::schema::{self, CONTACT, Kind, Presence};
use crate::sort;
use crate::span::{Path, Segment};

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
        let diagnostic = diagnostic.with("found", crate::json::type_name(odd));
        return Outcome::new(None, Vec::new(), vec![diagnostic]);
    };
    let mut diagnostics = Vec::new();
    let mut operations = Vec::new();
    let mut compare = |name: &str| {
        field(name, old.get(name), new.get(name), options, &mut operations, &mut diagnostics);
    };
    CONTACT.iter().for_each(|field| compare(field.name));
    for name in names(old, new) {
        if schema::find(CONTACT, name).is_none() {
            compare(name);
        }
    }

    let mut places: Vec<Path> = Vec::new();
    for operation in &operations {
        places.push(place(&operation.path));
    }
    let Outcome { mut value, mut changes, diagnostics: found } =
        validate_contact_update(&PatchOperation::list(operations), options);
    for mut diagnostic in found {
        diagnostic.path = diagnostic.path.map(|path| relocate(&path, &places));
        // A fix of the operations is none of the contact.
        diagnostic.fix = None;
        diagnostics.push(diagnostic);
    }
    sort::keep(&mut changes, &mut |change| change.rule != "null-remove");
    for change in &mut changes {
        change.path = relocate(&change.path, &places);
    }
    // A value that normalizes to what was there is no change.
    if let Some(operations) = &mut value {
        operations.retain(|operation| !is_idle(operation, before));
    }
    Outcome::new(value, changes, diagnostics)
}

/// The names of the members of either.
fn names<'m>(old: &'m Map<String, Value>, new: &'m Map<String, Value>) -> Vec<&'m str> {
    let mut names: Vec<&str> = Vec::new();
    for name in old.keys() {
        names.push(name);
    }
    for name in new.keys() {
        if !old.contains_key(name) {
            names.push(name);
        }
    }
    names
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
            operations.push(add(&path, new.clone()));
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
    // Both are in order.
    let is_kept = |i: &usize| pairs.binary_search_by_key(i, |(i, _)| *i).is_ok();
    let is_placed = |j: &usize| pairs.binary_search_by_key(j, |(_, j)| *j).is_ok();
    for i in (0..old.len()).rev().filter(|i| !is_kept(i)) {
        operations.push(assign(&path.join(i), &Value::Null));
    }
    let last = pairs.last().map_or(0, |(_, last)| *last);
    for (j, item) in new.iter().enumerate().filter(|(j, _)| !is_placed(j)) {
        let path = if last > j { path.join(j) } else { path.join("-") };
        operations.push(add(&path, item.clone()));
    }
}

fn members<'m>(
    old: &'m Map<String, Value>,
    new: &'m Map<String, Value>,
    path: &Path,
    operations: &mut Vec<PatchOperation>,
) {
    for name in names(old, new) {
        let value = |members: &'m Map<String, Value>| members.get(name).filter(|value| !value.is_null());
        let path = path.join(name.to_owned());
        match (value(old), value(new)) {
            (old, new) if old == new => {}
            _ if name == "id" => {}
            (Some(old), Some(new)) if name == "type" && same_reference(old, new) => {}
            (None, Some(new)) => operations.push(add(&path, new.clone())),
            (_, new) => operations.push(assign(&path, new.unwrap_or(&Value::Null))),
        }
    }
}

/// Which item of `old` is which of `new`, both in order. An item keeps its identity through its id; one without an id through
/// its type and value; and what is left between two such pairs is paired by type, as an item that got another value.
fn pair(old: &[Value], new: &[Value]) -> Vec<(usize, usize)> {
    let mut common = common(old.len(), new.len(), &|i, j| match (old.get(i), new.get(j)) {
        (Some(old), Some(new)) => same_item(old, new),
        _ => false,
    });
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    common.push((old.len(), new.len()));
    for pair in common {
        while i < pair.0 && j < pair.1 {
            if let (Some(old), Some(new)) = (old.get(i), new.get(j))
                && (id_of(Some(old)).is_none() || id_of(Some(new)).is_none())
                && same_type(old, new)
            {
                pairs.push((i, j));
            }
            (i, j) = (i + 1, j + 1);
        }
        pairs.push(pair);
        (i, j) = (pair.0 + 1, pair.1 + 1);
    }
    // The end of both is none.
    pairs.pop();
    pairs
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
fn common(old: usize, new: usize, same: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    if old.saturating_mul(new) > 1_000_000 {
        let mut pairs = Vec::new();
        for at in 0..old.min(new) {
            if same(at, at) {
                pairs.push((at, at));
            }
        }
        return pairs;
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
    let mut place = place.clone();
    for segment in rest.iter().skip(1) {
        place.push(segment.clone());
    }
    place
}

/// Whether an operation sets what is there already.
fn is_idle(operation: &PatchOperation, before: &Value) -> bool {
    operation.op == Op::Replace
        && operation.value.is_some()
        && find(before, &operation.path) == operation.value.as_ref()
}
