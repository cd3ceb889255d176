//! Phone numbers: read in every spelling, checked, and written in one.
//!
//! A text goes through our own tokenizer (`text`), which splits off the extension, folds digits of every script, and
//! names whatever is no part of a number. Its digits go to the engine behind `number`, which knows the plans of all
//! countries.

#[cfg(feature = "phonenumber")]
mod convert;
mod engine;
mod line;
pub(crate) mod number;
#[cfg(any(all(feature = "wasm", any(feature = "contact", feature = "phone", not(feature = "conditions"))), test))]
mod record;
mod text;
mod typing;

pub use number::Possibility;
#[cfg(all(feature = "wasm", any(feature = "contact", feature = "phone", not(feature = "conditions"))))]
pub(crate) use record::record;
pub use typing::format_as_you_type;

use crate::diagnostic::{Code, Diagnostic, Fix, Outcome, Severity};
use crate::options::{PhoneOptions, PhonePolicy};
use crate::span::Span;
use crate::text::{trim, trim_start_of};
use line::Line;
use number::{Dialed, Number, ParseError};
use serde::Serialize;
use std::borrow::Cow;
use text::Reading;

/// A phone number, written in four ways, with what is known about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Phone {
    /// `+13055854225`
    pub e164: String,
    /// `(305) 585-4225`, with the extension.
    pub national: String,
    /// `+1 305-585-4225`, with the extension.
    pub international: String,
    /// `tel:+1-305-585-4225`, with the extension.
    pub rfc3966: String,
    /// Two letters of ISO 3166-1; absent where the number belongs to no region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Cow<'static, str>>,
    /// The country code, without plus.
    pub country_code: u16,
    /// The digits behind the country code.
    pub national_number: String,
    /// The digits of the extension, at most 15.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// Whether the length fits.
    pub possible: bool,
    /// Whether the range is assigned.
    pub valid: bool,
    /// What the range is for; absent if the number is not valid.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<PhoneKind>,
    /// Whether the number can be dialled from everywhere, or only locally.
    #[serde(skip)]
    pub possibility: Possibility,
}

/// What a range of numbers is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum PhoneKind {
    FixedLine,
    Mobile,
    /// The plan does not tell the two apart, as in North America.
    FixedLineOrMobile,
    TollFree,
    PremiumRate,
    SharedCost,
    PersonalNumber,
    Voip,
    Pager,
    /// A number for a whole company.
    Uan,
    Voicemail,
}

impl PhoneKind {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 11] = [
        Self::FixedLine,
        Self::Mobile,
        Self::FixedLineOrMobile,
        Self::TollFree,
        Self::PremiumRate,
        Self::SharedCost,
        Self::PersonalNumber,
        Self::Voip,
        Self::Pager,
        Self::Uan,
        Self::Voicemail,
    ];

    /// The name that it has in JSON: `fixedLine`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FixedLine => "fixedLine",
            Self::Mobile => "mobile",
            Self::FixedLineOrMobile => "fixedLineOrMobile",
            Self::TollFree => "tollFree",
            Self::PremiumRate => "premiumRate",
            Self::SharedCost => "sharedCost",
            Self::PersonalNumber => "personalNumber",
            Self::Voip => "voip",
            Self::Pager => "pager",
            Self::Uan => "uan",
            Self::Voicemail => "voicemail",
        }
    }
}

/// Reads one phone number in any spelling.
///
/// Spans of the diagnostics are UTF-16 offsets into `text`. A number that is possible but not assigned is accepted
/// with a warning, unless the options ask for valid numbers.
#[must_use]
pub fn normalize_phone(text: &str, options: &PhoneOptions) -> Outcome<Phone> {
    let Reading { digits, international, extension, span, mut diagnostics, second } = text::read(text);
    if diagnostics.iter().any(|d| d.severity == Severity::Error) {
        keep_safe_fixes(&mut diagnostics, text, options);
        return Outcome::new(None, Vec::new(), diagnostics);
    }
    match stable(Dialed { digits: digits.as_bytes(), international }, &options.default_region) {
        Ok(Number { possibility: Possibility::TooLong, .. }) | Err(ParseError::TooLong) => {
            diagnostics.push(second.unwrap_or_else(|| Diagnostic::new(Code::PHONE_TOO_LONG).spanning(span)));
            keep_safe_fixes(&mut diagnostics, text, options);
            Outcome::new(None, Vec::new(), diagnostics)
        }
        Ok(number) => {
            judge(&number, options.phone, span, &mut diagnostics);
            Outcome::new(Some(written(&number, extension)), Vec::new(), diagnostics)
        }
        Err(error) => {
            let code = match error {
                ParseError::UnknownRegion => Code::PHONE_UNKNOWN_REGION,
                ParseError::UnknownCountryCode => Code::PHONE_UNKNOWN_COUNTRY_CODE,
                ParseError::TooShort => Code::PHONE_TOO_SHORT,
                ParseError::TooLong => Code::PHONE_TOO_LONG,
                ParseError::NotANumber => Code::PHONE_NOT_A_NUMBER,
            };
            diagnostics.push(Diagnostic::new(code).spanning(span));
            Outcome::new(None, Vec::new(), diagnostics)
        }
    }
}

