//! The ids that have names: those of contact types, communication types and portal levels.

use crate::schema::{COMMUNICATION_TYPES, CONTACT_TYPES, PORTAL_LEVELS};

/// Calls `visit` with each id that a field can hold and its name, if there is a table of them.
pub(super) fn each_name(field: &str, visit: &mut dyn FnMut(i64, &'static str)) {
    match field {
        "type/id" | "types/id" => CONTACT_TYPES.iter().for_each(|kind| visit(kind.id, &kind.name)),
        "communicationItems/type/id" => COMMUNICATION_TYPES.iter().for_each(|kind| visit(kind.id, &kind.name)),
        "portalSecurityLevel" => PORTAL_LEVELS.iter().for_each(|level| visit(level.level, level.name)),
        _ => {}
    }
}
