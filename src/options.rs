//! What a caller can choose.

use crate::schema::{Api, COMMUNICATION_TYPES, CONTACT_TYPES, CommunicationType, NamedType};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How contacts and their items are checked and rewritten.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ContactOptions {
    /// Which model of the API is meant.
    pub api: Api,
    /// Region of numbers that are written without a country code: two letters of ISO 3166-1.
    pub default_region: Cow<'static, str>,
    /// How strict a phone is.
    pub phone: PhonePolicy,
    /// How the value of a phone item is rewritten.
    pub phone_format: PhoneFormat,
    /// How strict an e-mail address is.
    pub email: EmailPolicy,
    /// What becomes of fields that the model does not have.
    pub unknown_fields: UnknownFields,
    /// Whether best practices are advised, and, under the documented model, where the live API differs.
    pub advice: bool,
    /// The instance's own contact types, in place of the documented ones.
    pub contact_types: Cow<'static, [NamedType]>,
    /// The instance's own communication types, in place of the documented ones.
    pub communication_types: Cow<'static, [CommunicationType]>,
}

impl Default for ContactOptions {
    fn default() -> Self {
        Self {
            api: Api::default(),
            default_region: Cow::Borrowed(DEFAULT_REGION),
            phone: PhonePolicy::default(),
            phone_format: PhoneFormat::default(),
            email: EmailPolicy::default(),
            unknown_fields: UnknownFields::default(),
            advice: true,
            contact_types: Cow::Borrowed(CONTACT_TYPES),
            communication_types: Cow::Borrowed(COMMUNICATION_TYPES),
        }
    }
}

/// How strict a phone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhonePolicy {
    /// Its length must fit; an unassigned number is a warning.
    #[default]
    Possible,
    /// It must be assigned.
    Valid,
    /// It is not looked at.
    Off,
}

/// How the value of a phone item is rewritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhoneFormat {
    /// `+13055854225`
    #[default]
    E164,
    /// `(305) 585-4225`
    National,
    /// `+1 305-585-4225`
    International,
    /// `13055854225`
    Digits,
    /// As it was written.
    Keep,
}

/// How strict an e-mail address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EmailPolicy {
    /// What a mail server on the public internet would take.
    #[default]
    Deliverable,
    /// What `<input type=email>` takes.
    Whatwg,
    /// RFC 6531: letters of every script.
    Eai,
}

/// What becomes of fields that the model does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnknownFields {
    /// A warning.
    #[default]
    Warn,
    /// An error.
    Error,
    /// Nothing is said.
    Allow,
}

/// Region of numbers that are written without a country code, unless told.
pub(crate) const DEFAULT_REGION: &str = "US";

/// How [`normalize_phone`](crate::normalize_phone) reads a number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct PhoneOptions {
    /// Region of numbers that are written without a country code.
    pub default_region: Cow<'static, str>,
    /// How strict it is; `off` counts as `possible`.
    pub phone: PhonePolicy,
}

impl Default for PhoneOptions {
    fn default() -> Self {
        Self { default_region: Cow::Borrowed(DEFAULT_REGION), phone: PhonePolicy::default() }
    }
}

/// How [`normalize_email`](crate::normalize_email) reads an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct EmailOptions {
    /// How strict it is.
    pub email: EmailPolicy,
}
