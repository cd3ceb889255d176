//! What somebody says about an input, in one shape for all.

use psa_contacts::diagnostic::Severity;
use psa_contacts::options::PhoneOptions;
use psa_contacts::phone::Possibility;
use serde::Serialize;

/// A number, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", untagged)]
pub enum Answer {
    Number(Box<Number>),
    Refused { refused: &'static str },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Number {
    pub country_code: u16,
    pub national_number: String,
    pub extension: Option<String>,
    pub region: Option<String>,
    #[serde(rename = "type")]
    pub kind: Option<&'static str>,
    pub valid: bool,
    pub local_only: bool,
    pub e164: String,
    pub national: String,
    pub international: String,
    pub rfc3966: String,
}

pub const TOO_SHORT: Answer = Answer::Refused { refused: "phone.too-short" };
pub const TOO_LONG: Answer = Answer::Refused { refused: "phone.too-long" };
pub const INVALID_LENGTH: Answer = Answer::Refused { refused: "phone.invalid-length" };
pub const UNKNOWN_COUNTRY_CODE: Answer = Answer::Refused { refused: "phone.unknown-country-code" };
pub const NOT_A_NUMBER: Answer = Answer::Refused { refused: "phone.not-a-number" };

/// Our answer, and the codes of all findings.
#[derive(Debug, Clone)]
pub struct Ours {
    pub answer: Answer,
    pub codes: Vec<&'static str>,
}

/// What we say.
pub fn ours(text: &str, region: &str) -> Ours {
    let mut options = PhoneOptions::default();
    options.default_region = region.to_owned().into();
    let outcome = psa_contacts::normalize_phone(text, &options);
    let codes = outcome.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
    let answer = match outcome.value {
        Some(phone) => Answer::Number(Box::new(Number {
            country_code: phone.country_code,
            national_number: phone.national_number,
            extension: phone.extension,
            region: phone.region.map(|region| region.into_owned()),
            kind: phone.kind.map(kind_name),
            valid: phone.valid,
            local_only: phone.possibility == Possibility::LocalOnly,
            e164: phone.e164,
            national: phone.national,
            international: phone.international,
            rfc3966: phone.rfc3966,
        })),
        None => {
            let error = outcome.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error);
            let code = error.map_or("no error", |error| error.code.as_str());
            // Google has fewer answers.
            let refused = match code {
                "phone.unknown-region" => "phone.unknown-country-code",
                "phone.empty" => "phone.not-a-number",
                code => code,
            };
            Answer::Refused { refused }
        }
    };
    Ours { answer, codes }
}

fn kind_name(kind: psa_contacts::phone::PhoneKind) -> &'static str {
    use psa_contacts::phone::PhoneKind::*;
    match kind {
        FixedLine => "fixedLine",
        Mobile => "mobile",
        FixedLineOrMobile => "fixedLineOrMobile",
        TollFree => "tollFree",
        PremiumRate => "premiumRate",
        SharedCost => "sharedCost",
        PersonalNumber => "personalNumber",
        Voip => "voip",
        Pager => "pager",
        Uan => "uan",
        Voicemail => "voicemail",
    }
}

impl Answer {
    /// The code of a refusal, or `ok`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Number(_) => "ok",
            Self::Refused { refused } => refused,
        }
    }

    pub fn number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            Self::Refused { .. } => None,
        }
    }

    /// The members in which two answers differ.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let (Self::Number(a), Self::Number(b)) = (self, other) else {
            return if self == other { Vec::new() } else { vec!["answer"] };
        };
        let members = [
            ("countryCode", a.country_code == b.country_code),
            ("nationalNumber", a.national_number == b.national_number),
            ("extension", a.extension == b.extension),
            ("region", a.region == b.region),
            ("type", a.kind == b.kind),
            ("valid", a.valid == b.valid),
            ("localOnly", a.local_only == b.local_only),
            ("e164", a.e164 == b.e164),
            ("national", a.national == b.national),
            ("international", a.international == b.international),
            ("rfc3966", a.rfc3966 == b.rfc3966),
        ];
        members.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
    }
}
