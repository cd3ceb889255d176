//! Portal access: what the invitation needs, and what does not go together.

use super::Check;
use super::check::add;
use super::kinds::{id_of, whole};
use crate::diagnostic::{Code, Param};
use crate::email::normalize_email;
use crate::json::{Map, Value};
use crate::options::{ContactOptions, EmailOptions};
use crate::schema::{CommunicationKind, PORTAL_LEVELS};
use crate::text;
use std::borrow::Cow;

const LEVEL: &str = "portalSecurityLevel";
const DISABLED: &str = "disablePortalLoginFlag";

/// What a contact says of its portal access.
struct Access<'c> {
    contact: &'c Map<String, Value>,
    level: i64,
    disabled: bool,
}

impl<'c> Access<'c> {
    fn of(contact: &'c Map<String, Value>) -> Self {
        let level = contact.get(LEVEL).and_then(whole).unwrap_or(0);
        Self { contact, level, disabled: is_true(contact, DISABLED) }
    }

    fn items(&self) -> Option<&'c Value> {
        self.contact.get("communicationItems")
    }
}

/// Whether a level opens the portal.
pub(super) fn grants(level: i64, disabled: bool) -> bool {
    !disabled && PORTAL_LEVELS.iter().any(|row| row.level == level)
}

/// Whether one of the e-mail items of a list, by the table of types, is like that.
#[inline(never)]
pub(super) fn has_email(options: &ContactOptions, items: Option<&Value>, is_wanted: &dyn Fn(&Value) -> bool) -> bool {
    let Some(Value::Array(items)) = items else { return false };
    items.iter().any(|item| {
        let id = id_of(item.get("type"));
        let row = options.communication_types.iter().find(|row| Some(row.id) == id);
        row.is_some_and(|row| row.kind == CommunicationKind::Email) && is_wanted(item)
    })
}

fn is_true(contact: &Map<String, Value>, name: &str) -> bool {
    contact.get(name) == Some(&Value::Bool(true))
}

/// Warns of access that will not work: for an inactive contact, or for one that the portal cannot write to.
pub(super) fn check(check: &mut Check<'_>, contact: &Map<String, Value>) {
    let access = Access::of(contact);
    if grants(access.level, access.disabled) {
        let reachable = has_email(check.options, access.items(), &|_| true);
        warn(check, is_true(contact, "inactiveFlag"), reachable);
    }
}

/// The warnings of a contact that has access.
pub(super) fn warn(check: &mut Check<'_>, inactive: bool, reachable: bool) {
    if inactive {
        let operation = add(&check.path.join(DISABLED), true.into());
        check.say_in("inactiveFlag", Code::PORTAL_INACTIVE).mend("disable the portal login", operation);
    }
    if !reachable {
        check.say_in(LEVEL, Code::PORTAL_WITHOUT_EMAIL);
    }
}

/// Names each step of the documented invitation that is missing.
pub(super) fn invitation(check: &mut Check<'_>, contact: &Map<String, Value>) {
    let access = Access::of(contact);
    let options = EmailOptions { email: check.options.email };
    let reachable = has_email(check.options, access.items(), &|item| {
        let address = item.get("value").and_then(Value::as_str);
        address.is_some_and(|address| normalize_email(address, &options).ok())
    });
    if !reachable {
        check.say_in("communicationItems", Code::PORTAL_NO_EMAIL);
    }
    if access.level <= 0 {
        let mut levels = Vec::new();
        for row in PORTAL_LEVELS {
            levels.push(Cow::Owned(text::cat(&[&text::whole(row.level), " (", row.name, ")"])));
        }
        check.say_in(LEVEL, Code::PORTAL_NO_LEVEL).params.insert("levels", Param::List(levels));
    }
    if access.disabled {
        let operation = check.replace_in(DISABLED, false.into());
        check.say_in(DISABLED, Code::PORTAL_LOGIN_DISABLED).mend("enable the portal login", operation);
    }
}
