//! The names that columns go by.

use super::columns::Target;
use crate::fold::lowercase;
use crate::options::ContactOptions;
use crate::schema::{self, CONTACT, CommunicationKind, Field, Kind};

/// Other names of fields, folded. A field that the model lacks is passed over, so that a name can stand for one field in
/// either model.
const FIELDS: &[(&str, &str)] = &[
    ("id", "contactid contactrecid recid"),
    ("firstName", "first forename fname given givenname"),
    ("lastName", "last surname lname family familyname"),
    ("company", "account client customer organization organisation firm"),
    ("type", "contacttype"),
    ("typeIds", "contacttype contacttypes contacttypeid contacttypeids type typeid"),
    ("title", "jobtitle job position role"),
    ("department", "dept"),
    ("nickName", "nick alias preferredname knownas"),
    ("school", "university college"),
    ("children", "childrennames childrensnames"),
    ("childrenFlag", "haschildren children"),
    ("significantOther", "spouse partner spousename partnername"),
    ("anniversary", "anniversarydate weddinganniversary"),
    ("birthDay", "birthdate dateofbirth dob"),
    ("addressLine1", "address address1 addr addr1 street street1 streetaddress streetaddress1 addressstreet"),
    ("addressLine2", "address2 addr2 street2 streetaddress2 suite unit apartment apt"),
    ("city", "town locality addresscity"),
    ("state", "province stateprovince region addressstate"),
    ("zip", "zipcode zippostal zippostalcode postal postalcode postcode addresszip addresspostalcode"),
    ("country", "countryregion addresscountry"),
    ("portalSecurityLevel", "portallevel portalsecurity securitylevel"),
    ("disablePortalLoginFlag", "portallogindisabled portaldisabled"),
    ("unsubscribeFlag", "unsubscribed optout optedout emailoptout"),
    ("inactiveFlag", "deactivated"),
    ("defaultMergeContactId", "mergecontactid mergecontact defaultmergecontact"),
    ("managerContactId", "manager managerid managercontact"),
    ("managerContact", "manager managerid managercontactid"),
    ("assistantContactId", "assistant assistantid assistantcontact"),
    ("assistantContact", "assistant assistantid assistantcontactid"),
    ("gender", "sex"),
    ("facebookUrl", "facebook"),
    ("twitterUrl", "twitter"),
    ("linkedInUrl", "linkedin"),
    ("companyLocation", "location"),
];

/// Names of ways to reach a contact, folded. An instance's own names of types come first.
const ITEMS: &[(CommunicationKind, &str)] = &[
    (CommunicationKind::Email, "email emailaddress mail mailaddress emailid"),
    (CommunicationKind::Phone, "phone phonenumber telephone telephonenumber tel landline"),
    (CommunicationKind::Phone, "cell cellphone cellnumber cellular mobile mobilephone mobilenumber handy"),
    (CommunicationKind::Phone, "direct directphone directline directdial directnumber ddi"),
    (CommunicationKind::Phone, "pager pagernumber pagerphone beeper"),
    (CommunicationKind::Fax, "fax faxnumber faxphone facsimile"),
];

/// What may stand before a name without changing what it means here.
const PREFIXES: &[&str] =
    &["contact", "business", "work", "office", "primary", "main", "default", "home", "mailing", "personal"];

/// A name without case, blanks and marks: `E-mail`, `e_mail` and `EMAIL` are one.
pub(super) fn fold(name: &str) -> String {
    lowercase(name).chars().filter(|c| c.is_ascii_alphanumeric() || !(c.is_ascii() || c.is_whitespace())).collect()
}

/// What a column of this folded name holds, if the name is known.
pub(super) fn known(folded: &str, options: &ContactOptions) -> Option<Target> {
    // The second and third of a kind are numbered: `E-mail 2`.
    let unnumbered: String = folded.chars().filter(|c| !c.is_ascii_digit()).collect();
    plain_or_prefixed(folded, options)
        .or_else(|| plain_or_prefixed(&unnumbered, options).filter(|target| matches!(target, Target::Item { .. })))
}

