//! The part of a report that the quick pass noted, as places in the JSON text of a row: written without making values of them.

use super::{Lines, change};
use crate::api::rewrite::{After, Edit, rewrite};
use crate::contact::quick::{self, Notes, Place, What, lower_domain};
use crate::contact::{SEND_CURRENT, midnight};
use crate::diagnostic::{Code, Diagnostic};
use crate::json::Json;
use crate::rows::Columns;
use crate::schema::{COMMUNICATION, CONTACT, Kind};
use crate::span::{Path, Segment};
use std::borrow::Cow;

impl Lines {
    /// A report up to its last bracket.
    pub(super) fn noted(&mut self, out: &mut Json, json: &str, notes: &Notes, columns: Option<Columns<'_>>, ok: bool) {
        if ok {
            out.piece(",\"value\":");
            noted_value(out, json, notes);
        }
        out.piece(",\"changes\":[");
        for note in &notes.list {
            noted_change(out, json, notes, note.place, note.what);
        }
        out.piece("],\"diagnostics\":[");
        for note in &notes.list {
            match note.what {
                What::Found(at) => {
                    if let Some(found) = notes.diagnostics.get(at) {
                        self.diagnostic(out, found);
                    }
                }
                what => self.noted_advice(out, json, columns, note.place, what),
            }
        }
    }

    fn noted_advice(&mut self, out: &mut Json, json: &str, columns: Option<Columns<'_>>, place: Place, what: What) {
        // The advice that the quick pass gives is for fields of the contact.
        let field = CONTACT.get(place.field);
        let name = field.map_or("", |field| field.name);
        match what {
            What::Bare(code, name) => {
                self.advice(out, columns, code, name, None);
                out.piece("}");
            }
            What::Replaced(id) => {
                let Some(other) = field.and_then(|field| field.replaced_by).and_then(quick::field) else { return };
                let many = other.current.is_some_and(|rule| rule.kind == Kind::Ids);
                self.advice(out, columns, Code::CURRENT_REPLACED_FIELD, name, Some(other.name));
                fix_of_advice(out);
                for piece in ["{\"op\":\"remove\",\"path\":\"/", name, "\"},{\"op\":\"add\",\"path\":\"/", other.name] {
                    out.piece(piece);
                }
                out.piece(if many { "\",\"value\":[" } else { "\",\"value\":{\"id\":" });
                out.whole(id);
                out.piece(if many { "]}]}}" } else { "}}]}}" });
            }
            What::DateTime(day) => {
                self.advice(out, columns, Code::CURRENT_DATE_TIME, name, Some(""));
                fix_of_advice(out);
                for piece in ["{\"op\":\"replace\",\"path\":\"/", name, "\",\"value\":\"", &midnight(day.of(json))] {
                    out.piece(piece);
                }
                out.piece("\"}]}}");
            }
            _ => {}
        }
    }

    /// A finding on a field up to its fix. `replacement`: the other field if it has parameters, empty if that is none of them.
    fn advice(
        &mut self,
        out: &mut Json,
        columns: Option<Columns<'_>>,
        code: Code,
        name: &'static str,
        replacement: Option<&'static str>,
    ) {
        let known = self.advice.iter().position(|(of, field, _)| *of == code && *field == name);
        let at = known.unwrap_or_else(|| {
            let path = Path::root().join(name);
            // A stream has one table, so the column is the same in all rows.
            let column = columns.and_then(|columns| columns.of(&path));
            let mut told = Diagnostic::new(code).at(path);
            if let Some(other) = replacement {
                told = told.with("field", name);
                if !other.is_empty() {
                    told = told.with("replacement", other);
                }
            }
            if let Some(column) = column {
                told = told.with("column", column + 1);
            }
            let mut head = Json::new();
            self.diagnostic(&mut head, &told);
            let mut head = head.into_text();
            // The brace that closes it.
            head.pop();
            self.advice.push((code, name, head));
            self.advice.len() - 1
        });
        if let Some((.., head)) = self.advice.get(at) {
            out.next(head);
        }
    }
}

/// The beginning of the fix that brings what the live API takes.
fn fix_of_advice(out: &mut Json) {
    out.piece(",\"fix\":{\"title\":\"");
    out.piece(SEND_CURRENT);
    out.piece("\",\"patch\":[");
}

