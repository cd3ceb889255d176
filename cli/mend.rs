//! Applies the fixes of findings, one after another.

use json_patch::Patch;
use psa_contacts::diagnostic::PatchOperation;
use psa_contacts::{ContactOptions, Diagnostic, Fix, Outcome, Severity, validate_contact};
use serde_json::Value;

/// How many fixes one contact gets. Each is checked before the next, because it can change the places of the others.
const MOST: usize = 64;

/// What became of a contact.
#[derive(Debug)]
pub(crate) struct Mended {
    /// What the check says of it now.
    pub(crate) outcome: Outcome<Value>,
    /// The codes of the fixes that were made.
    pub(crate) fixed: Vec<&'static str>,
}

/// The contact with every fix made that leaves fewer findings than before.
pub(crate) fn mend(mut contact: Value, options: &ContactOptions) -> Mended {
    let mut outcome = validate_contact(&contact, options);
    let mut fixed = Vec::new();
    // The findings whose fix made nothing better.
    let mut passed = 0;
    while fixed.len() < MOST {
        let Some((code, next)) = fixable(&outcome.diagnostics).skip(passed).find_map(|diagnostic| {
            let next = apply(&contact, diagnostic);
            passed += usize::from(next.is_none());
            Some((diagnostic.code.as_str(), next?))
        }) else {
            break;
        };
        let after = validate_contact(&next, options);
        if weight(&after.diagnostics) < weight(&outcome.diagnostics) {
            (contact, outcome, passed) = (next, after, 0);
            fixed.push(code);
        } else {
            passed += 1;
        }
    }
    Mended { outcome, fixed }
}

/// Whether there is something to be fixed. Advice is nothing that a machine should follow unasked.
pub(crate) fn is_fixable(diagnostics: &[Diagnostic]) -> bool {
    fixable(diagnostics).next().is_some()
}

fn fixable(diagnostics: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    diagnostics.iter().filter(|diagnostic| diagnostic.fix.is_some() && diagnostic.severity != Severity::Advice)
}

/// Errors first, then warnings.
fn weight(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    (count(Severity::Error), count(Severity::Warning))
}

fn apply(contact: &Value, diagnostic: &Diagnostic) -> Option<Value> {
    let fix: &Fix = diagnostic.fix.as_ref()?;
    let mut next = contact.clone();
    if !fix.edits.is_empty() {
        let place = next.pointer_mut(&diagnostic.pointer()?)?;
        *place = fix.apply_edits(place.as_str()?)?.into();
    }
    if !fix.patch.is_empty() {
        json_patch::patch(&mut next, &operations(&fix.patch)?).ok()?;
    }
    (next != *contact).then_some(next)
}

/// Both are RFC 6902 in JSON.
fn operations(operations: &[PatchOperation]) -> Option<Patch> {
    serde_json::from_value(serde_json::to_value(operations).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn all_that_can_be_fixed_is_and_the_rest_stays() {
        let options = ContactOptions::default();
        let contact = json!({
            "firstName": "John", "lastName": "x".repeat(40), "company": 12345,
            "communicationItems": [
                {"type": {"id": 1}, "value": "mailto:john@acme,com"},
                {"type": {"id": 1}, "value": "<john@acme.com>"},
            ],
        });
        let Mended { outcome, fixed } = mend(contact, &options);
        assert!(fixed.len() >= 2, "{fixed:?}");
        let left: Vec<_> = outcome.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
        assert_eq!(left.len(), 1, "{left:?}");
        assert_eq!(left[0].pointer().as_deref(), Some("/lastName"));
    }
}
