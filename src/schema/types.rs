//! The reference document's tables of types and levels.

use super::TOLD;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A row of a table of types: an id and its name. An instance has its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedType {
    /// The id that a payload refers to.
    pub id: i64,
    /// The name that people see.
    pub name: Cow<'static, str>,
}

/// What the value of a communication item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CommunicationKind {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A fax number.
    Fax,
    /// Anything else; taken as it is.
    Other,
}

impl CommunicationKind {
    /// Whether the value is a phone number.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Phone | Self::Fax)
    }

    /// What the live API's `communicationType` calls it.
    #[must_use]
    pub const fn current_name(self) -> Option<&'static str> {
        match self {
            Self::Email => Some("Email"),
            Self::Phone => Some("Phone"),
            Self::Fax => Some("Fax"),
            Self::Other => None,
        }
    }
}

/// A row of the table of communication types.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommunicationType {
    /// The id that an item's `type` refers to.
    pub id: i64,
    /// The name that people see.
    pub name: Cow<'static, str>,
    /// What the item's value is.
    pub kind: CommunicationKind,
}

/// A row of the table of portal security levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PortalLevel {
    /// The number that `portalSecurityLevel` holds.
    pub level: i64,
    /// The name that people see.
    pub name: &'static str,
    /// What it opens.
    pub access: &'static str,
}

const fn named(id: i64, name: &'static str) -> NamedType {
    NamedType { id, name: Cow::Borrowed(name) }
}

const fn communication(id: i64, name: &'static str, kind: CommunicationKind) -> CommunicationType {
    CommunicationType { id, name: Cow::Borrowed(name), kind }
}

const fn level(level: i64, name: &'static str, access: &'static str) -> PortalLevel {
    PortalLevel { level, name, access: if TOLD { access } else { "" } }
}

/// "Contact Types" of the reference document.
pub const CONTACT_TYPES: &[NamedType] =
    &[named(1, "Admin"), named(2, "Primary"), named(3, "Billing"), named(4, "Technical"), named(5, "Sales")];

/// "Communication Types" of the reference document.
pub const COMMUNICATION_TYPES: &[CommunicationType] = &[
    communication(1, "Email", CommunicationKind::Email),
    communication(2, "Phone", CommunicationKind::Phone),
    communication(3, "Fax", CommunicationKind::Fax),
    communication(4, "Cell", CommunicationKind::Phone),
    communication(5, "Pager", CommunicationKind::Phone),
    communication(6, "Direct", CommunicationKind::Phone),
];

/// "Portal Security Levels" of the reference document.
pub const PORTAL_LEVELS: &[PortalLevel] = &[
    level(1, "Admin", "full access to all tickets and data of the company"),
    level(2, "Manager", "tickets of the department"),
    level(3, "User", "own tickets only"),
    level(4, "Limited", "view only"),
    level(5, "Read Only", "read only, no create"),
    level(6, "Restricted", "minimal access"),
];
