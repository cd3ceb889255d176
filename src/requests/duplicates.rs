//! Search before create: the contacts that a new one would duplicate.

use super::{Request, readable, search_contacts};
use crate::conditions::{ConditionsOptions, Expr, all, any, field};
use crate::diagnostic::Outcome;
use crate::json::Value;
use crate::options::ContactOptions;
use crate::query::{Filter, QueryParts};
use crate::schema::CommunicationKind;
use std::collections::BTreeSet;

/// The search that finds the contacts which a payload would duplicate.
///
/// With an e-mail item: contacts of the same company that have one of its addresses (`childConditions`) and its first or its
/// last name (`conditions`), because a shared mailbox makes nobody the same person. Without one: contacts of the same company
/// with the same name. The values are normalized first, and only what the search reads is checked.
///
/// ```
/// use psa_contacts::{ContactOptions, requests::duplicate_search};
/// use serde_json::json;
///
/// let contact = json!({"firstName": "John", "lastName": "Smith", "company": {"id": 12345}});
/// let parts = duplicate_search(&contact, &ContactOptions::default()).value.unwrap();
/// assert_eq!(
///     serde_json::to_value(parts).unwrap(),
///     json!({"conditions": r#"company/id = 12345 and firstName = "John" and lastName = "Smith""#}),
/// );
/// ```
#[must_use]
pub fn duplicate_search(contact: &Value, options: &ContactOptions) -> Outcome<QueryParts> {
    const READ: &[&str] = &["firstName", "lastName", "company", "communicationItems"];
    readable(contact, options, READ).map(|contact| {
        let company = contact
            .get("company")
            .and_then(|company| company.get("id"))
            .and_then(Value::as_i64)
            .map(|id| field("company/id").eq(id));
        let named = |name| Some(field(name).eq(contact.get(name)?.as_str().filter(|text| !text.is_empty())?));
        let names: Vec<Expr> = ["firstName", "lastName"].into_iter().filter_map(named).collect();
        let addresses: Vec<Expr> = addresses(&contact, options)
            .into_iter()
            .map(|address| field("communicationItems/value").eq(address))
            .collect();
        let conditions = match (addresses.is_empty(), names.is_empty()) {
            (_, true) => company,
            (true, false) => Some(all(company.into_iter().chain(names))),
            (false, false) => Some(all(company.into_iter().chain([any(names)]))),
        };
        let child = (!addresses.is_empty()).then(|| any(addresses));
        QueryParts {
            conditions: conditions.map(Filter::Expr),
            child_conditions: child.map(Filter::Expr),
            ..QueryParts::default()
        }
    })
}

/// [`duplicate_search`] as the request that makes it.
#[must_use]
pub fn find_duplicates(contact: &Value, options: &ContactOptions) -> Outcome<Request> {
    let Outcome { value, changes, mut diagnostics } = duplicate_search(contact, options);
    let request = value.and_then(|parts| {
        let outcome = search_contacts(&parts, &ConditionsOptions::default().api(options.api));
        diagnostics.extend(outcome.diagnostics);
        outcome.value
    });
    Outcome::new(request, changes, diagnostics)
}

/// The e-mail addresses of a contact, each once.
fn addresses<'c>(contact: &'c Value, options: &ContactOptions) -> Vec<&'c str> {
    let items = contact.get("communicationItems").and_then(Value::as_array).into_iter().flatten();
    let is_email = |item: &&Value| {
        let id = item.get("type").and_then(|item_type| item_type.get("id")).and_then(Value::as_i64);
        let row = options.communication_types.iter().find(|row| Some(row.id) == id);
        row.is_some_and(|row| row.kind == CommunicationKind::Email)
    };
    let mut addresses = BTreeSet::new();
    // One by one: building the set from an iterator would bring a sort of its own into the module.
    for address in items.filter(is_email).filter_map(|item| item.get("value")?.as_str()) {
        addresses.insert(address);
    }
    addresses.into_iter().collect()
}
