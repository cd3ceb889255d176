//! Rows of one file that name the same e-mail address or the same phone.
//!
//! Of each address and number only a hash is kept, and beyond some megabytes those go to a temporary file: a million contacts take
//! no more memory than a thousand.

use crate::sorter::Sorter;
use psa_contacts::Change;
use psa_contacts::rows::{RawRow, RowPlace};
use psa_contacts::schema::CommunicationKind;
use psa_contacts::span::Segment;
use psa_contacts::{
    ContactOptions, EmailOptions, PhoneFormat, PhoneOptions, PhonePolicy, normalize_email, normalize_phone,
};
use serde::Deserialize;
use serde_json::Value;
use std::hash::{BuildHasher, RandomState};
use std::io;

/// What two rows have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Email,
    Phone,
}

/// A row that names what a row before it has named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Twin {
    pub(crate) kind: Kind,
    pub(crate) row: u64,
    pub(crate) line: u64,
    pub(crate) first_row: u64,
    pub(crate) first_line: u64,
}

/// The hash of an address or a number, the row and its line.
pub(crate) type Key = [u64; 3];

/// Makes keys of contacts.
#[derive(Debug)]
pub(crate) struct Keys {
    options: ContactOptions,
    phones: PhoneOptions,
    emails: EmailOptions,
    /// Differs with each run, so that no file can be made to collide.
    hasher: RandomState,
}

impl Keys {
    pub(crate) fn new(options: &ContactOptions) -> Self {
        let mut phones = PhoneOptions::default();
        phones.default_region = options.default_region.clone();
        let mut emails = EmailOptions::default();
        emails.email = options.email;
        Self { options: options.clone(), phones, emails, hasher: RandomState::new() }
    }

    /// Adds the keys of a contact; `normalized` says that it has passed the check.
    pub(crate) fn add(&self, contact: &Value, normalized: bool, place: RowPlace, out: &mut Vec<Key>) {
        let mut own = Vec::new();
        for item in contact.get("communicationItems").and_then(Value::as_array).into_iter().flatten() {
            let Some(value) = item.get("value").and_then(Value::as_str) else { continue };
            let id = item.pointer("/type/id").and_then(Value::as_i64);
            own.extend(self.key(id, value, item.get("extension").and_then(Value::as_str), normalized));
        }
        add(own, place, out);
    }

    /// The hash of an item, if it is an address or a phone.
    fn key(&self, id: Option<i64>, value: &str, extension: Option<&str>, normalized: bool) -> Option<u64> {
        let row = self.options.communication_types.iter().find(|row| Some(row.id) == id)?;
        match row.kind {
            CommunicationKind::Email => self.email(value, normalized),
            CommunicationKind::Phone => self.phone(value, extension, normalized),
            // A fax is shared by a whole office.
            CommunicationKind::Fax | CommunicationKind::Other => None,
        }
    }

    /// Adds the keys of a valid row of JSON: of it the items alone are read, and what the check has made of them.
    /// `false` if they cannot be read so.
    pub(crate) fn add_json(&self, row: &RawRow<'_>, changes: &[Change], out: &mut Vec<Key>) -> bool {
        let Ok(Items { items }) = serde_json::from_slice(row.bytes) else { return false };
        let mut items = items.unwrap_or_default();
        for change in changes {
            let [Segment::Key(list), place @ ..] = change.path.segments() else { return false };
            if list != "communicationItems" {
                continue;
            }
            let [Segment::Index(at), Segment::Key(member)] = place else { return false };
            let (Some(item), Some(Value::String(after))) = (items.get_mut(*at), &change.after) else { return false };
            match member.as_ref() {
                "value" => item.value = Some(after.clone()),
                "extension" => item.extension = Some(after.clone()),
                _ => {}
            }
        }
        let mut own = Vec::new();
        for item in &items {
            let (Some(value), Some(kind)) = (&item.value, &item.kind) else { continue };
            own.extend(self.key(kind.id, value, item.extension.as_deref(), true));
        }
        add(own, row.place, out);
        true
    }

    /// Addresses that differ in case alone reach the same mailbox nearly everywhere.
    fn email(&self, value: &str, normalized: bool) -> Option<u64> {
        let address = match normalized {
            true => value.to_lowercase(),
            false => normalize_email(value, &self.emails).value?.address.to_lowercase(),
        };
        Some(self.hasher.hash_one(address) | 1)
    }

