//! Fields and moments in words.

use crate::text::{behind, pieces, row, split, until};

/// What a boolean field says when it is true, and when it is false.
const FLAGS: &str = "\
inactiveFlag:the contact is inactive:the contact is active
marriedFlag:the contact is married:the contact is not married
childrenFlag:the contact has children:the contact has no children
disablePortalLoginFlag:the portal login is disabled:the portal login is not disabled
unsubscribeFlag:the contact opted out of e-mails:the contact did not opt out of e-mails
defaultFlag:the contact is the default of its company:the contact is not the default of its company
defaultBillingFlag:the contact is the default for billing:the contact is not the default for billing
communicationItems/defaultFlag:a communication item is a default:a communication item is no default
closedFlag:it is closed:it is not closed
deletedFlag:it is deleted:it is not deleted
";

/// Fields whose words are not those of their name.
const SUBJECTS: &str = "\
id:the id
company/id:the company id
company/name:the company name
company/identifier:the company identifier
type/id:the contact type
type/name:the contact type
types/id:a contact type
types/name:a contact type
communicationItems/value:an e-mail address or phone number
communicationItems/type/id:a communication type
communicationItems/type/name:a communication type
communicationItems/communicationType:a communication type
communicationItems/extension:a phone extension
communicationItems/id:a communication id
portalSecurityLevel:the portal level
nickName:the nickname
zip:the postal code
birthDay:the date of birth
defaultPhoneNbr:the default phone number
lastUpdated:the last change
_info/lastUpdated:the last change
_info/updatedBy:the name of who changed it last
_info/dateEntered:the date of entry
_info/enteredBy:the name of who entered it
caption:the caption of a custom field
value:the value of that custom field
";

/// What a boolean field says with that value, if it is one of the known.
pub(super) fn flag(field: &str, value: bool) -> Option<&'static str> {
    let (yes, no) = split(row(FLAGS, field)?, b':');
    if value { Some(yes) } else { no }
}

/// Appends a field as the subject of a clause: `company/name` is "the company name".
pub(super) fn subject(field: &str, out: &mut String) {
    if let Some(words) = row(SUBJECTS, field) {
        return out.push_str(words);
    }
    out.push_str("the");
    for part in pieces(field, b'/') {
        let part = behind(part, "_");
        let mut before = '_';
        for c in part.strip_suffix("Flag").unwrap_or(part).chars() {
            let begins = before == '_'
                || (c.is_ascii_uppercase() && !before.is_ascii_uppercase())
                || (c.is_ascii_digit() && !before.is_ascii_digit());
            before = c;
            if c == '_' {
                continue;
            }
            if begins {
                out.push(' ');
            }
            out.push(c.to_ascii_lowercase());
        }
    }
}

/// Appends a date-time as people write it: `2024-01-31 18:04 UTC`.
pub(super) fn moment(text: &str, out: &mut String) {
    let (date, time) = until(text, "Tt ");
    out.push_str(date);
    let Some(time) = time.get(1..) else { return };
    let (clock, zone) = until(time, "Zz+-");
    out.push(' ');
    // The seconds of a full minute are not told.
    out.push_str(clock.strip_suffix(":00").filter(|clock| clock.bytes().any(|byte| byte == b':')).unwrap_or(clock));
    if !zone.is_empty() {
        out.push_str(" UTC");
        out.push_str(if matches!(zone, "Z" | "z" | "+00:00") { "" } else { zone });
    }
}
