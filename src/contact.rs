//! Contact payloads: validation and normalization along the field table.

mod advice;
mod apply;
mod builder;
mod check;
mod date;
mod items;
mod kinds;
mod model;
mod numbers;
mod portal;
pub(crate) mod quick;
mod update;
mod upgrade;
#[cfg(feature = "validator")]
mod validator;

pub(crate) use advice::{SEND_CURRENT, midnight};
pub use builder::ContactBuilder;
pub use model::{Communication, Contact, Reference};
pub use quick::{ContactChecker, Verdict};
pub use update::{ContactUpdate, Patch, diff_contacts, validate_contact_update};
pub use upgrade::{upgrade_contact, upgrade_contact_update};

use crate::diagnostic::{Change, Code, Diagnostic, Outcome};
use crate::json::{self, Map, Value};
use crate::options::ContactOptions;
use crate::schema::{self, Api, CONTACT, Kind, NOTE};
use crate::sort;
use crate::span::Path;
use check::Check;

/// Checks the payload of `POST /company/contacts` and normalizes it. The value of the outcome is the normalized payload.
///
/// Every problem is reported, not the first one. Strings are trimmed before they are measured, in UTF-16 code units; the
/// domain of an e-mail address becomes lower case, a phone number E.164, and an extension moves into its own field. What is
/// normalized once stays as it is.
///
/// ```
/// use psa_contacts::{ContactOptions, validate_contact};
/// use serde_json::json;
///
/// let outcome = validate_contact(&json!({"lastName": "Smith", "company": {"id": 12345}}), &ContactOptions::default());
/// assert!(!outcome.ok());
/// assert_eq!(outcome.diagnostics[0].code.as_str(), "contact.required");
/// assert_eq!(outcome.diagnostics[0].pointer().as_deref(), Some("/firstName"));
/// ```
#[must_use]
pub fn validate_contact(input: &Value, options: &ContactOptions) -> Outcome<Value> {
    normalized(input, Subject::Contact.findings(input, options))
}

/// Checks the payload of `POST /company/contacts/{contactId}/communications` and normalizes it, as
/// [`validate_contact`] does with each communication item.
#[must_use]
pub fn validate_communication(input: &Value, options: &ContactOptions) -> Outcome<Value> {
    normalized(input, Subject::Communication.findings(input, options))
}

/// Checks the payload of `POST /company/contacts/{id}/notes`.
#[must_use]
pub fn validate_note(input: &Value, options: &ContactOptions) -> Outcome<Value> {
    normalized(input, Subject::Note.findings(input, options))
}

/// Whether the portal would send its invitation to the contact: it has a valid e-mail item, a security level above 0, and a
/// login that is not disabled. Each step that is missing is an error of its own.
///
/// The contact may be one that the server sent: the fields that the server sets raise no warning here.
#[must_use]
pub fn check_portal_invitation(contact: &Value, options: &ContactOptions) -> Outcome<Value> {
    normalized(contact, Subject::Invitation.findings(contact, options))
}

/// What is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    Contact,
    Communication,
    Note,
    Invitation,
    Upgrade,
}

impl Subject {
    /// What is found, without the normalized payload: the changes say how to make it.
    pub(crate) fn findings(self, input: &Value, options: &ContactOptions) -> (Vec<Change>, Vec<Diagnostic>) {
        if self == Self::Upgrade {
            return upgrade::findings(input, options);
        }
        self.found_by(Check::new(options), input)
    }

    /// What a check finds that is at the root of the payload.
    fn found_by(self, mut check: Check<'_>, input: &Value) -> (Vec<Change>, Vec<Diagnostic>) {
        match (self, input) {
            (Self::Communication, Value::Object(_)) => drop(items::item(&mut check, input)),
            (Self::Note, Value::Object(members)) => check.object(NOTE, members),
            (Self::Invitation, Value::Object(members)) => {
                check.advises = false;
                whole_contact(&mut check, members);
                sort::keep(&mut check.diagnostics, &mut |told| told.code != Code::CONTACT_SYSTEM_FIELD);
                portal::invitation(&mut check, members);
            }
            (_, Value::Object(members)) => whole_contact(&mut check, members),
            _ => {
                check.say(Code::CONTACT_NOT_AN_OBJECT).name("found", json::type_name(input));
            }
        }
        (check.changes, check.diagnostics)
    }
}

