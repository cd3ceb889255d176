//! Phone numbers and e-mail addresses.

use crate::column::Columns;
use crate::function::TextFunction;
use datafusion::arrow::array::{ArrayRef, StringArray};
use datafusion::arrow::datatypes::DataType;
use datafusion::error::Result;
use psa_contacts::{EmailOptions, PhoneOptions, normalize_email, normalize_phone};
use std::sync::Arc;

/// `phone_e164(text[, region])`
pub(crate) fn phone() -> TextFunction {
    TextFunction::new("phone_e164", &[1, 2], DataType::Utf8, phones)
}

/// `email_normalize(text)`
pub(crate) fn email() -> TextFunction {
    TextFunction::new("email_normalize", &[1], DataType::Utf8, emails)
}

fn phones(columns: &Columns) -> Result<ArrayRef> {
    let mut options = PhoneOptions::default();
    let default = options.default_region.clone();
    let numbers = (0..columns.rows).map(|row| {
        let text = columns.get(0, row)?;
        let region = columns.get(1, row).unwrap_or(&default);
        if options.default_region != region {
            options.default_region = region.to_owned().into();
        }
        normalize_phone(text, &options).value.map(|phone| phone.e164)
    });
    Ok(Arc::new(numbers.collect::<StringArray>()))
}

fn emails(columns: &Columns) -> Result<ArrayRef> {
    let options = EmailOptions::default();
    let addresses = columns.map(|text| normalize_email(text, &options).value.map(|email| email.address));
    Ok(Arc::new(addresses.collect::<StringArray>()))
}
