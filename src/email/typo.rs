//! Domains that are almost certainly a slip of the pen.
//!
//! Only a warning comes of it, and still no domain that is in use may be caught: the rules are few, and a name that
//! exists (`ymail.com`, `mail.com`, `gail.com`, `hotmail.co.uk`) falls under none of them.

use crate::text::{cat, cut_last, has_word};
use std::ops::RangeInclusive;

/// Mail providers with many users. A transposed, doubled or missing letter in their names makes no other provider's.
const PROVIDERS: &[(&str, &str)] = &[
    ("gmail", "com"),
    ("hotmail", "com"),
    ("outlook", "com"),
    ("yahoo", "com"),
    ("icloud", "com"),
    ("comcast", "net"),
    ("verizon", "net"),
];

/// Slips that the rule does not reach: a neighbouring key, or a missing letter at the end.
const SLIPS: &[(&str, &str)] = &[
    ("gmai", "gmail"),
    ("gmaik", "gmail"),
    ("gmaio", "gmail"),
    ("gmsil", "gmail"),
    ("gmaul", "gmail"),
    ("gnail", "gmail"),
    ("hmail", "gmail"),
    ("fmail", "gmail"),
    ("hotmai", "hotmail"),
    ("hotmaik", "hotmail"),
    ("hitmail", "hotmail"),
    ("outloo", "outlook"),
    ("outlool", "outlook"),
    ("outlock", "outlook"),
    ("yahop", "yahoo"),
    ("yahho", "yahoo"),
    ("icluod", "icloud"),
];

/// Names that the rule would catch and that are domains of their own.
const REAL: &[&str] = &["gail", "mail", "hotail", "cloud", "iloud"];

/// Endings that people mean, and those that no registry has which stand for them.
const ENDINGS: &[(&str, &str)] =
    &[("com", "con cmo ocm vom xom cpm cim clm comm coom ccom"), ("net", "nte ner nett"), ("org", "ogr orgg rog")];

/// The domain that was probably meant. `domain` is in lower case.
pub(super) fn correct(domain: &str) -> Option<String> {
    let (name, ending) = cut_last(domain, b'.')?;
    correct_parts(name, ending)
}

/// [`correct`] for a domain whose last dot is known.
pub(super) fn correct_parts(name: &str, ending: &str) -> Option<String> {
    let mended = match (name, ending) {
        (_, "com" | "net" | "org") => None,
        // `gmail` has one ending only; these three belong to other countries.
        ("gmail", "co" | "cm" | "om") => Some("com"),
        _ => ENDINGS.iter().find(|(_, slips)| has_word(slips, ending)).map(|(meant, _)| *meant),
    };
    let provider = provider(name, mended.unwrap_or(ending));
    if mended.is_none() && provider.is_none_or(|provider| provider == name) {
        return None;
    }
    Some(cat(&[provider.unwrap_or(name), ".", mended.unwrap_or(ending)]))
}

/// How long a name can be that means a provider's.
const LENGTHS: RangeInclusive<usize> = 4..=8;

fn provider(name: &str, ending: &str) -> Option<&'static str> {
    if !LENGTHS.contains(&name.len()) || REAL.contains(&name) {
        return None;
    }
    let near = |(provider, its): &&(&str, &str)| *its == ending && is_slip(name.as_bytes(), provider.as_bytes());
    let slip = || SLIPS.iter().find(|(slip, _)| *slip == name && ending == "com").map(|(_, meant)| *meant);
    PROVIDERS.iter().find(near).map(|(provider, _)| *provider).or_else(slip)
}

/// Whether `typed` is `name` with two neighbours transposed, one letter doubled, or one inner letter missing.
fn is_slip(typed: &[u8], name: &[u8]) -> bool {
    let same = typed.iter().zip(name).take_while(|(a, b)| a == b).count();
    let (typed, rest) = (typed.get(same..).unwrap_or_default(), name.get(same..).unwrap_or_default());
    match (typed, rest) {
        ([a, b, typed @ ..], [c, d, rest @ ..]) if a == d && b == c && a != b && typed == rest => true,
        ([a, typed @ ..], _) if typed == rest => same.checked_sub(1).and_then(|at| name.get(at)) == Some(a),
        (_, [_, rest @ ..]) => typed == rest && same > 0 && !rest.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_lengths_are_no_slips() {
        for name in PROVIDERS.iter().map(|(name, _)| name) {
            assert!(LENGTHS.contains(&(name.len() - 1)) && LENGTHS.contains(&(name.len() + 1)), "{name}");
        }
        assert!(SLIPS.iter().all(|(slip, _)| LENGTHS.contains(&slip.len())));
    }

    #[test]
    fn slips_are_caught_and_real_domains_are_not() {
        for (domain, meant) in [
            ("gmial.com", "gmail.com"),
            ("gamil.com", "gmail.com"),
            ("gmaill.com", "gmail.com"),
            ("gmal.com", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("gmail.co", "gmail.com"),
            ("hotmail.con", "hotmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("htomail.com", "hotmail.com"),
            ("outlok.com", "outlook.com"),
            ("outllook.com", "outlook.com"),
            ("yahooo.com", "yahoo.com"),
            ("yhaoo.cmo", "yahoo.com"),
            ("icoud.com", "icloud.com"),
            ("comcat.net", "comcast.net"),
            ("contoso.con", "contoso.com"),
            ("mail.contoso.ogr", "mail.contoso.org"),
        ] {
            assert_eq!(correct(domain).as_deref().unwrap_or(domain), meant, "{domain}");
        }
        for domain in [
            "gmail.com",
            "googlemail.com",
            "ymail.com",
            "mail.com",
            "email.com",
            "gail.com",
            "gmx.com",
            "gmx.net",
            "hotmail.co.uk",
            "hotmail.fr",
            "live.com",
            "yahoo.co.uk",
            "yahoo.ca",
            "outlook.de",
            "icloud.com",
            "me.com",
            "mac.com",
            "aol.com",
            "msn.com",
            "comcast.net",
            "verizon.net",
            "proton.me",
            "fastmail.com",
            "zoho.com",
            "contoso.com",
            "example.co",
            "example.cm",
            "example.om",
            "x.co",
            "t.co",
            "google.com",
            "hey.com",
        ] {
            assert_eq!(correct(domain), None, "{domain}");
        }
    }
}
