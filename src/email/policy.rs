//! Which addresses the three policies take.

use super::plain;
use crate::QUICK_WAYS;
use crate::hidden::hidden_kind;
use crate::letters::is_letter_or_number;
use crate::options::EmailPolicy;
use crate::text::{cut_last, has, pieces};

/// Octets in front of the `@` (RFC 5321).
pub(super) const MAX_LOCAL: usize = 64;
/// Octets of the whole address (RFC 5321, less the angle brackets).
pub(super) const MAX_ADDRESS: usize = 254;
/// Characters between two dots of a domain (RFC 1035).
pub(super) const MAX_LABEL: usize = 63;

/// The part in front of the `@` and the part behind it, if the policy takes the address.
pub(super) fn accept(address: &str, policy: EmailPolicy) -> Option<(&str, &str)> {
    if QUICK_WAYS && let Some(parts) = plain::split(address) {
        return Some((parts.local, parts.domain));
    }
    accept_slowly(address, policy)
}

/// [`accept`] for every address.
pub(super) fn accept_slowly(address: &str, policy: EmailPolicy) -> Option<(&str, &str)> {
    let (local, domain) = cut_last(address, b'@')?;
    let sound = !local.is_empty()
        && local.chars().all(|c| local_character(c, policy))
        && pieces(domain, b'.').all(|label| is_label(label, policy));
    let taken = sound
        && (policy == EmailPolicy::Whatwg
            || address.len() <= MAX_ADDRESS
                && local.len() <= MAX_LOCAL
                && grammar::is_local(local)
                && cut_last(domain, b'.').is_some_and(|(_, top)| top_level(top)));
    taken.then_some((local, domain))
}

/// Whether a character may stand in front of the `@`; a dot may, here. U+FFFD is none: it stands for one that was lost, such as
/// half a surrogate pair of JavaScript.
pub(super) fn local_character(c: char, policy: EmailPolicy) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || has(".!#$%&'*+-/=?^_`{|}~", c as u8)
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
    is_letter_or_number(c)
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

/// The grammar of what stands in front of the `@`, in a text of whose characters each may stand there.
#[cfg(not(feature = "packed"))]
mod grammar {
    use email_address::EmailAddress;
    use std::borrow::Cow;

    /// Whether it is a word, or words with a dot between each two.
    pub(super) fn is_local(text: &str) -> bool {
        EmailAddress::is_valid_local_part(&skeleton(text))
    }

    /// The text with an `x` for each character outside ASCII. The grammar crate refuses the marks of Indic scripts, which
    /// RFC 6531 allows; on the skeleton it judges what it is asked for, the dots and the characters of ASCII.
    fn skeleton(text: &str) -> Cow<'_, str> {
        if text.is_ascii() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.chars().map(|c| if c.is_ascii() { c } else { 'x' }).collect())
    }
}

/// The same for a module that goes over a wire: all that is left of the grammar once the characters are known.
#[cfg(feature = "packed")]
mod grammar {
    pub(super) use super::is_dotted as is_local;
}

/// Whether a text is words with a dot between each two.
#[cfg(any(feature = "packed", test))]
fn is_dotted(text: &str) -> bool {
    !pieces(text, b'.').any(str::is_empty)
}

#[cfg(all(test, not(feature = "packed")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn of_known_characters_the_grammar_asks_for_dots_alone(text in "[.a-cA9!#$%&'*+/=?^_`{|}~é-]{1,9}|[.a]{1,64}") {
            prop_assert_eq!(is_dotted(&text), grammar::is_local(&text), "{}", text);
        }
    }
}