fn plain_or_prefixed(folded: &str, options: &ContactOptions) -> Option<Target> {
    plain(folded, options).or_else(|| {
        PREFIXES.iter().find_map(|prefix| plain(folded.strip_prefix(prefix)?, options)).filter(|target| {
            // The id of something else.
            !matches!(target, Target::Field { name: "id", .. })
        })
    })
}

fn plain(folded: &str, options: &ContactOptions) -> Option<Target> {
    field(folded, options).or_else(|| item(folded, options)).or_else(|| extension(folded, options))
}

fn field(folded: &str, options: &ContactOptions) -> Option<Target> {
    let fields = || CONTACT.iter().filter_map(|field| Some((field, cell_kind(field, options)?)));
    let target = |field: &Field, kind| Target::Field { name: field.name, kind };
    if let Some((field, kind)) = fields().find(|(field, _)| fold(field.name) == folded) {
        return Some(target(field, kind));
    }
    let synonym = |folded: &str| {
        let mut rows = FIELDS.iter().filter(|(_, words)| words.split(' ').any(|word| word == folded));
        rows.find_map(|(name, _)| fields().find(|(field, _)| field.name == *name))
    };
    if let Some((field, kind)) = synonym(folded) {
        return Some(target(field, kind));
    }
    fields()
        .find_map(|(field, kind)| {
            let name = fold(field.name);
            let bare = name.strip_suffix("flag").filter(|_| kind == Kind::Boolean)?;
            (folded == bare || folded.strip_prefix("is") == Some(bare)).then(|| target(field, kind))
        })
        .or_else(|| {
            [("recid", "id"), ("id", "id"), ("identifier", "identifier"), ("name", "name")].iter().find_map(
                |(suffix, member)| {
                    let bare = folded.strip_suffix(suffix)?;
                    let (field, kind) =
                        fields().find(|(field, _)| fold(field.name) == bare).or_else(|| synonym(bare))?;
                    (kind == Kind::Reference).then_some(Target::Part { name: field.name, member })
                },
            )
        })
}

/// What the cells of a field's column are read as; `None` if the model lacks the field or no cell can hold it.
fn cell_kind(field: &Field, options: &ContactOptions) -> Option<Kind> {
    let kind = field.rule(options.api)?.kind;
    (!matches!(kind, Kind::Object | Kind::Objects | Kind::Communications)).then_some(kind)
}

fn item(folded: &str, options: &ContactOptions) -> Option<Target> {
    let types = options.communication_types.as_ref();
    let of = |id| Some(Target::Item { id });
    if let Some(row) = types.iter().find(|row| fold(&row.name) == folded) {
        return of(row.id);
    }
    let (kind, words) = ITEMS.iter().find(|(_, words)| words.split(' ').any(|word| word == folded))?;
    let mut rows = types.iter().filter(|row| row.kind == *kind);
    let named = rows.clone().find(|row| words.split(' ').any(|word| word == fold(&row.name)));
    of(named.or_else(|| rows.next())?.id)
}

fn extension(folded: &str, options: &ContactOptions) -> Option<Target> {
    let of = folded.strip_suffix("extension").or_else(|| folded.strip_suffix("ext"))?;
    match item(if of.is_empty() { "phone" } else { of }, options)? {
        Target::Item { id } => Some(Target::Extension { id }),
        _ => None,
    }
}