    /// Two extensions of one number are two phones.
    fn phone(&self, value: &str, extension: Option<&str>, normalized: bool) -> Option<u64> {
        let extension = extension.map(str::trim).filter(|text| !text.is_empty());
        let is_e164 = self.options.phone_format == PhoneFormat::E164 && self.options.phone != PhonePolicy::Off;
        let hash = if normalized && is_e164 {
            self.hasher.hash_one((value, extension))
        } else {
            let phone = normalize_phone(value, &self.phones).value?;
            self.hasher.hash_one((phone.e164.as_str(), extension.or(phone.extension.as_deref())))
        };
        Some(hash & !1)
    }
}

/// Adds the keys of one row, each once: a contact may well have the same number as its office and its direct one.
fn add(mut own: Vec<u64>, place: RowPlace, out: &mut Vec<Key>) {
    own.sort_unstable();
    own.dedup();
    out.extend(own.into_iter().map(|hash| [hash, place.row, place.line]));
}

/// What of a contact says whose it is. Everything else is skipped and not kept.
#[derive(Deserialize)]
struct Items {
    #[serde(rename = "communicationItems")]
    items: Option<Vec<Item>>,
}

#[derive(Deserialize)]
struct Item {
    #[serde(rename = "type")]
    kind: Option<ItemType>,
    value: Option<String>,
    extension: Option<String>,
}

#[derive(Deserialize)]
struct ItemType {
    id: Option<i64>,
}

/// Collects the keys of all rows.
#[derive(Debug)]
pub(crate) struct Duplicates(Sorter<3>);

impl Duplicates {
    pub(crate) fn new() -> Self {
        Self(Sorter::new())
    }

    pub(crate) fn add(&mut self, keys: Vec<Key>) -> io::Result<()> {
        keys.into_iter().try_for_each(|key| self.0.push(key))
    }

    /// Hands over each row that repeats what one before it has, in the order of the rows.
    pub(crate) fn finish(self, mut each: impl FnMut(Twin) -> io::Result<()>) -> io::Result<()> {
        let mut twins = Sorter::<5>::new();
        let mut first: Option<Key> = None;
        self.0.finish(|key| {
            match (first, key) {
                (Some([hash, first_row, first_line]), [own, row, line]) if hash == own => {
                    twins.push([row, 1 - (hash & 1), line, first_row, first_line])?;
                }
                _ => first = Some(key),
            }
            Ok(())
        })?;
        twins.finish(|[row, kind, line, first_row, first_line]| {
            let kind = if kind == 0 { Kind::Email } else { Kind::Phone };
            each(Twin { kind, row, line, first_row, first_line })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn keys(options: &ContactOptions, contact: &Value, normalized: bool) -> Vec<Key> {
        let mut out = Vec::new();
        let keys = Keys { hasher: RandomState::new(), ..Keys::new(options) };
        keys.add(contact, normalized, RowPlace::new(1, 1, 0), &mut out);
        // The hashes of two makers of keys differ, so both spellings have to be in one contact.
        out
    }

    #[test]
    fn spellings_of_one_address_or_number_are_one_key() {
        let item = |id: i64, value: &str| json!({"type": {"id": id}, "value": value});
        let all = json!({"communicationItems": [
            item(1, "John@Acme.com"), item(1, "john@acme.COM"), item(2, "(305) 585-4225"), item(4, "+1 305 585 4225"),
            item(2, "305-585-4225 x5"), {"type": {"id": 6}, "value": "+13055854225", "extension": "5"},
            item(3, "(305) 585-4226"), item(1, "broken"), {"value": 5}, 5,
        ]});
        assert_eq!(keys(&ContactOptions::default(), &all, false).len(), 3);
        let mut options = ContactOptions::default();
        options.phone_format = PhoneFormat::National;
        let normalized = json!({"communicationItems": [item(2, "(305) 585-4225"), item(4, "+13055854225")]});
        assert_eq!(keys(&options, &normalized, true).len(), 1);
    }

    #[test]
    fn each_row_is_told_of_the_first() {
        let mut duplicates = Duplicates::new();
        duplicates.add(vec![[3, 1, 10], [4, 1, 10], [3, 2, 20], [8, 2, 20], [4, 5, 50], [3, 4, 40]]).unwrap();
        let mut found = Vec::new();
        duplicates
            .finish(|twin| {
                found.push((twin.kind, twin.row, twin.line, twin.first_row, twin.first_line));
                Ok(())
            })
            .unwrap();
        let expected = [(Kind::Email, 2, 20, 1, 10), (Kind::Email, 4, 40, 1, 10), (Kind::Phone, 5, 50, 1, 10)];
        assert_eq!(found, expected);
    }
}