/// Appends the E.164 form of a number of which nothing is to be said: it is valid, and so is its spelling. Gives the
/// extension in it.
pub(crate) fn append_e164(text: &str, region: &str, out: &mut String) -> Option<Option<String>> {
    let plain = text::read_plain(text);
    // A link, or something with an `@`, is more than a number to whoever asks.
    let reading = plain.or_else(|| (!is_tel_link(text) && !text.contains('@')).then(|| text::read(text)))?;
    let Reading { digits, international, extension, diagnostics, .. } = reading;
    if !diagnostics.is_empty() {
        return None;
    }
    let number = number::parse(Dialed { digits: digits.as_bytes(), international }, region).ok()?;
    if !number.valid || number.possibility != Possibility::Possible {
        return None;
    }
    let mut room = [0; 32];
    let mut line = Line::new(&mut room);
    line.push(b'+');
    line.push_number(number.country_code);
    line.extend(number.national.kept().0);
    let length = line.len();
    out.push_str(core::str::from_utf8(room.get(..length)?).ok()?);
    Some(extension)
}

/// A number of that region and kind that nobody is bothered with; without a kind a fixed line, or what comes next.
///
/// Regions are two upper-case letters. `None` for regions that do not exist, and for kinds that a region does not have.
#[must_use]
pub fn example_phone(region: &str, kind: Option<PhoneKind>) -> Option<Phone> {
    engine::example(region, kind).map(|number| written(&number, None))
}

/// All regions with their calling codes, by name.
pub fn phone_regions() -> impl Iterator<Item = (&'static str, u16)> {
    engine::regions()
}

/// Parses, and parses the result again until nothing more changes.
///
/// Digits that belong to no assigned number can look like a trunk prefix again once the first one is gone; what we
/// write must read as the same number.
fn stable(dialed: Dialed<'_>, region: &str) -> Result<Number, ParseError> {
    let mut number = number::parse(dialed, region)?;
    for _ in 0..8 {
        if number.valid || number.possibility != Possibility::Possible {
            break;
        }
        let mut room = [0; 32];
        let mut line = Line::new(&mut room);
        line.push_number(number.country_code);
        line.extend(number.national.kept().0);
        let length = line.len();
        let digits = room.get(..length).unwrap_or_default();
        match number::parse(Dialed { digits, international: true }, region) {
            Ok(again) if again != number => number = again,
            _ => break,
        }
    }
    Ok(number)
}

/// Says what stands against a number whose digits could be read.
fn judge(number: &Number, policy: PhonePolicy, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let code = match number.possibility {
        Possibility::TooShort => Code::PHONE_TOO_SHORT,
        Possibility::TooLong => Code::PHONE_TOO_LONG,
        Possibility::InvalidLength => Code::PHONE_INVALID_LENGTH,
        Possibility::LocalOnly => Code::PHONE_LOCAL_ONLY,
        Possibility::Possible if number.valid => return,
        Possibility::Possible => Code::PHONE_NOT_ASSIGNED,
    };
    let mut diagnostic = Diagnostic::new(code).spanning(span);
    if policy == PhonePolicy::Valid {
        diagnostic = diagnostic.severity(Severity::Error);
    }
    diagnostics.push(diagnostic);
}

/// Room for the four texts of a number, without what an extension takes.
const TEXTS: usize = 256;

fn written(number: &Number, extension: Option<String>) -> Phone {
    let mut room = vec![0; TEXTS + 3 * extension.as_ref().map_or(0, String::len)];
    let ends = engine::write(number, extension.as_deref().map(str::as_bytes), &mut Line::new(&mut room));
    let text = |start, end| {
        let text = room.get(start..end).and_then(|text| core::str::from_utf8(text).ok());
        text.unwrap_or_default().to_owned()
    };
    Phone {
        e164: text(0, ends.e164),
        national: text(ends.e164, ends.national),
        international: text(ends.national, ends.international),
        rfc3966: text(ends.international, ends.rfc3966),
        region: number.region.filter(|region| *region != "001").map(Cow::Borrowed),
        country_code: number.country_code,
        possible: number.is_possible(),
        valid: number.valid,
        kind: number.kind,
        possibility: number.possibility,
        national_number: text(ends.e164 - number.national.kept().0.len(), ends.e164),
        extension,
    }
}

/// Drops the fixes that leave no number behind: those would hide a mistake instead of mending it.
fn keep_safe_fixes(diagnostics: &mut [Diagnostic], text: &str, options: &PhoneOptions) {
    for diagnostic in diagnostics.iter_mut().filter(|d| d.severity == Severity::Error) {
        let Some(mended) = diagnostic.fix.as_ref().and_then(|fix| fix.apply_edits(text)) else { continue };
        let reading = text::read(&mended);
        let dialed = Dialed { digits: reading.digits.as_bytes(), international: reading.international };
        // What stands around a number can go from any number; what stands inside, only if it leaves a valid one.
        let around = [Code::PHONE_TRAILING_WORDS, Code::PHONE_SEVERAL_NUMBERS].contains(&diagnostic.code);
        let safe = reading.diagnostics.iter().all(|d| d.code != diagnostic.code)
            && number::parse(dialed, &options.default_region).is_ok_and(|n| n.valid || around && n.is_possible());
        if !safe {
            diagnostic.fix = None;
        }
    }
}

/// The finding for a cell that holds a `tel:` link rather than a number; [`normalize_phone`] itself takes both.
#[must_use]
pub fn tel_link(text: &str, phone: &Phone) -> Option<Diagnostic> {
    let trimmed = trim(text);
    if !is_tel_link(trimmed) {
        return None;
    }
    let start =
        crate::span::utf16_len(text.split_at_checked(text.len() - trim_start_of(text, char::is_whitespace).len())?.0);
    let span = Span { start, end: start + crate::span::utf16_len(trimmed) };
    let edit = crate::diagnostic::Edit { span, text: phone.international.clone() };
    Some(Diagnostic::new(Code::PHONE_URI).spanning(span).fixed_by(Fix::edits("write the number alone", vec![edit])))
}

fn is_tel_link(trimmed: &str) -> bool {
    trimmed.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("tel:"))
}
