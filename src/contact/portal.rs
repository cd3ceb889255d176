//! Portal access: what the invitation needs, and what does not go together.

use super::Check;
use super::check::replace;
use super::kinds::{id_of, whole};
use crate::diagnostic::{Code, Diagnostic, Fix, Op, PatchOperation};
use crate::email::normalize_email;
use crate::json::{Map, Value};
use crate::options::{ContactOptions, EmailOptions};
use crate::schema::{CommunicationKind, PORTAL_LEVELS};
use crate::span::Path;

/// What a contact says of its portal access.
struct Access<'c> {
    contact: &'c Map<String, Value>,
    level: i64,
    disabled: bool,
}

impl<'c> Access<'c> {
    fn of(contact: &'c Map<String, Value>) -> Self {
        let level = contact.get("portalSecurityLevel").and_then(whole).unwrap_or(0);
        Self { contact, level, disabled: is_true(contact, "disablePortalLoginFlag") }
    }

    fn emails<'o>(&self, options: &'o ContactOptions) -> impl Iterator<Item = &'c Value> + use<'c, 'o> {
        emails(options, self.contact.get("communicationItems"))
    }
}

/// Whether a level opens the portal.
pub(super) fn grants(level: i64, disabled: bool) -> bool {
    !disabled && PORTAL_LEVELS.iter().any(|row| row.level == level)
}

/// The e-mail items of a list, by the table of types.
pub(super) fn emails<'c, 'o>(
    options: &'o ContactOptions,
    items: Option<&'c Value>,
) -> impl Iterator<Item = &'c Value> + use<'c, 'o> {
    let items = items.and_then(Value::as_array).into_iter().flatten();
    items.filter(|item| {
        let id = id_of(item.get("type"));
        let row = options.communication_types.iter().find(|row| Some(row.id) == id);
        row.is_some_and(|row| row.kind == CommunicationKind::Email)
    })
}

fn is_true(contact: &Map<String, Value>, name: &str) -> bool {
    contact.get(name) == Some(&Value::Bool(true))
}

/// Warns of access that will not work: for an inactive contact, or for one that the portal cannot write to.
pub(super) fn check(check: &mut Check<'_>, contact: &Map<String, Value>) {
    let access = Access::of(contact);
    if grants(access.level, access.disabled) {
        let reachable = access.emails(check.options).next().is_some();
        warn(check, is_true(contact, "inactiveFlag"), reachable);
    }
}

/// The warnings of a contact that has access.
pub(super) fn warn(check: &mut Check<'_>, inactive: bool, reachable: bool) {
    if inactive {
        let path = Path::root().join("disablePortalLoginFlag");
        let patch = vec![PatchOperation { op: Op::Add, path: path.pointer(), value: Some(true.into()) }];
        check.report(
            Diagnostic::new(Code::PORTAL_INACTIVE)
                .at(Path::root().join("inactiveFlag"))
                .fixed_by(Fix::patch("disable the portal login", patch)),
        );
    }
    if !reachable {
        check.report(Diagnostic::new(Code::PORTAL_WITHOUT_EMAIL).at(Path::root().join("portalSecurityLevel")));
    }
}

/// Names each step of the documented invitation that is missing.
pub(super) fn invitation(check: &mut Check<'_>, contact: &Map<String, Value>) {
    let access = Access::of(contact);
    let options = EmailOptions { email: check.options.email };
    let reachable = access
        .emails(check.options)
        .filter_map(|item| item.get("value")?.as_str())
        .any(|address| normalize_email(address, &options).ok());
    if !reachable {
        check.report(Diagnostic::new(Code::PORTAL_NO_EMAIL).at(Path::root().join("communicationItems")));
    }
    if access.level <= 0 {
        let levels: Vec<String> = PORTAL_LEVELS.iter().map(|row| format!("{} ({})", row.level, row.name)).collect();
        check.report(
            Diagnostic::new(Code::PORTAL_NO_LEVEL).at(Path::root().join("portalSecurityLevel")).with("levels", levels),
        );
    }
    if access.disabled {
        let path = Path::root().join("disablePortalLoginFlag");
        let patch = vec![replace(&path, false.into())];
        check.report(
            Diagnostic::new(Code::PORTAL_LOGIN_DISABLED)
                .fixed_by(Fix::patch("enable the portal login", patch))
                .at(path),
        );
    }
}
