//! What the quick pass found, as places in the JSON text; and what that is in words.

use super::items::Together;
use super::scan::Piece;
use crate::contact::advice;
use crate::contact::check::Check;
use crate::diagnostic::{Change, Code, Diagnostic, Severity};
use crate::json::{Map, Value};
use crate::options::ContactOptions;
use crate::schema::{COMMUNICATION, CONTACT, Field, Kind};
use crate::span::Path;

/// One finding.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Note {
    pub(crate) place: Place,
    pub(crate) what: What,
}

/// Where a finding belongs in the answer: in the order of the field table, item by item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The number of the field of the contact; behind all of them what concerns several.
    pub(crate) field: usize,
    /// Behind all of them what concerns the whole field.
    item: usize,
    /// The number of the field of the item; behind all of them what the whole item brings.
    pub(crate) member: usize,
}

/// Behind all places of a kind.
pub(crate) const BEHIND: usize = usize::MAX;

#[derive(Debug, Clone, Copy)]
pub(crate) enum What {
    /// The value is null.
    Null,
    /// White space around the text goes: what is written, and what stays.
    Trimmed(Piece, Piece),
    /// The domain of the address becomes lower case: what is written, and the address in it.
    Domain(Piece, Piece),
    /// What is written, and the number that it becomes, a piece of the texts.
    Phone(Piece, Piece),
    /// The extension that stood in the number, a piece of the texts.
    Extension(Piece),
    /// The live API has another field for the id.
    Replaced(i64),
    /// The live API wants a time with the day.
    DateTime(Piece),
    /// A finding of which there is no more to say than its code and its field.
    Bare(Code, &'static str),
    /// A change of the full check.
    Change(usize),
    /// A finding of the full check.
    Found(usize),
}

/// The findings of one contact.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes {
    /// In the order of the answer.
    pub(crate) list: Vec<Note>,
    /// Texts that the JSON text does not hold.
    pub(crate) texts: String,
    pub(crate) changes: Vec<Change>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    failed: bool,
    /// Whether the JSON text has white space between its values.
    pub(crate) spaced: bool,
    /// Memory that is used again.
    pub(super) together: Together,
}

impl Notes {
    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.texts.clear();
        self.changes.clear();
        self.diagnostics.clear();
        self.failed = false;
    }

    pub(super) fn add(&mut self, place: Place, what: What) {
        let mut at = self.list.len();
        // Members come in any order; most often in that of the table.
        while let Some(before) = at.checked_sub(1)
            && self.list.get(before).is_some_and(|note| note.place > place)
        {
            at = before;
        }
        self.list.insert(at, Note { place, what });
    }

    /// Takes over what the full check found.
    pub(super) fn take(&mut self, place: Place, check: Check<'_>) {
        for change in check.changes {
            self.add(place, What::Change(self.changes.len()));
            self.changes.push(change);
        }
        check.diagnostics.into_iter().for_each(|diagnostic| self.found(place, diagnostic));
    }

    /// Takes a finding in the words of the full check.
    pub(super) fn found(&mut self, place: Place, diagnostic: Diagnostic) {
        self.failed |= diagnostic.severity == Severity::Error;
        self.add(place, What::Found(self.diagnostics.len()));
        self.diagnostics.push(diagnostic);
    }

    /// Takes back what was noted in a field, or in a part of it.
    pub(super) fn forget(&mut self, inside: impl Fn(Place) -> bool) {
        self.list.retain(|note| !inside(note.place));
    }

    /// Whether a diagnostic is an error.
    pub(crate) const fn failed(&self) -> bool {
        self.failed
    }

    /// Whether normalization rewrites anything.
    pub(crate) fn changes(&self) -> bool {
        self.list
            .iter()
            .any(|note| !matches!(note.what, What::Found(_) | What::Replaced(_) | What::DateTime(_) | What::Bare(..)))
    }

    /// The codes of the diagnostics with their severities, in order.
    pub(crate) fn codes(&self) -> impl Iterator<Item = (Code, Severity)> {
        self.list.iter().filter_map(|note| {
            let code = match note.what {
                What::Replaced(_) => Code::CURRENT_REPLACED_FIELD,
                What::DateTime(_) => Code::CURRENT_DATE_TIME,
                What::Bare(code, _) => code,
                What::Found(at) => return self.diagnostics.get(at).map(|found| (found.code, found.severity)),
                _ => return None,
            };
            Some((code, code.severity()))
        })
    }

    /// What the full check would say: `json` is the text that was passed over.
    pub(crate) fn findings(&self, json: &str, options: &ContactOptions) -> (Vec<Change>, Vec<Diagnostic>) {
        let mut check = Check::new(options);
        for Note { place, what } in &self.list {
            match *what {
                What::Change(at) => check.changes.extend(self.changes.get(at).cloned()),
                What::Found(at) => check.diagnostics.extend(self.diagnostics.get(at).cloned()),
                other => self.tell(&mut check, *place, other, json),
            }
        }
        (check.changes, check.diagnostics)
    }

    fn tell(&self, check: &mut Check<'_>, place: Place, what: What, json: &str) {
        let Some(field) = CONTACT.get(place.field) else {
            if let What::Bare(code, name) = what {
                check.diagnostics.push(Diagnostic::new(code).at(Path::root().join(name)));
            }
            return;
        };
        check.path = place.path(field);
        let mut rewrite = |piece: Piece, after: &str, rule| {
            check.change(Some(piece.of(json).into()), Some(after.into()), rule);
        };
        match what {
            What::Trimmed(written, text) => rewrite(written, text.of(json), "trim"),
            What::Domain(written, address) => rewrite(written, &lower_domain(address.of(json)), "email-domain-case"),
            What::Phone(written, number) => rewrite(written, number.of(&self.texts), "phone-e164"),
            What::Extension(digits) => {
                check.path = check.path.parent().join("extension");
                check.change(None, Some(digits.of(&self.texts).into()), "phone-extension");
            }
            What::Null => check.change(Some(Value::Null), None, "null-absent"),
            What::Replaced(id) => {
                let value = match field.documented.map(|rule| rule.kind) {
                    Some(Kind::Reference) => advice::reference(id),
                    _ => id.into(),
                };
                advice::member(check, field, &value, Some(&Map::new()));
            }
            What::DateTime(day) => {
                advice::member(check, field, &day.of(json).into(), Some(&Map::new()));
            }
            What::Bare(..) | What::Change(_) | What::Found(_) => {}
        }
    }
}

impl Place {
    pub(super) const fn of_item(field: usize, item: usize, member: usize) -> Self {
        Self { field, item, member }
    }

    /// The place of a field.
    pub(super) const fn of(field: usize) -> Self {
        Self { field, item: BEHIND, member: BEHIND }
    }

    /// The number of the item, if the place lies in one.
    pub(crate) const fn item(self) -> Option<usize> {
        if self.item == BEHIND { None } else { Some(self.item) }
    }

    fn path(self, field: &'static Field) -> Path {
        let path = Path::root().join(field.name);
        let Some(item) = self.item() else { return path };
        // What is not the finding of one member concerns the value.
        path.join(item).join(COMMUNICATION.get(self.member).map_or("value", |member| member.name))
    }
}

/// The address with its domain in lower case.
pub(crate) fn lower_domain(address: &str) -> String {
    let at = address.find('@').unwrap_or(0);
    address.char_indices().map(|(place, c)| if place > at { c.to_ascii_lowercase() } else { c }).collect()
}
