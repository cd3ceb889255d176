//! The cells of a row as a contact. What a cell cannot be read as stays a text, and the check says what is wrong with it.

use super::columns::Target;
use crate::contact;
use crate::decimal;
use crate::json;
use crate::json::{Map, Value};
use crate::schema::Kind;
use serde_json::Number;

/// The contact that a row of cells is, and of which column each of its items came.
pub(super) fn contact<'c>(cells: impl Iterator<Item = &'c str> + Clone, targets: &[Target]) -> (Value, Vec<usize>) {
    let mut contact = Map::new();
    let mut items: Vec<(i64, usize, Map<String, Value>)> = Vec::new();
    let filled = || {
        let columns = cells.clone().zip(targets).enumerate();
        // An empty cell is no value.
        columns.filter_map(|(column, (cell, target))| {
            let cell = trim(cell);
            (!cell.is_empty()).then_some((column, cell, *target))
        })
    };
    for (column, cell, target) in filled() {
        match target {
            Target::LeftOut | Target::Extension { .. } => {}
            Target::Field { name, kind: Kind::Reference } => match whole(cell) {
                Some(id) => member(&mut contact, name, "id", id.into()),
                None => member(&mut contact, name, "name", cell.into()),
            },
            Target::Field { name, kind } => {
                contact.insert(name.to_owned(), value(kind, cell));
            }
            Target::Part { name, member: part } => {
                let value = if part == "id" { value(Kind::ID, cell) } else { cell.into() };
                member(&mut contact, name, part, value);
            }
            Target::Item { id } => items.push((id, column, item(id, "value", cell))),
        }
    }
    for (column, cell, target) in filled() {
        let Target::Extension { id } = target else { continue };
        // Of the item before it; an extension without any number is an item of its own, which the check refuses.
        let before = items.iter().rposition(|(of, at, _)| *of == id && *at < column);
        match before.or_else(|| items.iter().position(|(of, ..)| *of == id)).and_then(|at| items.get_mut(at)) {
            Some((.., item)) => {
                item.insert("extension".to_owned(), cell.into());
            }
            None => items.push((id, column, item(id, "extension", cell))),
        }
    }
    let columns = items.iter().map(|(_, column, _)| *column).collect();
    if !items.is_empty() {
        let items = items.into_iter().map(|(.., item)| Value::Object(item)).collect();
        contact.insert("communicationItems".to_owned(), items);
    }
    (Value::Object(contact), columns)
}

/// Sets a member of a reference, unless another column has.
fn member(contact: &mut Map<String, Value>, name: &str, member: &str, value: Value) {
    // Without the entries of a map, which nothing else in the module needs.
    if !contact.contains_key(name) {
        contact.insert(name.to_owned(), Map::new().into());
    }
    if let Some(Value::Object(reference)) = contact.get_mut(name)
        && !reference.contains_key(member)
    {
        reference.insert(member.to_owned(), value);
    }
}

fn item(id: i64, member: &str, cell: &str) -> Map<String, Value> {
    // One by one: to collect them would sort them first.
    let mut item = Map::new();
    item.insert("type".to_owned(), reference(id.into()));
    item.insert(member.to_owned(), cell.into());
    item
}

fn reference(id: Value) -> Value {
    json::object(vec![("id", id)])
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

fn whole(cell: &str) -> Option<i64> {
    // `+5` is no number of JSON, but a number all the same.
    cell.parse().ok()
}

fn value(kind: Kind, cell: &str) -> Value {
    match kind {
        Kind::Integer { .. } => number(cell).map_or_else(|| cell.into(), Value::Number),
        Kind::Boolean => boolean(cell).map_or_else(|| cell.into(), Value::Bool),
        Kind::Date => contact::iso_moment(cell, false).unwrap_or_else(|| cell.to_owned()).into(),
        Kind::DateTime => contact::iso_moment(cell, true).unwrap_or_else(|| cell.to_owned()).into(),
        Kind::Ids => parts(cell).map(|part| value(Kind::ID, part)).collect(),
        Kind::References => parts(cell).map(|part| reference(value(Kind::ID, part))).collect(),
        _ => cell.into(),
    }
}

/// The elements of a cell that holds several.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '|']).map(trim).filter(|part| !part.is_empty())
}

fn number(cell: &str) -> Option<Number> {
    match whole(cell) {
        Some(whole) => Some(whole.into()),
        None => Number::from_f64(decimal::parse(cell)?),
    }
}

fn boolean(cell: &str) -> Option<bool> {
    const WORDS: [(&str, bool); 10] = [
        ("true", true),
        ("yes", true),
        ("1", true),
        ("y", true),
        ("t", true),
        ("false", false),
        ("no", false),
        ("0", false),
        ("n", false),
        ("f", false),
    ];
    WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(cell)).map(|(_, value)| *value)
}
