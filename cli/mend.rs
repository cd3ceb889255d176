//! Applies the fixes of findings, one after another.

use json_patch::Patch;
use psa_contacts::diagnostic::PatchOperation;
use psa_contacts::{ContactOptions, Diagnostic, Fix, Outcome, Severity, validate_contact};
use serde_json::Value;
use std::collections::HashSet;

/// How often fixes are tried on one contact. What comes of them is checked before the next, because it can change their places.
const TRIES: usize = 64;

/// How many findings may be gone through for one contact. A contact with thousands of faults is not mended to the end.
const BUDGET: usize = 50_000;

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
    // The findings whose fix made nothing better, and whether fixes of several values can be made at once.
    let (mut passed, mut at_once, mut spent) = (0, true, 0);
    for _ in 0..TRIES {
        spent += outcome.diagnostics.len();
        if spent > BUDGET && !fixed.is_empty() {
            break;
        }
        let several = if at_once { together(&contact, &outcome.diagnostics) } else { None };
        let is_several = several.is_some();
        let one = || {
            fixable(&outcome.diagnostics).skip(passed).find_map(|diagnostic| {
                let next = apply(contact.clone(), diagnostic).filter(|next| *next != contact);
                passed += usize::from(next.is_none());
                Some((next?, vec![diagnostic.code.as_str()]))
            })
        };
        let Some((next, codes)) = several.or_else(one) else { break };
        let after = validate_contact(&next, options);
        if weight(&after.diagnostics) < weight(&outcome.diagnostics) {
            (contact, outcome, passed) = (next, after, 0);
            fixed.extend(codes);
        } else if is_several {
            at_once = false;
        } else {
            passed += 1;
        }
    }
    Mended { outcome, fixed }
}

/// The contact with one text of each place mended, if there are several such places, and the codes of those fixes.
fn together(contact: &Value, diagnostics: &[Diagnostic]) -> Option<(Value, Vec<&'static str>)> {
    let mut places = HashSet::new();
    let texts: Vec<&Diagnostic> = fixable(diagnostics)
        .filter(|diagnostic| diagnostic.fix.as_ref().is_some_and(|fix| fix.patch.is_empty()))
        .filter(|diagnostic| places.insert(diagnostic.path.as_ref()))
        .collect();
    if texts.len() < 2 {
        return None;
    }
    let next = texts.iter().try_fold(contact.clone(), |next, diagnostic| apply(next, diagnostic))?;
    Some((next, texts.iter().map(|diagnostic| diagnostic.code.as_str()).collect()))
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

fn apply(mut contact: Value, diagnostic: &Diagnostic) -> Option<Value> {
    let fix: &Fix = diagnostic.fix.as_ref()?;
    if !fix.edits.is_empty() {
        let place = contact.pointer_mut(&diagnostic.pointer()?)?;
        *place = fix.apply_edits(place.as_str()?)?.into();
    }
    if !fix.patch.is_empty() {
        json_patch::patch(&mut contact, &operations(&fix.patch)?).ok()?;
    }
    Some(contact)
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
