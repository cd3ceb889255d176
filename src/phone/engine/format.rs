//! A number in writing.

use super::{
    layout::GROUPS,
    tables::{Rule, Territory},
    walk,
};
use crate::phone::{line::Line, number::Number};

/// Where each of the four texts ends; the next one begins there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends {
    pub(crate) e164: usize,
    pub(crate) national: usize,
    pub(crate) international: usize,
    pub(crate) rfc3966: usize,
}

/// Writes a number in all four ways, one behind the other. The extension is left out of E.164, which has no place for one.
pub(crate) fn write(number: &Number, extension: Option<&[u8]>, line: &mut Line<'_>) -> Ends {
    let (digits, _) = number.national.kept();
    let code = number.country_code;
    line.push(b'+');
    line.push_number(code);
    line.extend(digits);
    let e164 = line.len();
    let Some(main) = Territory::main_of_code(code) else {
        // No plan, no writing: the digits as they are.
        let [national, international, rfc3966] = core::array::from_fn(|_| {
            line.extend(digits);
            line.len()
        });
        return Ends { e164, national, international, rfc3966 };
    };
    let (home, abroad) = choose(main, digits);
    push_national(
        line,
        digits,
        home.as_ref().map(|chosen| (chosen, chosen.rule.template(), chosen.rule.first_group())),
    );
    push_extension(line, main.extension_prefix(), extension);
    let national = line.len();

    let abroad = abroad.as_ref().map(|chosen| (chosen, chosen.rule.international().unwrap_or_default(), &[][..]));
    line.push(b'+');
    line.push_number(code);
    line.push(b' ');
    let grouped = line.len();
    push_national(line, digits, abroad);
    let grouped = grouped..line.len();
    push_extension(line, main.extension_prefix(), extension);
    let international = line.len();

    line.extend(b"tel:+");
    line.push_number(code);
    line.push(b'-');
    // RFC 3966 knows one separator.
    line.hyphenate(grouped);
    push_extension(line, b";ext=", extension);
    Ends { e164, national, international, rfc3966: line.len() }
}

/// A rule that is for the digits, and where it ends each group.
#[derive(Clone, Copy)]
struct Chosen {
    rule: Rule,
    ends: [usize; GROUPS],
}

/// The first rule that is for such numbers, at home and abroad. One look at each rule serves both.
fn choose(main: Territory, digits: &[u8]) -> (Option<Chosen>, Option<Chosen>) {
    let mut home = None;
    let (mut number, end) = main.rule_bounds();
    while number < end {
        let rule = Rule::numbered(number);
        number += 1;
        let abroad = rule.is_international();
        if home.is_some() && !abroad {
            continue;
        }
        let Some(ends) = rule.ends(digits.len()) else { continue };
        let leading = rule.leading_digits();
        if leading != 0 && !walk::begins(leading, digits) {
            continue;
        }
        let chosen = Some(Chosen { rule, ends });
        home = home.or(chosen);
        if abroad {
            return (home, chosen);
        }
    }
    (home, None)
}

fn push_national(line: &mut Line<'_>, digits: &[u8], how: Option<(&Chosen, &[u8], &[u8])>) {
    let Some((chosen, template, mut first_group)) = how else {
        line.extend(digits);
        return;
    };
    for &byte in template {
        match byte {
            1..10 => {
                let end = |group: u8| chosen.ends.get(usize::from(group).wrapping_sub(1)).copied().unwrap_or(0);
                let group = digits.get(end(byte - 1)..end(byte)).unwrap_or_default();
                if first_group.is_empty() {
                    line.extend(group);
                }
                // The rule for the first group has its digits where the template has byte 1.
                for &inner in core::mem::take(&mut first_group) {
                    if inner == 1 {
                        line.extend(group);
                    } else {
                        line.push(inner);
                    }
                }
            }
            _ => line.push(byte),
        }
    }
}

fn push_extension(line: &mut Line<'_>, label: &[u8], extension: Option<&[u8]>) {
    if let Some(extension) = extension {
        line.extend(label);
        line.extend(extension);
    }
}