fn whole_contact(check: &mut Check<'_>, members: &Map<String, Value>) {
    check.object(CONTACT, members);
    if let Some(reference) = members.get("type")
        && check.api == Api::Documented
    {
        check.enter("type");
        known_type(check, reference);
        check.leave();
    }
    portal::check(check, members);
    advice::practice(check, members);
}

/// Checks that the contact's type, which is here, stands in the table of types.
fn known_type(check: &mut Check<'_>, reference: &Value) {
    let types = &check.options.contact_types;
    let row = |at: usize| types.get(at).map(|row| (row.id, row.name.as_ref()));
    kinds::known_type(check, "contact types", &row, reference);
}

fn normalized(input: &Value, (changes, diagnostics): (Vec<Change>, Vec<Diagnostic>)) -> Outcome<Value> {
    let outcome = Outcome::new(Some(()), changes, diagnostics);
    let value = outcome.ok().then(|| apply::apply(input.clone(), &outcome.changes));
    Outcome { value, changes: outcome.changes, diagnostics: outcome.diagnostics }
}

/// Reads the id of a record that is named beside a payload; `path` is where it comes from.
pub(crate) fn check_id(name: &'static str, value: &Value, path: Path) -> Outcome<i64> {
    let diagnostics = alone(name, Kind::ID, value, path);
    Outcome::new(kinds::whole(value), Vec::new(), diagnostics)
}

/// Checks the value of one field of a contact that must be there.
pub(crate) fn check_value(name: &'static str, value: Value, path: Path) -> Outcome<Value> {
    let rule = schema::find(CONTACT, name).and_then(|field| field.rule(Api::Documented));
    let diagnostics = rule.map(|rule| alone(name, rule.kind, &value, path)).unwrap_or_default();
    Outcome::new(Some(value), Vec::new(), diagnostics)
}

fn alone(name: &'static str, kind: Kind, value: &Value, path: Path) -> Vec<Diagnostic> {
    let options = ContactOptions::default();
    let mut check = Check::at(&options, path);
    if value.is_null() {
        check::required(&mut check, name, kind);
    } else {
        kinds::check(&mut check, name, kind, true, value);
        // There is no payload that a fix could mend.
        check.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.fix = None);
    }
    check.diagnostics
}

/// The spelling that a contact takes of a date in another one, such as a table has: `12/31/1980`, `1980-12-31 08:30`. `None` if
/// the text is such a spelling already, or can mean more than one moment or none.
pub(crate) fn iso_moment(text: &str, with_time: bool) -> Option<String> {
    let day = |text: &str| match date::precision(text) {
        Some(date::Precision::Day) => Some(text.to_owned()),
        Some(date::Precision::Time) => None,
        None => date::respelled(text),
    };
    if let Some((day_part, time)) = text.split_once(' ') {
        let moment = format!("{}T{}", day(day_part)?, time.trim());
        return date::precision(&moment).map(|_| moment);
    }
    let day = day(text)?;
    if with_time { Some(format!("{day}T00:00:00Z")) } else { (day != text).then_some(day) }
}

/// A payload with the changes made.
pub(crate) fn apply_changes(value: Value, changes: &[Change]) -> Value {
    apply::apply(value, changes)
}

impl Contact {
    /// [`validate_contact`] for a contact that is a Rust value already.
    #[must_use]
    pub fn check(&self, options: &ContactOptions) -> Outcome<Self> {
        let refused = |path: Path| Diagnostic::new(Code::CONTACT_NOT_JSON).at(path).with("found", "this value");
        let Ok(value) = json::to_value(self) else {
            return Outcome::new(None, Vec::new(), vec![refused(Path::root())]);
        };
        let Outcome { value, changes, mut diagnostics } = validate_contact(&value, options);
        let contact = value.and_then(|value| {
            // Changes rewrite text by text, so the type still fits; if it ever did not, that is an error, not a loss.
            json::from_value(&value).map_err(|_| diagnostics.push(refused(Path::root()))).ok()
        });
        Outcome::new(contact, changes, diagnostics)
    }
}