/// A change that the quick pass noted: where, the rule, the text that was written, and the one that comes in its place.
struct Rewriting<'n> {
    rule: &'static str,
    member: &'static str,
    /// Where it stands in the JSON text.
    written: Option<quick::Piece>,
    after: Option<Cow<'n, str>>,
}

/// What is no change gives none; nor does what the full check said of a part.
fn rewriting<'n>(json: &'n str, notes: &'n Notes, place: Place, what: What) -> Option<Rewriting<'n>> {
    let member = match place.item() {
        Some(_) => COMMUNICATION.get(place.member).map_or("value", |member| member.name),
        None => "",
    };
    let (rule, written, after) = match what {
        What::Null => ("null-absent", None, None),
        What::Trimmed(written, text) => ("trim", Some(written), Some(text.of(json).into())),
        What::Domain(written, address) => {
            ("email-domain-case", Some(written), Some(lower_domain(address.of(json)).into()))
        }
        What::Phone(written, number) => ("phone-e164", Some(written), Some(number.of(&notes.texts).into())),
        What::Extension(digits) => {
            let after = Some(digits.of(&notes.texts).into());
            return Some(Rewriting { rule: "phone-extension", member: "extension", written: None, after });
        }
        _ => return None,
    };
    Some(Rewriting { rule, member, written, after })
}

fn noted_change(out: &mut Json, json: &str, notes: &Notes, place: Place, what: What) {
    if let What::Change(at) = what {
        if let Some(told) = notes.changes.get(at) {
            change(out, told);
        }
        return;
    }
    let Some(Rewriting { rule, member, written, after }) = rewriting(json, notes, place, what) else { return };
    out.next("{\"path\":[\"");
    out.piece(CONTACT.get(place.field).map_or("", |field| field.name));
    out.piece("\"");
    if let Some(item) = place.item() {
        out.count(item);
        out.text(member);
    }
    out.piece("]");
    // The quick pass takes texts alone in which nothing is escaped.
    match written {
        Some(written) => {
            out.piece(",\"before\":\"");
            out.piece(written.of(json));
            out.piece("\"");
        }
        None if after.is_none() => out.piece(",\"before\":null"),
        None => {}
    }
    if let Some(after) = after {
        out.piece(",\"after\":\"");
        out.piece(&after);
        out.piece("\"");
    }
    out.piece(",\"rule\":\"");
    out.piece(rule);
    out.piece("\"}");
}

/// The contact that the quick pass took, as it is normalized.
fn noted_value(out: &mut Json, json: &str, notes: &Notes) {
    let mut pieces: Vec<(quick::Piece, Cow<'_, str>)> = Vec::new();
    let mut is_simple = !notes.spaced;
    for note in &notes.list {
        match rewriting(json, notes, note.place, note.what) {
            Some(Rewriting { written: Some(written), after: Some(after), .. }) => {
                // They come nearly sorted.
                let at = pieces.iter().rposition(|(other, _)| other.from < written.from).map_or(0, |before| before + 1);
                pieces.insert(at, (written, after));
            }
            None if !matches!(note.what, What::Change(_)) => {}
            _ => is_simple = false,
        }
    }
    if !is_simple {
        return rewritten(out, json, notes);
    }
    let mut done = 0;
    for (written, after) in &pieces {
        out.piece(json.get(done..written.from).unwrap_or_default());
        out.piece(after);
        done = written.to;
    }
    out.piece(json.get(done..).unwrap_or_default());
}

/// The same, where more than texts becomes other texts.
fn rewritten(out: &mut Json, json: &str, notes: &Notes) {
    let edit = |note: &quick::Note| {
        if let What::Change(at) = note.what {
            return notes.changes.get(at).map(Edit::from);
        }
        let Rewriting { member, after, .. } = rewriting(json, notes, note.place, note.what)?;
        let mut path = vec![Segment::from(CONTACT.get(note.place.field)?.name)];
        if let Some(item) = note.place.item() {
            path.push(item.into());
            path.push(member.into());
        }
        Some(Edit { path: Cow::Owned(path), after: after.map_or(After::Nothing, After::Text) })
    };
    let edits: Vec<Edit<'_>> = notes.list.iter().filter_map(edit).collect();
    out.with(|text| rewrite(text, json, &edits));
}
