//! A number in writing.

use super::{
    tables::{Rule, Territory},
    walk,
};
use crate::phone::number::{Format, Number};

/// Writes a number. The extension is left out of E.164, which has no place for one.
pub(crate) fn format(number: &Number, format: Format, extension: Option<&str>) -> String {
    let national = number.national_number.as_str();
    let main = Territory::main_of_code(number.country_code);
    let mut out = String::with_capacity(32);
    match format {
        Format::International if main.is_some() => push_code(&mut out, "+", number.country_code, " "),
        Format::Rfc3966 if main.is_some() => push_code(&mut out, "tel:+", number.country_code, "-"),
        _ => {}
    }
    let (Some(main), false) = (main, format == Format::E164) else {
        if format == Format::E164 {
            append_e164(number, &mut out);
        } else {
            out.push_str(national);
        }
        return out;
    };
    push_national(&mut out, main, national, format);
    if let Some(extension) = extension {
        if format == Format::Rfc3966 {
            out.push_str(";ext=");
        } else {
            push_ascii(&mut out, main.extension_prefix());
        }
        out.push_str(extension);
    }
    out
}

/// Appends `+13055854225`.
pub(crate) fn append_e164(number: &Number, out: &mut String) {
    push_code(out, "+", number.country_code, "");
    out.push_str(&number.national_number);
}

fn push_code(out: &mut String, before: &str, code: u16, after: &str) {
    out.push_str(before);
    push_number(out, code);
    out.push_str(after);
}

/// A number without anything around it.
pub(super) fn push_number(out: &mut String, number: u16) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    // A piece is cheaper than a character, which could be any.
    let digit = usize::from(number % 10);
    out.push_str("0123456789".get(digit..=digit).unwrap_or_default());
}

fn push_ascii(out: &mut String, bytes: &[u8]) {
    out.extend(bytes.iter().map(|&byte| char::from(byte)));
}

/// The first rule that is for such numbers.
fn choose(main: Territory, national: &str, abroad: bool) -> Option<(Rule, &'static [u8])> {
    main.rules().find_map(|rule| {
        let template = if abroad { rule.international()? } else { rule.template() };
        rule.split(national.len())?;
        let leading = rule.leading_digits();
        (leading == 0 || walk::label(leading, national.as_bytes()) != 0).then_some((rule, template))
    })
}

fn push_national(out: &mut String, main: Territory, national: &str, format: Format) {
    let chosen = choose(main, national, format != Format::National);
    let Some((rule, template)) = chosen else {
        out.push_str(national);
        return;
    };
    let Some(groups) = rule.split(national.len()) else { return };
    let mut first_group = if format == Format::National { rule.first_group() } else { &[] };
    let before = out.len();
    for &byte in template {
        match byte {
            1..10 if !first_group.is_empty() => {
                // The rule for the first group has its digits where the template has byte 1.
                for &inner in core::mem::take(&mut first_group) {
                    if inner == 1 {
                        push_group(out, national, &groups, byte);
                    } else {
                        out.push(char::from(inner));
                    }
                }
            }
            1..10 => push_group(out, national, &groups, byte),
            b'0'..=b'9' => out.push(char::from(byte)),
            // RFC 3966 knows one separator.
            _ if format == Format::Rfc3966 => {
                if out.len() > before && !out.ends_with('-') {
                    out.push('-');
                }
            }
            _ => out.push(char::from(byte)),
        }
    }
}

/// The digits by a template, as it stands; if asked for only up to the last of them.
pub(super) fn push_template(out: &mut String, template: &[u8], national: &str, groups: &[usize], partly: bool) {
    let mut left = national.len();
    for &byte in template {
        if partly && left == 0 {
            break;
        }
        match byte {
            1..10 => {
                push_group(out, national, groups, byte);
                left = left.saturating_sub(groups.get(usize::from(byte) - 1).copied().unwrap_or(0));
            }
            _ => out.push(char::from(byte)),
        }
    }
}

/// A group, or what there is of it.
fn push_group(out: &mut String, national: &str, groups: &[usize], number: u8) {
    let mut start = 0;
    for (group, &length) in (1..).zip(groups) {
        if group == number {
            let end = national.len().min(start + length);
            out.push_str(national.get(start..end).unwrap_or_default());
        }
        start += length;
    }
}
