//! The smallest update between two states of a contact.

use super::{assign, validate_contact_update};
use crate::contact::apply::{find, place};
use crate::contact::check::add;
use crate::contact::kinds::id_of;
use crate::diagnostic::{Code, Diagnostic, Op, Outcome, PatchOperation};
use crate::json::{Map, Value};
use crate::options::ContactOptions;
use crate::schema::{self, Api, CONTACT, Kind, Presence};
use crate::sort;
use crate::span::{Path, Segment};
use std::mem;

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
    let mut difference =
        Difference { api: options.api, operations: Vec::new(), places: Vec::new(), diagnostics: Vec::new() };
    let mut compare = |name: &str| difference.field(name, old.get(name), new.get(name));
    CONTACT.iter().for_each(|field| compare(field.name));
    for name in names(old, new) {
        if schema::find(CONTACT, name).is_none() {
            compare(name);
        }
    }

    let operations = mem::take(&mut difference.operations);
    let places = mem::take(&mut difference.places);
    let Outcome { value, mut changes, diagnostics: found } =
        validate_contact_update(&PatchOperation::list(operations), options);
    for mut diagnostic in found {
        diagnostic.path = diagnostic.path.map(|path| relocate(&path, &places));
        // A fix of the operations is none of the contact.
        diagnostic.fix = None;
        difference.diagnostics.push(diagnostic);
    }
    sort::keep(&mut changes, &mut |change| change.rule != "null-remove");
    for change in &mut changes {
        change.path = relocate(&change.path, &places);
    }
    let ok = value.is_some();
    for operation in value.unwrap_or_default() {
        let there = find(before, &operation.path).filter(|_| operation.op == Op::Replace);
        match (there, &operation.value) {
            // A value that normalizes to what was there is no change.
            (Some(there), Some(value)) if there == value => {}
            (Some(Value::Object(old)), Some(Value::Object(new))) if is_item(&operation.path) => {
                let path = place(&operation.path);
                difference.members(old, new, [&path, &path]);
            }
            _ => difference.operations.push(operation),
        }
    }
    Outcome::new(ok.then_some(difference.operations), changes, difference.diagnostics)
}

/// Whether a pointer names an item whole.
fn is_item(pointer: &str) -> bool {
    matches!(place(pointer).segments(), [_, Segment::Index(_)])
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

/// What has been found of two states.
struct Difference {
    api: Api,
    operations: Vec<PatchOperation>,
    /// Of each operation the place in the new state that it is about.
    places: Vec<Path>,
    diagnostics: Vec<Diagnostic>,
}

impl Difference {
    #[inline(never)]
    fn push(&mut self, operation: PatchOperation, place: Path) {
        self.operations.push(operation);
        self.places.push(place);
    }

    /// The operations for one field.
    fn field(&mut self, name: &str, old: Option<&Value>, new: Option<&Value>) {
        let (old, new) = (old.filter(|value| !value.is_null()), new.filter(|value| !value.is_null()));
        let field = schema::find(CONTACT, name);
        let rule = field.and_then(|field| field.rule(self.api));
        if old == new || rule.is_some_and(|rule| rule.presence == Presence::System) {
            return;
        }
        let path = Path::root().join(name.to_owned());
        let operation = match (rule.map(|rule| rule.kind), old, new) {
            (_, Some(_), None) => match (field, rule) {
                (Some(field), Some(rule)) if rule.presence == Presence::Required => {
                    let told = Diagnostic::new(Code::UPDATE_REQUIRED).with("field", field.name);
                    return self.diagnostics.push(told.at(path));
                }
                _ => assign(&path, &Value::Null),
            },
            (Some(Kind::Reference), Some(old), Some(new)) if same_reference(old, new) => return,
            (Some(Kind::Communications), Some(Value::Array(old)), Some(Value::Array(new))) => {
                return self.items(old, new, &path);
            }
            (_, None, Some(new)) => add(&path, new.clone()),
            (_, _, Some(new)) => assign(&path, new),
            (_, None, None) => return,
        };
        self.push(operation, path);
    }

    /// The operations for the items: members of those that stay, removals from the back, then additions.
    fn items(&mut self, old: &[Value], new: &[Value], path: &Path) {
        let pairs = pair(old, new);
        for &(i, j) in &pairs {
            let (Some(Value::Object(old)), Some(Value::Object(new))) = (old.get(i), new.get(j)) else { continue };
            let paths = [&path.join(i), &path.join(j)];
            let kind = |item: &Map<String, Value>| id_of(item.get("type"));
            if old.get("value") == new.get("value") && kind(old) == kind(new) {
                self.members(old, new, paths);
            } else {
                // The item is checked whole, for an operation on its value alone does not say what the value is; then its
                // members are compared.
                let mut item = new.clone();
                item.remove("id");
                self.push(assign(paths[0], &Value::Object(item)), paths[1].clone());
            }
        }
        // Both are in order.
        let is_kept = |i: &usize| pairs.binary_search_by_key(i, |(i, _)| *i).is_ok();
        let is_placed = |j: &usize| pairs.binary_search_by_key(j, |(_, j)| *j).is_ok();
        for i in (0..old.len()).rev().filter(|i| !is_kept(i)) {
            self.push(assign(&path.join(i), &Value::Null), path.clone());
        }
        let last = pairs.last().map_or(0, |(_, last)| *last);
        for (j, item) in new.iter().enumerate().filter(|(j, _)| !is_placed(j)) {
            let place = path.join(j);
            let operation = add(&if last > j { place.clone() } else { path.join("-") }, item.clone());
            self.push(operation, place);
        }
    }

    fn members<'m>(&mut self, old: &'m Map<String, Value>, new: &'m Map<String, Value>, paths: [&Path; 2]) {
        for name in names(old, new) {
            let value = |members: &'m Map<String, Value>| members.get(name).filter(|value| !value.is_null());
            let [path, place] = paths.map(|path| path.join(name.to_owned()));
            let operation = match (value(old), value(new)) {
                (old, new) if old == new => continue,
                _ if name == "id" => continue,
                (Some(old), Some(new)) if name == "type" && same_reference(old, new) => continue,
                (None, Some(new)) => add(&path, new.clone()),
                (_, new) => assign(&path, new.unwrap_or(&Value::Null)),
            };
            self.push(operation, place);
        }
    }
}

fn same_reference(old: &Value, new: &Value) -> bool {
    id_of(Some(old)).is_some() && id_of(Some(old)) == id_of(Some(new))
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

/// Moves a path inside the operations array to the place in the contact that the operation is about.
fn relocate(path: &Path, places: &[Path]) -> Path {
    let Some((Segment::Index(at), rest)) = path.segments().split_first() else { return path.clone() };
    let Some(place) = places.get(*at) else { return path.clone() };
    let mut place = place.clone();
    for segment in rest.iter().skip(1) {
        place.push(segment.clone());
    }
    place
}
