//! Every operation, endpoint and related entity of the reference documents as a [`Request`]: checked, and sent by nobody here.
//!
//! Ids are whole numbers from 1. They are taken as anything that JSON can hold, because they often come out of an address or a
//! form; one that is none is a diagnostic at its name (`/contactId`), beside those of the payload.

mod duplicates;

pub use duplicates::{duplicate_search, find_duplicates};

use crate::conditions::{ConditionsOptions, field};
use crate::contact::{self, Subject};
use crate::diagnostic::{Code, Diagnostic, Op, Outcome, PatchOperation};
use crate::json::Value;
use crate::options::ContactOptions;
use crate::query::{QueryParts, contacts_query, percent_encode};
use crate::span::Path;
use serde::{Serialize, Serializer};

/// A request behind the base address of an instance.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Request {
    /// `GET`, `POST`, `PATCH` or `DELETE`.
    pub method: &'static str,
    /// The path, without the query.
    pub path: String,
    /// The percent-encoded query, without its question mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// Headers that the request needs besides those of the login.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    pub headers: Vec<(&'static str, &'static str)>,
    /// The body, to be sent as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Value>,
}

fn as_map<S: Serializer>(headers: &[(&'static str, &'static str)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(headers.iter().copied())
}

impl Request {
    fn new(method: &'static str, path: impl Into<String>) -> Self {
        Self { method, path: path.into(), query: None, headers: Vec::new(), body: None }
    }

    fn get(path: impl Into<String>) -> Self {
        Self::new("GET", path)
    }

    fn sending(mut self, body: Value) -> Self {
        self.headers.push(("Content-Type", "application/json"));
        self.body = Some(body);
        self
    }
}

const CONTACTS: &str = "/company/contacts";

/// `POST /company/contacts`, with communication items or without.
///
/// ```
/// use psa_contacts::{ContactOptions, requests};
/// use serde_json::json;
///
/// let contact = json!({"firstName": " John ", "company": {"id": 12345}});
/// let request = requests::create_contact(&contact, &ContactOptions::default()).value.unwrap();
/// assert_eq!((request.method, request.path.as_str()), ("POST", "/company/contacts"));
/// assert_eq!(request.body, Some(json!({"firstName": "John", "company": {"id": 12345}})));
/// ```
#[must_use]
pub fn create_contact(contact: &Value, options: &ContactOptions) -> Outcome<Request> {
    contact::validate_contact(contact, options).map(|body| Request::new("POST", CONTACTS).sending(body))
}

/// `GET /company/contacts/{contactId}`
#[must_use]
pub fn get_contact(contact_id: impl Into<Value>) -> Outcome<Request> {
    of_contact(contact_id.into(), |id| Request::get(format!("{CONTACTS}/{id}")))
}

/// `PATCH /company/contacts/{contactId}`: the body is the array of operations, whichever form the update has.
#[must_use]
pub fn update_contact(contact_id: impl Into<Value>, update: &Value, options: &ContactOptions) -> Outcome<Request> {
    patch(contact_id.into(), contact::validate_contact_update(update, options))
}

/// `GET /company/contacts?conditions=…`
#[must_use]
pub fn search_contacts(parts: &QueryParts, options: &ConditionsOptions) -> Outcome<Request> {
    contacts_query(parts, options).map(|query| {
        let mut request = match query.url.split_once('?') {
            Some((path, query)) => Request { query: Some(query.to_owned()), ..Request::get(path) },
            None => Request::get(query.url),
        };
        if parts.page_id.is_some() {
            request.headers.push(("pagination-type", "forward-only"));
        }
        request
    })
}

/// `DELETE /company/contacts/{contactId}`, with the advice to mark the contact as inactive instead.
#[must_use]
pub fn delete_contact(contact_id: impl Into<Value>) -> Outcome<Request> {
    let mut outcome = of_contact(contact_id.into(), |id| Request::new("DELETE", format!("{CONTACTS}/{id}")));
    if outcome.ok() {
        outcome.diagnostics.push(Diagnostic::new(Code::REQUEST_DELETE));
    }
    outcome
}

/// `PATCH /company/contacts/{contactId}` that marks the contact as inactive: what the reference document has in place of
/// deleting it.
#[must_use]
pub fn deactivate_contact(contact_id: impl Into<Value>) -> Outcome<Request> {
    patch(contact_id.into(), sound(vec![set("inactiveFlag", true.into())]))
}

/// `POST /company/contacts/{contactId}/communications`
#[must_use]
pub fn add_communication(contact_id: impl Into<Value>, item: &Value, options: &ContactOptions) -> Outcome<Request> {
    post(contact_id.into(), "communications", contact::validate_communication(item, options))
}

/// `GET /company/contacts/{contactId}/communications`
#[must_use]
pub fn list_communications(contact_id: impl Into<Value>) -> Outcome<Request> {
    of_contact(contact_id.into(), |id| Request::get(format!("{CONTACTS}/{id}/communications")))
}

/// `GET /company/contacts/{contactId}/notes`
#[must_use]
pub fn list_notes(contact_id: impl Into<Value>) -> Outcome<Request> {
    of_contact(contact_id.into(), |id| Request::get(format!("{CONTACTS}/{id}/notes")))
}

/// `POST /company/contacts/{contactId}/notes`
#[must_use]
pub fn add_note(contact_id: impl Into<Value>, note: &Value, options: &ContactOptions) -> Outcome<Request> {
    post(contact_id.into(), "notes", contact::validate_note(note, options))
}

/// `GET /company/contacts/{contactId}/groups`
#[must_use]
pub fn list_groups(contact_id: impl Into<Value>) -> Outcome<Request> {
    of_contact(contact_id.into(), |id| Request::get(format!("{CONTACTS}/{id}/groups")))
}

/// `GET /service/tickets?conditions=contact/id=…`: the tickets of a contact.
#[must_use]
pub fn list_tickets(contact_id: impl Into<Value>) -> Outcome<Request> {
    of_contact(contact_id.into(), |id| {
        let mut query = String::from("conditions=");
        percent_encode(&field("contact/id").eq(id).to_string(), &mut query);
        Request { query: Some(query), ..Request::get("/service/tickets") }
    })
}

/// `GET /company/companies/{companyId}`: the company of a contact, which is given itself or by the company's id.
#[must_use]
pub fn get_company(contact_or_id: &Value) -> Outcome<Request> {
    let (id, path) = match contact_or_id {
        Value::Object(members) => {
            let company = members.get("company").unwrap_or(&Value::Null);
            (company.get("id").unwrap_or(&Value::Null), Path::from_iter(["company", "id"]))
        }
        id => (id, Path::root().join("companyId")),
    };
    contact::check_id("company", id, path).map(|id| Request::get(format!("/company/companies/{id}")))
}

/// `GET /company/contacts/types`: the instance's own contact types.
#[must_use]
pub fn list_contact_types() -> Outcome<Request> {
    sound(Request::get(format!("{CONTACTS}/types")))
}

/// `GET /company/communicationTypes`: the instance's own communication types.
#[must_use]
pub fn list_communication_types() -> Outcome<Request> {
    sound(Request::get("/company/communicationTypes"))
}

/// `PATCH /company/contacts/{contactId}` that grants a portal security level and enables the login.
#[must_use]
pub fn enable_portal_access(contact_id: impl Into<Value>, level: impl Into<Value>) -> Outcome<Request> {
    const LEVEL: &str = "portalSecurityLevel";
    let level = contact::check_value(LEVEL, level.into(), Path::root().join(LEVEL));
    patch(contact_id.into(), level.map(|level| vec![set(LEVEL, level), set("disablePortalLoginFlag", false.into())]))
}

/// `PATCH /company/contacts/{contactId}` that disables the portal login.
#[must_use]
pub fn disable_portal_access(contact_id: impl Into<Value>) -> Outcome<Request> {
    patch(contact_id.into(), sound(vec![set("disablePortalLoginFlag", true.into())]))
}

fn sound<T>(value: T) -> Outcome<T> {
    Outcome::new(Some(value), Vec::new(), Vec::new())
}

fn set(name: &'static str, value: Value) -> PatchOperation {
    PatchOperation { op: Op::Replace, path: Path::root().join(name).pointer(), value: Some(value) }
}

fn of_contact(id: Value, make: impl FnOnce(i64) -> Request) -> Outcome<Request> {
    contact::check_id("contactId", &id, Path::root().join("contactId")).map(make)
}

/// A request about a contact with a body: what is wrong with either is said.
fn with_body<T>(id: Value, body: Outcome<T>, make: impl FnOnce(i64, T) -> Option<Request>) -> Outcome<Request> {
    let id = contact::check_id("contactId", &id, Path::root().join("contactId"));
    let diagnostics = id.diagnostics.into_iter().chain(body.diagnostics).collect();
    let value = id.value.zip(body.value).and_then(|(id, body)| make(id, body));
    Outcome::new(value, body.changes, diagnostics)
}

fn post(id: Value, collection: &str, body: Outcome<Value>) -> Outcome<Request> {
    with_body(id, body, |id, body| Some(Request::new("POST", format!("{CONTACTS}/{id}/{collection}")).sending(body)))
}

fn patch(id: Value, operations: Outcome<Vec<PatchOperation>>) -> Outcome<Request> {
    with_body(id, operations, |id, operations| {
        let body: Vec<Value> = operations.into_iter().map(PatchOperation::into_value).collect();
        Some(Request::new("PATCH", format!("{CONTACTS}/{id}")).sending(body.into()))
    })
}

/// The parts of a payload that a search reads, normalized, with what stands against them.
fn readable(contact: &Value, options: &ContactOptions, fields: &[&str]) -> Outcome<Value> {
    let options = ContactOptions { advice: false, ..options.clone() };
    let (changes, mut diagnostics) = Subject::Contact.findings(contact, &options);
    diagnostics.retain(|diagnostic| {
        let first = diagnostic.path.as_ref().and_then(|path| path.segments().first());
        first.is_none_or(|first| fields.iter().any(|name| *first == (*name).to_owned().into()))
    });
    let value = contact::apply_changes(contact.clone(), &changes);
    Outcome::new(Some(value), Vec::new(), diagnostics)
}
