//! The answer of the quick pass over a contact, in pieces of text that a host takes apart without a JSON parser.
//!
//! It begins with `+` where no diagnostic is an error, and with `-` where one is. Behind that stand the findings in order, each
//! a letter and some texts. All of those are ended by a tab. A text that the host holds itself, because the contact is its
//! own, is left out. `pkg/lib/notes.js` reads it:
//!
//! | letter | texts | meaning |
//! |---|---|---|
//! | `N` | place | a null goes |
//! | `T` | place, text | white space goes |
//! | `D` | place, address | the domain becomes lower case |
//! | `P` | place, number | the number becomes E.164 |
//! | `E` | place, digits | the extension moves into its field |
//! | `R` | place, code, replacement, `id` or `ids` | the live API has another field |
//! | `Y` | place, code, date-time | the live API wants a time |
//! | `A` | place, code | a finding without anything more |
//! | `F` | JSON, JSON | a diagnostic: what it has in common with others, and its span and its fix if it has any |
//! | `C` | JSON | a change, as in any answer |
//!
//! A place is the name of a field, or the number of an item and the name of its member.

use super::answer::{Answer, common, details};
use super::write::Json;
use crate::contact::midnight;
use crate::contact::quick::{self, Notes, Place, What, lower_domain};
use crate::diagnostic::Code;
use crate::options::ContactOptions;
use crate::schema::{COMMUNICATION, CONTACT, Kind};
use std::cell::RefCell;

/// What ends a text. Strings of JSON text do not hold it.
const END: u8 = b'\t';

thread_local! {
    // The memory of one call serves the next.
    static NOTES: RefCell<Notes> = RefCell::default();
}

/// `validateContact` of a contact that the quick pass takes; the empty text where nothing is found.
#[must_use]
pub(super) fn validate_contact(json: &str, options: &ContactOptions) -> Option<String> {
    NOTES.with(|notes| {
        // Nobody else asks for it while it is in use.
        let mut notes = notes.try_borrow_mut().ok()?;
        // Pieces of texts, as they are or cut at ASCII.
        quick::check(json, options, &mut notes)
            .then(|| String::from_utf8(told(Vec::new(), &notes, json)).unwrap_or_default())
    })
}

/// The text with these pieces behind it; nothing where nothing was found.
pub(super) fn told(text: Vec<u8>, notes: &Notes, json: &str) -> Vec<u8> {
    write(Out { text, alone: false }, notes, json)
}

/// The same for a host that does not have the contact: what a `T`, `D` or `P` rewrites stands before what it becomes, and the id
/// that an `R` is about behind that.
pub(super) fn told_alone(text: Vec<u8>, notes: &Notes, json: &str) -> Vec<u8> {
    write(Out { text, alone: true }, notes, json)
}

fn write(mut out: Out, notes: &Notes, json: &str) -> Vec<u8> {
    for (at, note) in notes.list.iter().enumerate() {
        if at == 0 {
            out.text.reserve(256);
            out.end(if notes.failed() { "-" } else { "+" });
        }
        out.note(notes, note.place, note.what, json);
    }
    out.text
}

/// Writes a number.
pub(super) fn digits(text: &mut Vec<u8>, number: u64) {
    if number > 9 {
        digits(text, number / 10);
    }
    text.push(b'0' + (number % 10) as u8);
}

struct Out {
    text: Vec<u8>,
    /// Whether the host lacks the contact.
    alone: bool,
}

impl Out {
    fn end(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
        self.text.push(END);
    }

    fn number(&mut self, number: usize) {
        if number > 9 {
            self.number(number / 10);
        }
        self.text.push(b'0' + (number % 10) as u8);
    }

    fn count(&mut self, number: usize) {
        self.number(number);
        self.text.push(END);
    }

    /// What a host without the contact has to be told.
    fn before(&mut self, text: &str) {
        if self.alone {
            self.end(text);
        }
    }

    /// The letter, and the place.
    fn at(&mut self, letter: &str, place: Place, member: &str) {
        self.end(letter);
        if let Some(item) = place.item() {
            self.count(item);
            self.end(member);
        } else {
            self.end(CONTACT.get(place.field).map_or("", |field| field.name));
        }
    }