/// What a target of the options means: a path such as `company/id` or `communicationItems/Cell`, or a known name.
pub(super) fn target(text: &str, options: &ContactOptions) -> Option<Target> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Target::LeftOut);
    }
    let mut steps = text.strip_prefix('/').unwrap_or(text).split('/');
    let (first, second, third) = (steps.next()?, steps.next(), steps.next());
    if steps.next().is_some() {
        return None;
    }
    match (first, second, third) {
        (name, None, None) => known(&fold(name), options),
        ("communicationItems", Some(named), part) => {
            let row = options.communication_types.iter().find(|row| row.id.to_string() == named);
            let id = match row.map(|row| row.id) {
                Some(id) => id,
                None => match item(&fold(named), options)? {
                    Target::Item { id } => id,
                    _ => return None,
                },
            };
            match part {
                None | Some("value") => Some(Target::Item { id }),
                Some("extension") => Some(Target::Extension { id }),
                Some(_) => None,
            }
        }
        (name, Some(member), None) => {
            let member = ["id", "identifier", "name"].into_iter().find(|known| *known == member)?;
            let field = schema::find(CONTACT, name)?;
            (field.rule(options.api)?.kind == Kind::Reference).then_some(Target::Part { name: field.name, member })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Api;

    fn is(name: &str) -> Option<String> {
        known(&fold(name), &ContactOptions::default()).map(|target| target.to_string())
    }

    #[test]
    fn names_of_all_sorts_are_known() {
        for (name, expected) in [
            ("First Name", "firstName"),
            ("FIRST_NAME", "firstName"),
            ("Surname", "lastName"),
            ("Company", "company"),
            ("Company ID", "company/id"),
            ("company/id", "company/id"),
            ("Account RecID", "company/id"),
            ("Company Name", "company/name"),
            ("Site ID", "site/id"),
            ("Job Title", "title"),
            ("Married", "marriedFlag"),
            ("Is Inactive", "inactiveFlag"),
            ("D.O.B.", "birthDay"),
            ("Business Street", "addressLine1"),
            ("State/Province", "state"),
            ("Postal-Code", "zip"),
            ("Manager", "managerContactId"),
            ("E-mail", "communicationItems/1"),
            ("E-mail 2 Address", "communicationItems/1"),
            ("Email2", "communicationItems/1"),
            ("Work E-Mail", "communicationItems/1"),
            ("Phone", "communicationItems/2"),
            ("Home Phone 2", "communicationItems/2"),
            ("Fax Number", "communicationItems/3"),
            ("Mobile Phone", "communicationItems/4"),
            ("Pager", "communicationItems/5"),
            ("Direct Line", "communicationItems/6"),
            ("Ext.", "communicationItems/2/extension"),
            ("Direct Extension", "communicationItems/6/extension"),
            ("Contact ID", "id"),
            ("Main ID", ""),
            ("Address 3", ""),
            ("Notes", ""),
            ("", ""),
            ("_info", ""),
        ] {
            assert_eq!(is(name).unwrap_or_default(), expected, "{name}");
        }
    }

    #[test]
    fn every_field_that_a_cell_can_hold_is_known_by_its_own_name() {
        for api in [Api::Documented, Api::Current] {
            let options = ContactOptions { api, ..ContactOptions::default() };
            for field in CONTACT.iter().filter(|field| cell_kind(field, &options).is_some()) {
                let target = known(&fold(field.name), &options).unwrap();
                assert_eq!(target.to_string(), field.name, "{api:?}");
            }
            for (name, words) in FIELDS {
                assert!(schema::find(CONTACT, name).is_some(), "{name}");
                for word in words.split(' ') {
                    assert_eq!(fold(word), word);
                }
            }
        }
    }

    #[test]
    fn an_instance_names_its_own_types() {
        let json = r#"{"communicationTypes": [{"id": 11, "name": "Mobile", "kind": "phone"}, {"id": 12, "name": "Main", "kind": "phone"},
            {"id": 13, "name": "Skype", "kind": "other"}]}"#;
        let options: ContactOptions = serde_json::from_str(json).unwrap();
        for (name, id) in [("Cell Phone", 11), ("Skype", 13), ("Phone", 11), ("main", 12)] {
            assert_eq!(known(&fold(name), &options), Some(Target::Item { id }), "{name}");
        }
        assert_eq!(known("email", &options), None);
    }

    #[test]
    fn targets_of_the_options() {
        let options = ContactOptions::default();
        for (text, expected) in [
            ("", Some("")),
            ("firstName", Some("firstName")),
            ("/company/id", Some("company/id")),
            ("mobile phone", Some("communicationItems/4")),
            ("communicationItems/Cell", Some("communicationItems/4")),
            ("communicationItems/3/value", Some("communicationItems/3")),
            ("communicationItems/Phone/extension", Some("communicationItems/2/extension")),
            ("communicationItems/9", None),
            ("company/rest", None),
            ("title/id", None),
            ("nonsense", None),
            ("company/id/x/y", None),
        ] {
            assert_eq!(target(text, &options).map(|target| target.to_string()).as_deref(), expected, "{text}");
        }
    }
}
