//! The quick way for the usual addresses: one walk over their bytes, and nothing is made of them.

use super::policy::{MAX_ADDRESS, MAX_LABEL, MAX_LOCAL};
use super::typo;

/// What becomes of an address that every policy takes, and of which nothing is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plain {
    /// It stays as it is.
    Kept,
    /// Its domain becomes lower case.
    Lowered,
}

/// What becomes of a trimmed text that is plainly an address. `None`: the long way says.
pub(crate) fn plain(address: &str) -> Option<Plain> {
    let Parts { name, ending, lower, .. } = split(address)?;
    if lower {
        return typo::correct_parts(name, ending).is_none().then_some(Plain::Kept);
    }
    let (name, ending) = (name.to_ascii_lowercase(), ending.to_ascii_lowercase());
    typo::correct_parts(&name, &ending).is_none().then_some(Plain::Lowered)
}

/// The pieces of an address.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) local: &'a str,
    pub(super) domain: &'a str,
    /// The domain without its ending.
    name: &'a str,
    /// Behind the last dot.
    ending: &'a str,
    /// Whether the domain is in lower case.
    lower: bool,
}

/// The pieces of an address that every policy takes. Some that a policy takes are not among them.
pub(super) fn split(address: &str) -> Option<Parts<'_>> {
    let at = local_end(address).filter(|at| *at <= MAX_LOCAL && address.len() <= MAX_ADDRESS)?;
    let (local, domain) = (address.get(..at)?, address.get(at + 1..)?);
    let (dot, lower) = last_dot(domain)?;
    Some(Parts { local, domain, name: domain.get(..dot)?, ending: domain.get(dot + 1..)?, lower })
}

/// Where the `@` stands behind plain characters.
fn local_end(address: &str) -> Option<usize> {
    let mut dot = true;
    for (at, byte) in address.as_bytes().iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'+' | b'\'' => dot = false,
            b'.' if !dot => dot = true,
            b'@' if !dot => return Some(at),
            _ => return None,
        }
    }
    None
}

/// Where the last dot of a domain stands, and whether the domain is in lower case. `None` if it is no plain one.
fn last_dot(domain: &str) -> Option<(usize, bool)> {
    let (mut dot, mut at, mut start) = (None, 0, 0);
    let (mut hyphen, mut letters, mut lower) = (false, true, true);
    for byte in domain.as_bytes() {
        match byte {
            b'a'..=b'z' => hyphen = false,
            b'A'..=b'Z' => (hyphen, lower) = (false, false),
            b'0'..=b'9' => (hyphen, letters) = (false, false),
            b'-' if at > start => (hyphen, letters) = (true, false),
            b'.' if !hyphen && at > start && at - start <= MAX_LABEL => {
                (dot, start, letters) = (Some(at), at + 1, true);
            }
            _ => return None,
        }
        at += 1;
    }
    let last = at - start;
    dot.filter(|_| letters && (2..=MAX_LABEL).contains(&last)).map(|dot| (dot, lower))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::email::policy::accept_slowly;
    use crate::options::EmailPolicy;
    use proptest::prelude::*;

    #[test]
    fn takes_the_usual_addresses() {
        for address in ["ann@example.com", "o'neil+x.y_z-1@mail.example-2.co", "1@2.ab"] {
            assert_eq!(plain(address), Some(Plain::Kept), "{address}");
        }
        assert_eq!(plain("Ann@Example.com"), Some(Plain::Lowered));
        let label = "x".repeat(63);
        assert_eq!(plain(&format!("a@{label}.{label}")), Some(Plain::Kept));
        for address in [
            "",
            "@",
            "a@",
            "@b.co",
            "a@b",
            "a@b.c",
            "a.@b.co",
            ".a@b.co",
            "a..b@c.co",
            "a@b..co",
            "a@-b.co",
            "a@b-.co",
            "a@b.c1",
            "a@b@c.co",
            "a b@c.co",
            "a@b.co.",
            "a@.co",
            "é@b.co",
            "a@é.co",
            "a@gmial.com",
            "a@GMAIL.con",
            &format!("a@{label}x.co"),
            &format!("a@b.{label}x"),
            &format!("{label}xx@b.co"),
            &format!("a@{label}.{label}.{label}.{label}"),
        ] {
            assert_eq!(plain(address), None, "{address}");
        }
    }

    proptest! {
        #[test]
        fn what_is_plain_every_policy_takes(address in "[a-zA-B.+_'-]{0,6}(@[a-cA-B0-1.-]{0,8}){0,2}[.a-c]{0,4}") {
            if let Some(parts) = split(&address) {
                for policy in [EmailPolicy::Deliverable, EmailPolicy::Whatwg, EmailPolicy::Eai] {
                    prop_assert_eq!(accept_slowly(&address, policy), Some((parts.local, parts.domain)));
                }
            }
        }
    }
}
