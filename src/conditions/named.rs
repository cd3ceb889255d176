//! The ids that have names: those of contact types, communication types and portal levels.

use crate::schema::{COMMUNICATION_TYPES, CONTACT_TYPES, PORTAL_LEVELS};

/// The ids that a field can hold, with their names, if there is a table of them.
pub(super) fn names_of(field: &str) -> Vec<(i64, &'static str)> {
    match field {
        "type/id" | "types/id" => CONTACT_TYPES.iter().map(|kind| (kind.id, kind.name.as_ref())).collect(),
        "communicationItems/type/id" => COMMUNICATION_TYPES.iter().map(|kind| (kind.id, kind.name.as_ref())).collect(),
        "portalSecurityLevel" => PORTAL_LEVELS.iter().map(|level| (level.level, level.name)).collect(),
        _ => Vec::new(),
    }
}
