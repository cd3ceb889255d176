//! `validator::Validate` over the same table, for web frameworks that take it.

use super::Contact;
use crate::diagnostic::{Diagnostic, Severity};
use crate::options::ContactOptions;
use crate::span::Segment;
use std::borrow::Cow;
use std::collections::BTreeMap;
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

/// The errors of [`Contact::check`] with the default options; warnings and advice do not count.
impl Validate for Contact {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        for diagnostic in self.check(&ContactOptions::default()).diagnostics {
            if diagnostic.severity == Severity::Error {
                let path = diagnostic.path.clone().unwrap_or_default();
                insert(&mut errors, path.segments(), to_error(&diagnostic));
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

fn to_error(diagnostic: &Diagnostic) -> ValidationError {
    let mut error = ValidationError::new(diagnostic.code.as_str()).with_message(Cow::Owned(diagnostic.message()));
    for (name, value) in diagnostic.params.iter() {
        error.add_param(Cow::Borrowed(name), value);
    }
    error
}

/// Puts an error where `validator` would have it: nested structs under their field, list elements under their index.
///
/// Every path ends at a field: no field of a contact holds both errors of its own and errors inside it, but to lose none, an
/// error that finds its place taken by the other kind goes to the nearest place that takes it.
fn insert(errors: &mut ValidationErrors, path: &[Segment], error: ValidationError) {
    let (name, rest) = match path.split_first() {
        Some((Segment::Key(name), rest)) => (name.clone(), rest),
        _ => (Cow::Borrowed("__all__"), &[] as &[Segment]),
    };
    let slot = errors.errors_mut();
    match rest.split_first() {
        None => {
            let kind = slot.entry(name).or_insert_with(|| ValidationErrorsKind::Field(Vec::new()));
            match kind {
                ValidationErrorsKind::Field(list) => list.push(error),
                ValidationErrorsKind::Struct(inner) => insert(inner, &[], error),
                ValidationErrorsKind::List(_) => insert(errors, &[], error),
            }
        }
        Some((Segment::Index(index), rest)) => {
            let kind = slot.entry(name).or_insert_with(|| ValidationErrorsKind::List(BTreeMap::new()));
            match kind {
                ValidationErrorsKind::List(list) => insert(list.entry(*index).or_default(), rest, error),
                ValidationErrorsKind::Field(list) => list.push(error),
                ValidationErrorsKind::Struct(inner) => insert(inner, rest, error),
            }
        }
        Some((Segment::Key(_), _)) => {
            let kind = slot.entry(name).or_insert_with(|| ValidationErrorsKind::Struct(Box::default()));
            match kind {
                ValidationErrorsKind::Struct(inner) => insert(inner, rest, error),
                ValidationErrorsKind::Field(list) => list.push(error),
                ValidationErrorsKind::List(_) => insert(errors, &[], error),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{Communication, Reference};

    #[test]
    fn a_sound_contact_validates() {
        let contact = Contact {
            first_name: Some("John".into()),
            company: Some(Reference::new(12345)),
            communication_items: vec![Communication::new(2, "555-123-4567")],
            ..Contact::default()
        };
        assert_eq!(contact.validate(), Ok(()));
    }

    #[test]
    fn errors_stand_where_validator_has_them() {
        let contact = Contact {
            title: Some("x".repeat(51)),
            company: Some(Reference::default()),
            communication_items: vec![Communication::new(1, "a@b.co"), Communication::new(1, "nobody")],
            ..Contact::default()
        };
        let errors = contact.validate().unwrap_err();
        let fields = errors.field_errors();
        assert_eq!(fields["firstName"][0].code, "contact.required");
        assert_eq!(fields["title"][0].code, "contact.too-long");
        assert_eq!(fields["title"][0].params["max"], 50);
        let ValidationErrorsKind::Struct(company) = &errors.errors()["company"] else { panic!("a struct") };
        assert_eq!(company.field_errors()["id"][0].code, "contact.required");
        let ValidationErrorsKind::List(items) = &errors.errors()["communicationItems"] else { panic!("a list") };
        assert_eq!(items.keys().collect::<Vec<_>>(), [&1]);
        assert!(items[&1].field_errors()["value"][0].code.starts_with("email."));
    }
}
