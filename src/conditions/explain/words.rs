//! Fields and moments in words.

use crate::conditions::datetime::Timestamp;

/// What a boolean field says when it is true, and when it is false.
const FLAGS: [(&str, &str, &str); 10] = [
    ("inactiveFlag", "the contact is inactive", "the contact is active"),
    ("marriedFlag", "the contact is married", "the contact is not married"),
    ("childrenFlag", "the contact has children", "the contact has no children"),
    ("disablePortalLoginFlag", "the portal login is disabled", "the portal login is not disabled"),
    ("unsubscribeFlag", "the contact opted out of e-mails", "the contact did not opt out of e-mails"),
    ("defaultFlag", "the contact is the default of its company", "the contact is not the default of its company"),
    ("defaultBillingFlag", "the contact is the default for billing", "the contact is not the default for billing"),
    ("communicationItems/defaultFlag", "a communication item is a default", "a communication item is no default"),
    ("closedFlag", "it is closed", "it is not closed"),
    ("deletedFlag", "it is deleted", "it is not deleted"),
];

/// Fields whose words are not those of their name.
const SUBJECTS: [(&str, &str); 26] = [
    ("id", "the id"),
    ("company/id", "the company id"),
    ("company/name", "the company name"),
    ("company/identifier", "the company identifier"),
    ("type/id", "the contact type"),
    ("type/name", "the contact type"),
    ("types/id", "a contact type"),
    ("types/name", "a contact type"),
    ("communicationItems/value", "an e-mail address or phone number"),
    ("communicationItems/type/id", "a communication type"),
    ("communicationItems/type/name", "a communication type"),
    ("communicationItems/communicationType", "a communication type"),
    ("communicationItems/extension", "a phone extension"),
    ("communicationItems/id", "a communication id"),
    ("portalSecurityLevel", "the portal level"),
    ("nickName", "the nickname"),
    ("zip", "the postal code"),
    ("birthDay", "the date of birth"),
    ("defaultPhoneNbr", "the default phone number"),
    ("lastUpdated", "the last change"),
    ("_info/lastUpdated", "the last change"),
    ("_info/updatedBy", "the name of who changed it last"),
    ("_info/dateEntered", "the date of entry"),
    ("_info/enteredBy", "the name of who entered it"),
    ("caption", "the caption of a custom field"),
    ("value", "the value of that custom field"),
];

/// What a boolean field says with that value, if it is one of the known.
pub(super) fn flag(field: &str, value: bool) -> Option<&'static str> {
    FLAGS.iter().find(|(name, _, _)| *name == field).map(|(_, yes, no)| if value { *yes } else { *no })
}

/// A field as the subject of a clause: `company/name` is "the company name".
pub(super) fn subject(field: &str) -> String {
    if let Some((_, words)) = SUBJECTS.iter().find(|(name, _)| *name == field) {
        return (*words).to_owned();
    }
    let mut words = String::from("the");
    for part in field.split('/') {
        let part = part.trim_start_matches('_');
        let part = part.strip_suffix("Flag").unwrap_or(part);
        let mut before: Option<char> = None;
        for c in part.chars() {
            let begins = match before {
                None => true,
                Some(last) => {
                    (c.is_ascii_uppercase() && !last.is_ascii_uppercase())
                        || (c.is_ascii_digit() && !last.is_ascii_digit())
                }
            };
            if c == '_' {
                before = None;
                continue;
            }
            if begins {
                words.push(' ');
            }
            words.push(c.to_ascii_lowercase());
            before = Some(c);
        }
    }
    words
}

/// A date-time as people write it: `2024-01-31 18:04 UTC`.
pub(super) fn moment(text: &Timestamp) -> String {
    let text = text.as_str();
    match text.split_once(['T', 't', ' ']) {
        None => text.to_owned(),
        Some((date, time)) => {
            let zone_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
            let (clock, zone) = time.split_at_checked(zone_at).unwrap_or((time, ""));
            let clock = clock.strip_suffix(":00").filter(|clock| clock.contains(':')).unwrap_or(clock);
            let zone = match zone {
                "Z" | "z" | "+00:00" => " UTC".to_owned(),
                "" => String::new(),
                offset => format!(" UTC{offset}"),
            };
            format!("{date} {clock}{zone}")
        }
    }
}
