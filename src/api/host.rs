//! The functions for a host that shares nothing but texts with us: arguments come as JSON text, and the answer is one text.
//!
//! An absent argument is the empty text. An answer is JSON in the shapes of [`Answer`], unless the function says otherwise.
//! Misuse (an option that does not exist, or is of the wrong type) is answered by `!` and a sentence; no answer begins so.

mod calls;
mod language;

pub use calls::{END, call, functions};
pub use language::*;

use super::answer::{Answer, phone_line};
use super::{Argument, RegionRow, RequestCall, TypingOptions, Unreadable, rows};
use crate::conditions::ConditionsOptions;
use crate::contact::quick;
use crate::json::{Json, Value, read};
use crate::options::{ContactOptions, EmailOptions, PhoneOptions};
use std::cell::Cell;

/// What stands before the sentence of misuse.
pub const MISUSE: char = '!';

/// A text and the options that it writes.
type Last<T> = Cell<Option<(String, T)>>;

thread_local! {
    // Callers rarely change their options between two calls.
    static CONTACT: Last<ContactOptions> = const { Cell::new(None) };
    static CONDITIONS: Last<ConditionsOptions> = const { Cell::new(None) };
}

#[inline(never)]
fn value(json: &str) -> Result<Value, String> {
    // A host makes no JSON that is none, so it must be the depth.
    read(json).ok_or_else(|| "an argument is nested too deep".to_owned())
}

fn take<T: Argument + Default>(json: &str) -> Result<T, String> {
    if json.is_empty() { Ok(T::default()) } else { T::read(&value(json)?) }
}

/// The elements of an argument that is an array.
fn elements(json: &str) -> Result<Vec<Value>, String> {
    match json {
        "" => Ok(Vec::new()),
        json => match value(json)? {
            Value::Array(elements) => Ok(elements),
            _ => Err("expected an array".to_owned()),
        },
    }
}

fn cached<T: Argument>(last: &Last<T>, json: &str, with: &mut dyn FnMut(&T)) -> Result<(), String> {
    let mut held = last.take();
    if held.as_ref().is_none_or(|(text, _)| text != json) {
        held = Some((json.to_owned(), T::read(&value(if json.is_empty() { "{}" } else { json })?)?));
    }
    if let Some((_, options)) = &held {
        with(options);
    }
    last.set(held);
    Ok(())
}

#[inline(never)]
fn contact_options(json: &str, with: &mut dyn FnMut(&ContactOptions)) -> Result<(), String> {
    CONTACT.with(|last| cached(last, json, with))
}

#[inline(never)]
fn conditions_options(json: &str, with: &mut dyn FnMut(&ConditionsOptions)) -> Result<(), String> {
    CONDITIONS.with(|last| cached(last, json, with))
}

#[inline(never)]
fn finish(out: Json, done: Result<(), String>) -> String {
    match done {
        Ok(()) => out.into_text(),
        Err(mut sentence) => {
            sentence.insert(0, MISUSE);
            sentence
        }
    }
}

/// A function of a payload, what its text could not carry, and options.
type Check = fn(&str, &[Unreadable], &ContactOptions, &mut Json);

#[inline(never)]
fn payload(json: &str, gaps: &str, options: &str, check: Check) -> String {
    let mut out = Json::new();
    let done = take::<Vec<Unreadable>>(gaps)
        .and_then(|gaps| contact_options(options, &mut |options| check(json, &gaps, options, &mut out)));
    finish(out, done)
}

/// Declares functions of a payload as JSON text, what the text could not carry, and options.
macro_rules! payloads {
    ($($name:ident)*) => {$(
        #[doc = concat!("[`", stringify!($name), "`](super::", stringify!($name), ").")]
        #[must_use]
        pub fn $name(json: &str, gaps: &str, options: &str) -> String {
            payload(json, gaps, options, |json, gaps, options, out| super::$name(json, gaps, options).write(out))
        }
    )*};
}

payloads! {
    validate_communication validate_note check_portal_invitation upgrade_contact
    validate_contact_update upgrade_contact_update duplicate_search
}

/// [`validate_contact`](super::validate_contact): mostly in the pieces of [`quick`](super::quick).
#[must_use]
pub fn validate_contact(json: &str, gaps: &str, options: &str) -> String {
    let mut answer = None;
    if quick::HELD && gaps.is_empty() {
        // Options that cannot be read are refused below.
        let _ = contact_options(options, &mut |options| answer = super::quick::validate_contact(json, options));
    }
    answer.unwrap_or_else(|| {
        payload(json, gaps, options, |json, gaps, options, out| {
            super::validate_contact(json, gaps, options).write(out);
        })
    })
}

