//! A contact built field by field.

use super::{Communication, Contact, Reference};
use crate::diagnostic::Outcome;
use crate::json::Value;
use crate::options::ContactOptions;
use crate::schema::{COMMUNICATION_TYPES, CommunicationKind};

/// Builds a [`Contact`]; every setter may be left out, and [`checked`](Self::checked) says what is missing.
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
pub struct ContactBuilder(Contact);

/// Declares a setter for each field, by what it takes.
macro_rules! setters {
    (texts: $($text:ident)*; references: $($reference:ident)*; flags: $($flag:ident)*; numbers: $($number:ident)*;) => {
        $(
            #[doc = concat!("Sets `", stringify!($text), "`.")]
            pub fn $text(mut self, text: impl Into<String>) -> Self {
                self.0.$text = Some(text.into());
                self
            }
        )*
        $(
            #[doc = concat!("Sets `", stringify!($reference), "`, by id or as a reference.")]
            pub fn $reference(mut self, reference: impl Into<Reference>) -> Self {
                self.0.$reference = Some(reference.into());
                self
            }
        )*
        $(
            #[doc = concat!("Sets `", stringify!($flag), "`.")]
            pub fn $flag(mut self, flag: bool) -> Self {
                self.0.$flag = Some(flag);
                self
            }
        )*
        $(
            #[doc = concat!("Sets `", stringify!($number), "`.")]
            pub fn $number(mut self, number: i64) -> Self {
                self.0.$number = Some(number);
                self
            }
        )*
    };
}

impl ContactBuilder {
    setters! {
        texts: first_name last_name title nick_name school significant_other anniversary birth_day
            address_line1 address_line2 city state zip;
        references: company site contact_type department relationship country;
        flags: married_flag children_flag disable_portal_login_flag unsubscribe_flag inactive_flag;
        numbers: portal_security_level default_merge_contact_id manager_contact_id assistant_contact_id;
    }

    /// Adds a communication item.
    pub fn item(mut self, item: Communication) -> Self {
        self.0.communication_items.push(item);
        self
    }

    /// Adds an e-mail address, of the documented type.
    pub fn email(self, address: impl Into<String>) -> Self {
        self.item(Communication::email(address))
    }

    /// Adds a phone number, of the documented type.
    pub fn phone(self, number: impl Into<String>) -> Self {
        self.item(Communication::phone(number))
    }

    /// Sets a member that the reference document does not name.
    pub fn other(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.other.insert(name.into(), value.into());
        self
    }

    /// The contact as it is.
    #[must_use]
    pub fn build(self) -> Contact {
        self.0
    }

    /// The contact, checked and normalized.
    #[must_use]
    pub fn checked(&self, options: &ContactOptions) -> Outcome<Contact> {
        self.0.check(options)
    }
}

impl Contact {
    /// Builds a contact field by field.
    ///
    /// ```
    /// use psa_contacts::{Communication, Contact, ContactOptions};
    ///
    /// let contact = Contact::builder()
    ///     .first_name("John")
    ///     .last_name("Smith")
    ///     .company(12345)
    ///     .contact_type(4)
    ///     .email("john.smith@acme.com")
    ///     .item(Communication::phone("(305) 585-4225").extension("101").default_item())
    ///     .checked(&ContactOptions::default())
    ///     .into_result()?;
    /// assert_eq!(contact.communication_items[1].value.as_deref(), Some("+13055854225"));
    /// # Ok::<(), psa_contacts::diagnostic::DiagnosticsError>(())
    /// ```
    pub fn builder() -> ContactBuilder {
        ContactBuilder::default()
    }
}

impl Communication {
    /// An e-mail address, of the documented type.
    #[must_use]
    pub fn email(address: impl Into<String>) -> Self {
        Self::new(documented(CommunicationKind::Email), address)
    }

    /// A phone number, of the documented type.
    #[must_use]
    pub fn phone(number: impl Into<String>) -> Self {
        Self::new(documented(CommunicationKind::Phone), number)
    }

    /// A fax number, of the documented type.
    #[must_use]
    pub fn fax(number: impl Into<String>) -> Self {
        Self::new(documented(CommunicationKind::Fax), number)
    }

    /// This item with an extension.
    #[must_use]
    pub fn extension(mut self, extension: impl Into<String>) -> Self {
        self.extension = Some(extension.into());
        self
    }

    /// This item as the default of its type.
    #[must_use]
    pub fn default_item(mut self) -> Self {
        self.default_flag = Some(true);
        self
    }
}

/// The id of the first documented type of a kind.
fn documented(kind: CommunicationKind) -> i64 {
    COMMUNICATION_TYPES.iter().find(|row| row.kind == kind).map_or(0, |row| row.id)
}

impl From<i64> for Reference {
    fn from(id: i64) -> Self {
        Self::new(id)
    }
}

impl From<Contact> for ContactBuilder {
    fn from(contact: Contact) -> Self {
        Self(contact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Api, CONTACT, Presence};
    use serde_json::json;

    #[test]
    fn has_a_setter_for_every_documented_field() {
        let contact = Contact::builder()
            .first_name("x")
            .last_name("x")
            .title("x")
            .nick_name("x")
            .school("x")
            .significant_other("x")
            .anniversary("2001-05-06")
            .birth_day("1980-12-31")
            .address_line1("x")
            .address_line2("x")
            .city("x")
            .state("x")
            .zip("x")
            .company(1)
            .site(1)
            .contact_type(1)
            .department(1)
            .relationship(1)
            .country(1)
            .married_flag(true)
            .children_flag(true)
            .disable_portal_login_flag(true)
            .unsubscribe_flag(true)
            .inactive_flag(true)
            .portal_security_level(1)
            .default_merge_contact_id(1)
            .manager_contact_id(1)
            .assistant_contact_id(1)
            .email("a@acme.com")
            .phone("+13055854225")
            .item(Communication::fax("+13055854226"))
            .other("gender", "Female");
        let value = serde_json::to_value(contact.clone().build()).unwrap();
        for field in CONTACT {
            let Some(rule) = field.rule(Api::Documented) else { continue };
            assert_eq!(value.get(field.name).is_some(), rule.presence != Presence::System, "{}", field.name);
        }
        assert_eq!(value["gender"], "Female");
        assert_eq!(value["communicationItems"][2], json!({"type": {"id": 3}, "value": "+13055854226"}));
        assert!(contact.checked(&ContactOptions::default()).ok());
    }
}