    fn code(&mut self, code: Code) {
        self.count(code.number().into());
    }

    fn json(&mut self, write: impl FnOnce(&mut Json)) {
        let mut json = Json::behind(std::mem::take(&mut self.text));
        write(&mut json);
        self.text = json.into_bytes();
        self.end("");
    }

    fn note(&mut self, notes: &Notes, place: Place, what: What, json: &str) {
        let member = COMMUNICATION.get(place.member).map_or("value", |member| member.name);
        let field = CONTACT.get(place.field);
        match what {
            What::Null => self.at("N", place, member),
            What::Trimmed(written, text) => {
                self.at("T", place, member);
                self.before(written.of(json));
                self.end(text.of(json));
            }
            What::Domain(written, address) => {
                self.at("D", place, member);
                self.before(written.of(json));
                self.end(&lower_domain(address.of(json)));
            }
            What::Phone(written, number) => {
                self.at("P", place, member);
                self.before(written.of(json));
                self.end(number.of(&notes.texts));
            }
            What::Extension(digits) => {
                self.at("E", place, "extension");
                self.end(digits.of(&notes.texts));
            }
            What::Replaced(id) => {
                let other = field.and_then(|field| field.replaced_by).and_then(|name| quick::field(name));
                self.at("R", place, member);
                self.code(Code::CURRENT_REPLACED_FIELD);
                self.end(other.map_or("", |other| other.name));
                let many = other.and_then(|other| other.current).is_some_and(|rule| rule.kind == Kind::Ids);
                self.end(if many { "ids" } else { "id" });
                if self.alone {
                    digits(&mut self.text, id.unsigned_abs());
                    self.end("");
                }
            }
            What::DateTime(day) => {
                self.at("Y", place, member);
                self.code(Code::CURRENT_DATE_TIME);
                self.end(&midnight(day.of(json)));
            }
            What::Bare(code, name) => {
                self.end("A");
                self.end(name);
                self.code(code);
            }
            What::Change(at) => {
                let Some(change) = notes.changes.get(at) else { return };
                self.end("C");
                self.json(|json| change.write(json));
            }
            What::Found(at) => {
                let Some(found) = notes.diagnostics.get(at) else { return };
                self.end("F");
                self.json(|json| common(json, found));
                self.json(|json| details(json, found));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(json: &str) -> Option<String> {
        validate_contact(json, &ContactOptions::default())
    }

    #[test]
    fn what_the_host_has_is_left_out() {
        let contact = r#"{
            "firstName": " Ann ", "company": {"id": 1}, "type": {"id": 4}, "site": {"id": 2}, "birthDay": "1980-12-31",
            "communicationItems": [
                {"type": {"id": 2}, "value": "305 585 4225 ext. 7"},
                {"type": {"id": 1}, "value": "Ann@B.co", "extension": null}
            ]
        }"#;
        let (replaced, time) = (Code::CURRENT_REPLACED_FIELD.number(), Code::CURRENT_DATE_TIME.number());
        let pieces = [
            "+\tT\tfirstName\tAnn\t",
            &format!("R\ttype\t{replaced}\ttypeIds\tids\t"),
            &format!("Y\tbirthDay\t{time}\t1980-12-31T00:00:00Z\t"),
            "P\t0\tvalue\t+13055854225\tE\t0\textension\t7\t",
            "N\t1\textension\tD\t1\tvalue\tAnn@b.co\t",
        ];
        assert_eq!(told(contact), Some(pieces.concat()));
    }

    #[test]
    fn an_error_is_told_in_full_and_fails() {
        let code = Code::CONTACT_REQUIRED.number();
        let answer = told(r#"{"company": {"id": 1}}"#);
        assert_eq!(answer, Some(format!("-\tF\t[{code},[\"firstName\"],{{\"field\":\"firstName\"}}]\t\t")));
    }

    #[test]
    fn some_contacts_are_for_the_long_way() {
        for contact in ["[]", "{", r#"{"nobody": 1}"#, r#"{"title": "a", "title": "b"}"#, r#"{"t\u0069tle": "a"}"#] {
            assert_eq!(told(contact), None, "{contact}");
        }
    }
}
