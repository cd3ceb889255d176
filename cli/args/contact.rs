//! The options of the check of a contact as flags.

use crate::failure::Failure;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use psa_contacts::schema::Api;
use psa_contacts::{ContactOptions, EmailPolicy, PhoneFormat, PhonePolicy, UnknownFields, phone_regions};
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::fs;
use std::path::PathBuf;

/// A value out of a list, which is what the library itself reads from JSON.
pub(crate) fn choice<T>(names: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(names).try_map(|name| serde_json::from_value::<T>(name.into()))
}

#[derive(Debug, Args)]
#[command(next_help_heading = "How contacts are checked")]
pub(crate) struct ContactArgs {
    /// Which model of the API is meant [default: documented]
    #[arg(long, value_parser = choice::<Api>(&["documented", "current"]), value_name = "MODEL")]
    api: Option<Api>,
    /// Region of phone numbers without a country code: two letters of ISO 3166-1 [default: US]
    #[arg(long, value_name = "REGION")]
    default_region: Option<String>,
    /// How strict a phone is [default: possible]
    #[arg(long, value_parser = choice::<PhonePolicy>(&["possible", "valid", "off"]), value_name = "POLICY")]
    phone: Option<PhonePolicy>,
    /// How a phone is written [default: e164]
    #[arg(
        long,
        value_parser = choice::<PhoneFormat>(&["e164", "national", "international", "digits", "keep"]),
        value_name = "FORMAT"
    )]
    phone_format: Option<PhoneFormat>,
    /// How strict an e-mail address is [default: deliverable]
    #[arg(long, value_parser = choice::<EmailPolicy>(&["deliverable", "whatwg", "eai"]), value_name = "POLICY")]
    email: Option<EmailPolicy>,
    /// What is said of fields that no contact has [default: warn]
    #[arg(long, value_parser = choice::<UnknownFields>(&["warn", "error", "allow"]), value_name = "POLICY")]
    unknown_fields: Option<UnknownFields>,
    /// Advise best practices as well
    #[arg(long)]
    advice: bool,
    /// A file of JSON with these options, and with `contactTypes` and `communicationTypes` of the instance; flags go before it
    #[arg(long, value_name = "FILE")]
    options: Option<PathBuf>,
}

impl ContactArgs {
    pub(crate) fn options(&self) -> Result<ContactOptions, Failure> {
        let mut options = match &self.options {
            None => ContactOptions::default(),
            Some(path) => {
                let text = fs::read(path).map_err(|error| Failure::of_file("read", path, &error))?;
                serde_json::from_slice(&text)
                    .map_err(|error| Failure::Message(format!("`{}` holds no options: {error}", path.display())))?
            }
        };
        if self.options.is_none() || self.advice {
            options.advice = self.advice;
        }
        if let Some(region) = &self.default_region {
            options.default_region = Cow::Owned(region.to_ascii_uppercase());
        }
        let region = options.default_region.as_ref();
        if !phone_regions().any(|(known, _)| known == region) {
            return Err(Failure::message("expected two letters of ISO 3166-1 as the default region, such as `DE`"));
        }
        options.api = self.api.unwrap_or(options.api);
        options.phone = self.phone.unwrap_or(options.phone);
        options.phone_format = self.phone_format.unwrap_or(options.phone_format);
        options.email = self.email.unwrap_or(options.email);
        options.unknown_fields = self.unknown_fields.unwrap_or(options.unknown_fields);
        Ok(options)
    }
}
