//! The cells of a row as the JSON text of a contact. What a cell cannot be read as stays a text, and the check says what is
//! wrong with it.

use super::columns::Target;
use crate::contact;
use crate::decimal;
use crate::json::Json;
use crate::schema::Kind;

/// The contact of one row. Its memory is used again for the next one.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    json: String,
    columns: Vec<usize>,
}

/// A cell that holds anything.
type Cell<'c> = (usize, &'c str, Target);

impl Record {
    /// The JSON text.
    pub(super) fn json(&self) -> &str {
        &self.json
    }

    /// Of which column each communication item came.
    pub(super) fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// Takes the cells of a row.
    pub(super) fn read<'c>(&mut self, cells: impl Iterator<Item = &'c str>, targets: &[Target]) {
        let cells: Vec<Cell<'_>> = cells
            .zip(targets)
            .enumerate()
            .filter_map(|(column, (cell, target))| {
                let cell = trim(cell);
                // An empty cell is no value.
                (!cell.is_empty() && *target != Target::LeftOut).then_some((column, cell, *target))
            })
            .collect();
        self.columns.clear();
        let mut text = std::mem::take(&mut self.json).into_bytes();
        text.clear();
        let mut out = Json::behind(text);
        out.open_object();
        for (at, (_, cell, target)) in cells.iter().enumerate() {
            match target {
                Target::Field { name, kind } if *kind != Kind::Reference => {
                    out.key(name);
                    value(&mut out, *kind, cell);
                }
                Target::Field { name, .. } | Target::Part { name, .. } => {
                    // A reference is written where its first part stands.
                    let is_first = !cells.iter().take(at).any(|(.., other)| is_of(other, name));
                    if is_first {
                        out.key(name);
                        reference(&mut out, name, &cells);
                    }
                }
                Target::LeftOut | Target::Item { .. } | Target::Extension { .. } => {}
            }
        }
        self.items(&mut out, &cells);
        out.close_object();
        self.json = out.into_text();
    }

    fn items(&mut self, out: &mut Json, cells: &[Cell<'_>]) {
        let mut items: Vec<Item<'_>> = Vec::new();
        for (column, cell, target) in cells {
            if let Target::Item { id } = target {
                items.push(Item { id: *id, column: *column, value: Some(cell), extension: None });
            }
        }
        for (column, cell, target) in cells {
            let Target::Extension { id } = target else { continue };
            // Of the item before it; an extension without any number is an item of its own, which the check refuses.
            let before = items.iter().rposition(|item| item.id == *id && item.column < *column);
            let place = before.or_else(|| items.iter().position(|item| item.id == *id));
            match place.and_then(|at| items.get_mut(at)) {
                Some(item) => item.extension = Some(cell),
                None => items.push(Item { id: *id, column: *column, value: None, extension: Some(cell) }),
            }
        }
        if items.is_empty() {
            return;
        }
        out.key("communicationItems");
        out.open();
        for Item { id, column, value, extension } in items {
            out.open_object();
            out.key("type");
            out.open_object();
            out.key("id");
            out.whole(id);
            out.close_object();
            for (name, cell) in [("value", value), ("extension", extension)] {
                if let Some(cell) = cell {
                    out.member(name, cell);
                }
            }
            out.close_object();
            self.columns.push(column);
        }
        out.close();
    }
}

/// A communication item.
struct Item<'c> {
    id: i64,
    column: usize,
    value: Option<&'c str>,
    extension: Option<&'c str>,
}

/// Whether a cell is the reference of that name, or a part of it.
fn is_of(target: &Target, reference: &str) -> bool {
    match target {
        Target::Field { name, .. } | Target::Part { name, .. } => *name == reference,
        Target::LeftOut | Target::Item { .. } | Target::Extension { .. } => false,
    }
}

/// A reference of all its cells. Of several for one member the first one counts.
fn reference(out: &mut Json, name: &str, cells: &[Cell<'_>]) {
    let mut written: Vec<&str> = Vec::new();
    out.open_object();
    for (_, cell, target) in cells.iter().filter(|(.., target)| is_of(target, name)) {
        let member = match target {
            Target::Part { member, .. } => member,
            _ if whole(cell).is_some() => "id",
            _ => "name",
        };
        if written.contains(&member) {
            continue;
        }
        written.push(member);
        out.key(member);
        if member == "id" {
            value(out, Kind::ID, cell);
        } else {
            out.text(cell);
        }
    }
    out.close_object();
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

fn whole(cell: &str) -> Option<i64> {
    // `+5` is no number of JSON, but a number all the same.
    cell.parse().ok()
}

fn value(out: &mut Json, kind: Kind, cell: &str) {
    match kind {
        Kind::Integer { .. } => match whole(cell) {
            Some(whole) => out.whole(whole),
            None => match decimal::parse(cell) {
                Some(number) => out.double(number),
                None => out.text(cell),
            },
        },
        Kind::Boolean => match boolean(cell) {
            Some(flag) => out.flag(flag),
            None => out.text(cell),
        },
        Kind::Date | Kind::DateTime => {
            let moment = contact::iso_moment(cell, kind == Kind::DateTime);
            out.text(moment.as_deref().unwrap_or(cell));
        }
        Kind::Ids => {
            out.open();
            parts(cell).for_each(|part| value(out, Kind::ID, part));
            out.close();
        }
        Kind::References => {
            out.open();
            for part in parts(cell) {
                out.open_object();
                out.key("id");
                value(out, Kind::ID, part);
                out.close_object();
            }
            out.close();
        }
        _ => out.text(cell),
    }
}

/// The elements of a cell that holds several.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '|']).map(trim).filter(|part| !part.is_empty())
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