/// What is said of one member of a contact by itself, whose JSON text is empty where it is absent: an outcome without a value. For
/// a host that checks contacts and meets a member that is not plainly good. The empty text if the model has no such field.
#[must_use]
pub fn contact_member(name: &str, json: &str, options: &str) -> String {
    let mut out = Json::default();
    let mut tell = || {
        let member = if json.is_empty() { None } else { Some(value(json)?) };
        contact_options(options, &mut |options| {
            if let Some(outcome) = quick::member(name, member.clone(), options) {
                outcome.write(&mut out);
            }
        })
    };
    let done = tell();
    finish(out, done)
}

/// [`diff_contacts`](super::diff_contacts).
#[must_use]
pub fn diff_contacts(before: &str, gaps_before: &str, after: &str, gaps_after: &str, options: &str) -> String {
    let mut out = Json::new();
    let mut diff = || {
        let (gaps_before, gaps_after): (Vec<_>, Vec<_>) = (take(gaps_before)?, take(gaps_after)?);
        contact_options(options, &mut |options| {
            super::diff_contacts((before, &gaps_before), (after, &gaps_after), options).write(&mut out);
        })
    };
    let done = diff();
    finish(out, done)
}

/// [`request`](super::request): the name, the ids as JSON text of an array, and the payload.
#[must_use]
pub fn request(name: &str, ids: &str, json: &str, gaps: &str, options: &str) -> String {
    let mut out = Json::new();
    let mut make = || {
        let gaps: Vec<Unreadable> = take(gaps)?;
        let call = RequestCall {
            ids: elements(ids)?,
            json: Some(json).filter(|json| !json.is_empty()),
            unreadable: &gaps,
            options: take(options)?,
        };
        super::request(name, &call)?.write(&mut out);
        Ok(())
    };
    let done = make();
    finish(out, done)
}

/// Declares functions of a text and options that are read at each call.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($options:ty) = $answer:expr;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(text: &str, options: &str) -> String {
            let mut out = Json::new();
            let answer: fn(&str, &$options) -> _ = $answer;
            let done = take(options).map(|options| answer(text, &options).write(&mut out));
            finish(out, done)
        }
    )*};
}

texts! {
    /// [`normalize_email`](crate::normalize_email).
    normalize_email(EmailOptions) = crate::email::normalize_email;
    /// [`format_as_you_type`](super::format_as_you_type).
    format_as_you_type(TypingOptions) = super::format_as_you_type;
}

/// [`normalize_phone`](crate::normalize_phone): a number about which nothing is to be said comes as its [`phone_line`].
#[must_use]
pub fn normalize_phone(text: &str, options: &str) -> String {
    match take(options) {
        Ok(options) => phone(text, &options),
        Err(error) => finish(Json::default(), Err(error)),
    }
}

fn phone(text: &str, options: &PhoneOptions) -> String {
    let outcome = crate::normalize_phone(text, options);
    match &outcome.value {
        Some(phone) if outcome.diagnostics.is_empty() && outcome.changes.is_empty() => phone_line(phone),
        _ => {
            let mut out = Json::new();
            outcome.write(&mut out);
            out.into_text()
        }
    }
}

/// [`example_phone`](crate::example_phone) as its [`phone_line`], or the empty text for none.
#[must_use]
pub fn example_phone(region: &str, kind: &str) -> String {
    match take(kind) {
        Ok(kind) => crate::example_phone(region, kind).map_or_else(String::new, |phone| phone_line(&phone)),
        Err(error) => finish(Json::default(), Err(error)),
    }
}

/// [`phone_regions`](super::phone_regions).
#[must_use]
pub fn phone_regions() -> String {
    let mut out = Json::new();
    out.open();
    for (region, country_code) in crate::phone_regions() {
        RegionRow { region, country_code }.write(&mut out);
    }
    out.close();
    out.into_text()
}

/// [`explain_server_error`](crate::explain_server_error).
#[must_use]
pub fn explain_server_error(body: &str) -> String {
    let mut out = Json::new();
    let done = value(body).map(|body| crate::explain_server_error(&body).write(&mut out));
    finish(out, done)
}

/// Opens a stream of rows: its number. The texts are for one that gives lines.
#[must_use]
pub fn open_rows(options: &str, texts: &str) -> String {
    let mut out = Json::default();
    let mut open = || {
        let stream = rows::Stream::new(take(options)?, texts).map_err(|error| error.to_string())?;
        out.count(rows::open(stream));
        Ok(())
    };
    let done = open();
    finish(out, done)
}

/// Whatever is told of the stream of that number.
#[must_use]
pub fn of_rows(number: &str, told: fn(&mut rows::Stream) -> String) -> String {
    rows::with(number.parse().unwrap_or(usize::MAX), told)
}

