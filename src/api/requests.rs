//! Requests by name, for hosts that have one entry for all of them.

use super::{Argument, Unreadable, outcome};
use crate::diagnostic::Outcome;
use crate::json::Value;
use crate::query::QueryParts;
use crate::requests::{self as make, Request};

/// Each request with the names of its arguments, in their order. `contactId` and `level` go into [`RequestCall::ids`], what is
/// neither one of them nor `options` is the payload.
pub const REQUESTS: &[(&str, &[&str])] = &[
    ("createContact", &["contact", "options"]),
    ("getContact", &["contactId"]),
    ("updateContact", &["contactId", "update", "options"]),
    ("searchContacts", &["parts", "options"]),
    ("deleteContact", &["contactId"]),
    ("deactivateContact", &["contactId"]),
    ("addCommunication", &["contactId", "item", "options"]),
    ("listCommunications", &["contactId"]),
    ("addNote", &["contactId", "note", "options"]),
    ("listNotes", &["contactId"]),
    ("listGroups", &["contactId"]),
    ("listTickets", &["contactId"]),
    ("getCompany", &["contactOrCompanyId"]),
    ("listContactTypes", &[]),
    ("listCommunicationTypes", &[]),
    ("enablePortalAccess", &["contactId", "level"]),
    ("disablePortalAccess", &["contactId"]),
    ("findDuplicates", &["contact", "options"]),
];

/// The arguments of one request.
#[derive(Debug, Clone, Default)]
pub struct RequestCall<'c> {
    /// The id of the contact, and the portal level behind it.
    pub ids: Vec<Value>,
    /// The payload as JSON text.
    pub json: Option<&'c str>,
    /// What the JSON text could not carry, and among the ids, at `contactId` and `portalSecurityLevel`.
    pub unreadable: &'c [Unreadable],
    /// The options: those of a contact, or of conditions for a search.
    pub options: Value,
}

/// Makes the request of that name.
///
/// # Errors
///
/// A sentence for the developer: no request has the name, or no option is like that.
pub fn request(name: &str, call: &RequestCall<'_>) -> Result<Outcome<Request>, String> {
    let id = || call.ids.first().cloned().unwrap_or_default();
    let with =
        |answer: &dyn Fn(&Value) -> Outcome<Request>| outcome(call.json.unwrap_or("null"), call.unreadable, answer);
    // Without a payload too: what could not be carried may be an id.
    let plain = |answer: fn(Value) -> Outcome<Request>| with(&|_| answer(id()));
    Ok(match name {
        "createContact" => {
            let options = call.options()?;
            with(&|contact| make::create_contact(contact, &options))
        }
        "getContact" => plain(make::get_contact),
        "updateContact" => {
            let options = call.options()?;
            with(&|update| make::update_contact(id(), update, &options))
        }
        "searchContacts" => {
            let options = call.options()?;
            with(&|parts| {
                let Outcome { value, changes, mut diagnostics } = QueryParts::from_value(parts);
                let found = value.map(|parts| make::search_contacts(&parts, &options));
                let request = found.and_then(|found| {
                    diagnostics.extend(found.diagnostics);
                    found.value
                });
                Outcome::new(request, changes, diagnostics)
            })
        }
        "deleteContact" => plain(make::delete_contact),
        "deactivateContact" => plain(make::deactivate_contact),
        "addCommunication" => {
            let options = call.options()?;
            with(&|item| make::add_communication(id(), item, &options))
        }
        "listCommunications" => plain(make::list_communications),
        "addNote" => {
            let options = call.options()?;
            with(&|note| make::add_note(id(), note, &options))
        }
        "listNotes" => plain(make::list_notes),
        "listGroups" => plain(make::list_groups),
        "listTickets" => plain(make::list_tickets),
        "getCompany" => with(&make::get_company),
        "listContactTypes" => make::list_contact_types(),
        "listCommunicationTypes" => make::list_communication_types(),
        "enablePortalAccess" => {
            with(&|_| make::enable_portal_access(id(), call.ids.get(1).cloned().unwrap_or_default()))
        }
        "disablePortalAccess" => plain(make::disable_portal_access),
        "findDuplicates" => {
            let options = call.options()?;
            with(&|contact| make::find_duplicates(contact, &options))
        }
        _ => return Err(format!("there is no request `{name}`")),
    })
}

impl RequestCall<'_> {
    fn options<T: Argument + Default>(&self) -> Result<T, String> {
        match &self.options {
            Value::Null => Ok(T::default()),
            options => T::read(options),
        }
    }
}
