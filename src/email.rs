//! E-mail addresses: checked against one of three policies, and written in one way.
//!
//! The crate `email_address` knows the grammar. Our policy on top refuses what no mail server on the public internet
//! takes, and [`diagnose`](self::diagnose) says what is wrong with a text that is no address, and how to mend it.

mod diagnose;
mod plain;
mod policy;
mod typo;

pub(crate) use plain::{Plain, plain};

use crate::diagnostic::{Change, Code, Diagnostic, Edit, Fix, Outcome};
use crate::fold;
use crate::json::Value;
use crate::options::EmailOptions;
use crate::span::{Path, Span, utf16_len};
use crate::text::{cat, trim, trim_end_of};
use serde::Serialize;

/// An e-mail address and its two parts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Email {
    /// The whole address, its domain in lower case.
    pub address: String,
    /// What stands in front of the `@`, as it was written.
    pub local: String,
    /// What stands behind the `@`, in lower case.
    pub domain: String,
}

/// Reads one e-mail address.
///
/// White space around it is trimmed and the domain is written in lower case (rules `trim` and `email-domain-case`).
/// Everything else that is wrong is reported, with a fix where the repair is mechanical. Spans of the diagnostics are
/// UTF-16 offsets into `text`.
#[must_use]
pub fn normalize_email(text: &str, options: &EmailOptions) -> Outcome<Email> {
    let trimmed = trim(text);
    let Some((local, written)) = policy::accept(trimmed, options.email) else {
        let diagnostics = diagnose::diagnose(text, options.email);
        return Outcome { value: None, changes: Vec::new(), diagnostics };
    };
    let domain = fold::lowercase(written);
    let address = cat(&[local, "@", &domain]);
    let mut changes = Vec::new();
    let mut change = |before: &str, after: &str, rule: &'static str| {
        if before != after {
            changes.push(Change {
                path: Path::root(),
                before: Some(Value::from(before)),
                after: Some(Value::from(after)),
                rule: rule.into(),
            });
        }
    };
    change(text, trimmed, "trim");
    change(trimmed, &address, "email-domain-case");
    let mut diagnostics = Vec::new();
    if let Some(suggestion) = typo::correct(&domain) {
        let end = utf16_len(trim_end_of(text, char::is_whitespace));
        let span = Span { start: end - utf16_len(written), end };
        let fix = Fix::edits("write the usual domain", vec![Edit { span, text: suggestion.clone() }]);
        let diagnostic = Diagnostic::new(Code::EMAIL_TYPO_DOMAIN).spanning(span);
        diagnostics.push(diagnostic.with("suggestion", suggestion).fixed_by(fix));
    }
    let email = Email { local: local.to_owned(), address, domain: domain.into_owned() };
    // A slip of the pen is no error.
    Outcome { value: Some(email), changes, diagnostics }
}
