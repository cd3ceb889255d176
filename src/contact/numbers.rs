//! Phone and fax items: the number is rewritten, an extension moves into its own field.

use super::check::Check;
use super::items::{adopt, forget, own_extension, rewrite};
use super::kinds::trim;
use crate::diagnostic::Code;
use crate::json::{Map, Value};
use crate::options::{ContactOptions, PhoneFormat, PhoneOptions};
use crate::phone::{Phone, Possibility, normalize_phone, tel_link};
use crate::text::cat;

/// Checks the value of a phone item, which is here; gives what makes it the same as another.
pub(super) fn check(check: &mut Check<'_>, members: &Map<String, Value>, written: &str) -> Option<String> {
    let options = check.options;
    let read = |text: &str| {
        let options = PhoneOptions { default_region: options.default_region.clone(), phone: options.phone };
        normalize_phone(text, &options)
    };
    // "digits" lost its plus when it was written; with it the number reads as it was.
    let plus = (options.phone_format == PhoneFormat::Digits && trim(written).bytes().all(|b| b.is_ascii_digit()))
        .then(|| cat(&["+", trim(written)]));
    let mut outcome = read(written);
    if let Some(plus) = plus
        && outcome.value.as_ref().is_none_or(|phone| !phone.valid)
    {
        let international = read(&plus);
        if international.value.as_ref().is_some_and(|phone| phone.valid || outcome.value.is_none()) {
            outcome = international;
        }
    }
    if let Some(phone) = &outcome.value {
        // What is written is the number alone already: the finding says where it came from.
        if let Some(link) = tel_link(written, phone) {
            outcome.diagnostics.push(link);
        }
    }
    adopt(check, members, written, outcome.diagnostics);
    let phone = outcome.value?;

    let own = own_extension(members);
    let extension = match (phone.extension.as_deref(), own) {
        (Some(inside), Some(own)) if inside != own => {
            beside(check, |check| {
                check.say(Code::COMMUNICATION_TWO_EXTENSIONS);
            });
            return None;
        }
        (inside, own) => inside.or(own).map(str::to_owned),
    };
    let identity = cat(&[&phone.e164, " ", extension.as_deref().unwrap_or_default()]);
    let Some(text) = rewritten(&phone, options, read) else { return Some(identity) };
    if text != trim(written) {
        rewrite(check, written, &text, rule(options.phone_format));
    }
    if let (Some(inside), None) = (phone.extension, own) {
        let before = members.get("extension").cloned();
        beside(check, |check| {
            forget(check);
            check.change(before, Some(inside.into()), "phone-extension");
        });
    }
    Some(identity)
}

/// Goes to the extension beside the value for a moment.
fn beside(check: &mut Check<'_>, noted: impl FnOnce(&mut Check<'_>)) {
    check.leave();
    check.enter("extension");
    noted(check);
    check.leave();
    check.enter("value");
}

/// The number in the wanted format without its extension, or `None` if the text stays as it is.
///
/// A local-only number has no international form, so its text stays. A format that would read back as another number (the
/// national form of a foreign one, digits that are also a local number) gives way to one that says the country.
fn rewritten(
    phone: &Phone,
    options: &ContactOptions,
    read: impl Fn(&str) -> crate::diagnostic::Outcome<Phone>,
) -> Option<String> {
    if phone.possibility == Possibility::LocalOnly {
        return None;
    }
    let bare = |text: &str| without_extension(text, phone.extension.as_deref());
    let reads_back = |text: &str| read(text).value.is_some_and(|again| again.e164 == phone.e164);
    Some(match options.phone_format {
        PhoneFormat::Keep => return None,
        PhoneFormat::E164 => phone.e164.clone(),
        PhoneFormat::International => bare(&phone.international),
        PhoneFormat::National => {
            let national = bare(&phone.national);
            if reads_back(&national) { national } else { bare(&phone.international) }
        }
        PhoneFormat::Digits => {
            let digits = phone.e164.trim_start_matches('+');
            let misread = read(digits).value.is_some_and(|again| again.valid && again.e164 != phone.e164);
            if misread || !(phone.valid || reads_back(digits)) { phone.e164.clone() } else { digits.to_owned() }
        }
    })
}

fn rule(format: PhoneFormat) -> &'static str {
    match format {
        PhoneFormat::E164 => "phone-e164",
        PhoneFormat::National => "phone-national",
        PhoneFormat::International => "phone-international",
        PhoneFormat::Digits => "phone-digits",
        PhoneFormat::Keep => "phone-keep",
    }
}

/// A formatted number without the extension behind it, which goes into its own field.
fn without_extension(text: &str, extension: Option<&str>) -> String {
    let Some(extension) = extension else { return text.to_owned() };
    let Some(before) = text.strip_suffix(extension) else { return text.to_owned() };
    // What stands between is the prefix of the region: " ext. ", " x", " доб. ".
    before.trim_end_matches(|c: char| !c.is_ascii_digit() && c != ')').to_owned()
}