/// Closes the stream of that number. An empty text.
#[must_use]
pub fn close_rows(number: &str) -> String {
    rows::close(number.parse().unwrap_or(usize::MAX));
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Severity};

    const CONTACT: &str = r#"{"firstName": " John ", "company": {"id": 1}}"#;

    #[test]
    fn findings_are_told_by_number() {
        let answer = validate_communication(r#"{"type": {"id": 1}, "value": " a@b.co "}"#, "", "");
        assert_eq!(answer, r#"[[],[[["value"],"trim",3," a@b.co ","a@b.co"]]]"#);
        let code = Code::CONTACT_REQUIRED.number();
        let answer = validate_communication(r#"{"type": {"id": 1}}"#, "", "");
        assert_eq!(answer, format!(r#"[[[{code},["value"],{{"field":"value"}}]],[]]"#));
        let sound = r#"{"firstName": "John", "company": {"id": 1}}"#;
        assert_eq!(validate_contact(sound, "", r#"{"advice": false}"#), "", "nothing to say");
    }

    #[test]
    fn expressions_and_values_are_short() {
        let answer =
            parse_conditions("id <= 1.50 or (lastName not like \"é%\" and id in (1, null))", r#"{"entity": "any"}"#);
        let (_, value) = answer.split_once("],[],").unwrap();
        assert_eq!(
            value,
            r#"[3,[[0,"id","<=",1.5,0,10],[2,[[1,"lastName","like","é%",15,37],[0,"id","in",[0,[1,null]],42,57]],15,57]],0,58]]"#
        );
        let address = normalize_email("a@B.example ", "");
        assert!(address.ends_with(r#"["a","b.example"]]"#), "{address}");
        assert!(normalize_phone("+1 305 585 4225", "").starts_with("+13055854225\t(305) 585-4225\t"));
    }

    #[test]
    fn options_of_one_call_are_not_those_of_the_next() {
        let strict = r#"{"unknownFields": "error", "advice": false}"#;
        let odd = r#"{"firstName": "John", "company": {"id": 1}, "x": 1}"#;
        let error = Severity::Error as u8;
        for _ in 0..2 {
            assert!(validate_contact(odd, "", strict).ends_with(&format!(",0,0,0,{error}]],[]]")));
            assert!(!validate_contact(odd, "", "").contains(&format!(",0,0,0,{error}]")));
            assert!(validate_contact(odd, "", r#"{"unknownFields": 1}"#).starts_with(MISUSE));
        }
    }

    #[test]
    fn a_member_is_told_of_by_itself() {
        let (required, long) = (Code::CONTACT_REQUIRED.number(), Code::CONTACT_TOO_LONG.number());
        let absent = format!(r#"[[[{required},["firstName"],{{"field":"firstName"}}]],[]]"#);
        assert_eq!(contact_member("firstName", "", ""), absent);
        assert_eq!(contact_member("firstName", "null", ""), absent);
        assert_eq!(contact_member("title", "\" IT \"", ""), r#"[[],[[["title"],"trim",3," IT ","IT"]]]"#);
        let zip = contact_member("zip", "\"1234567890123\"", "");
        assert!(zip.starts_with(&format!(r#"[[[{long},["zip"],"#)), "{zip}");
        assert_eq!(contact_member("zip", "\"1234567890123\"", r#"{"api": "current"}"#), "[[],[]]");
        assert_eq!(contact_member("nobody", "1", ""), "", "no such field");
        assert!(contact_member("title", "1", r#"{"x": 1}"#).starts_with(MISUSE));
    }

    #[test]
    fn misuse_is_a_sentence_behind_its_mark() {
        let known = "expected `dialect`, `entity` or `api`";
        assert_eq!(parse_conditions("id = 1", r#"{"x": 1}"#), format!("!unknown option `x`, {known}"));
        let deep = ["[".repeat(1000), "]".repeat(1000)].concat();
        for answer in [simplify(&deep, ""), format_conditions(&deep, ""), explain_match("\"id = 1\"", &deep)] {
            assert_eq!(answer, "!an argument is nested too deep");
        }
        assert_eq!(request("no such", "", "", "", ""), "!there is no request `no such`");
        assert_eq!(example_phone("US", "\"x\"").chars().next(), Some(MISUSE));
        assert_eq!(example_phone("XX", ""), "");
    }

    #[test]
    fn a_call_is_a_number_and_one_text() {
        let number = |name: &str| functions().find(|(_, known)| *known == name).unwrap().0;
        assert_eq!(call(number("validateContact"), &["", "", CONTACT].join("\0")), validate_contact(CONTACT, "", ""));
        assert_eq!(
            call(number("tokenizeConditions"), "a\0b"),
            tokenize_conditions("a\0b"),
            "the last may hold anything"
        );
        assert_eq!(call(number("parseConditions"), "\0a = \"\0\""), parse_conditions("a = \"\0\"", ""));
        assert_eq!(call(number("phoneRegions"), ""), phone_regions());
        assert_eq!(call(number("completeConditions"), "\x002\0id"), complete_conditions("id", "2", ""));
        assert!(call(63, "").starts_with(MISUSE));
        assert!(call(usize::MAX, "").starts_with(MISUSE));
        for (number, _) in functions() {
            assert_ne!(call(number, ""), "!there is no such function");
        }
    }
}
