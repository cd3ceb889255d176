//! Which addresses the three policies take.

use super::plain;
use crate::hidden::hidden_kind;
use crate::options::EmailPolicy;
use email_address::EmailAddress;
use std::borrow::Cow;

/// Octets in front of the `@` (RFC 5321).
pub(super) const MAX_LOCAL: usize = 64;
/// Octets of the whole address (RFC 5321, less the angle brackets).
pub(super) const MAX_ADDRESS: usize = 254;
/// Characters between two dots of a domain (RFC 1035).
pub(super) const MAX_LABEL: usize = 63;

/// The part in front of the `@` and the part behind it, if the policy takes the address.
pub(super) fn accept(address: &str, policy: EmailPolicy) -> Option<(&str, &str)> {
    match plain::split(address) {
        Some(parts) => Some((parts.local, parts.domain)),
        None => accept_slowly(address, policy),
    }
}

/// [`accept`] for every address.
pub(super) fn accept_slowly(address: &str, policy: EmailPolicy) -> Option<(&str, &str)> {
    let (local, domain) = address.rsplit_once('@')?;
    let sound = !local.is_empty()
        && local.chars().all(|c| local_character(c, policy))
        && domain.split('.').all(|label| is_label(label, policy));
    let taken = sound
        && (policy == EmailPolicy::Whatwg
            || address.len() <= MAX_ADDRESS
                && local.len() <= MAX_LOCAL
                && EmailAddress::is_valid_local_part(&skeleton(local))
                && domain.rsplit_once('.').is_some_and(|(_, top)| top_level(top)));
    taken.then_some((local, domain))
}

/// Whether a character may stand in front of the `@`; a dot may, here. U+FFFD is none: it stands for one that was lost, such as
/// half a surrogate pair of JavaScript.
pub(super) fn local_character(c: char, policy: EmailPolicy) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c)
    } else {
        policy == EmailPolicy::Eai && !c.is_whitespace() && c != '\u{fffd}' && hidden_kind(c).is_none()
    }
}

/// Whether a character may stand in a domain, apart from the dot.
pub(super) fn domain_character(c: char, policy: EmailPolicy) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || c == '-' } else { policy == EmailPolicy::Eai && domain_script(c) }
}

/// Letters, digits and marks of all scripts. Marks have no test of their own in `std`, so punctuation and symbols are
/// left out by their blocks.
fn domain_script(c: char) -> bool {
    c.is_alphanumeric()
        || c == '\u{B7}'
        || !(c.is_whitespace()
            || hidden_kind(c).is_some()
            || matches!(c,
                '\u{80}'..='\u{BF}' | '\u{D7}' | '\u{F7}' | '\u{2000}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}'
                | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{E000}'..='\u{F8FF}'
                | '\u{FE00}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FFFF}'
                | '\u{1F000}'..='\u{1FAFF}' | '\u{F0000}'..='\u{10FFFF}'))
}

/// Whether a label of a domain may stand there.
fn is_label(label: &str, policy: EmailPolicy) -> bool {
    let length = label.chars().count();
    length > 0
        && length <= MAX_LABEL
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|c| domain_character(c, policy))
}

/// Whether a top-level domain can exist: two letters or more, or the `xn--` form of another script.
pub(super) fn top_level(label: &str) -> bool {
    if label.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("xn--")) {
        return label.len() > 4;
    }
    label.chars().count() >= 2 && label.chars().all(|c| c.is_ascii_alphabetic() || !c.is_ascii())
}

/// The text with an `x` for each character outside ASCII. The grammar crate refuses the marks of Indic scripts, which
/// RFC 6531 allows; on the skeleton it judges what it is asked for, the dots and the characters of ASCII.
fn skeleton(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if c.is_ascii() { c } else { 'x' }).collect())
}
