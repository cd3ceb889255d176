//! The fields of a contact, of a communication item and of a note.

use super::{Field, Kind, Presence, Queryable, Rule, Source, TOLD};

const CORE: Source = Source::Document("Core Fields");
const INFORMATION: Source = Source::Document("Contact Information");
const ADDRESS: Source = Source::Document("Address Fields");
const PORTAL: Source = Source::Document("Portal Access Fields");
const TRACKING: Source = Source::Document("Tracking Fields");
const ITEMS: Source = Source::Document("Communication Items");
const ITEM: Source = Source::Document("Communication Item Fields");
const NOTES: Source = Source::Document("Contact Notes");

const fn text(max: u16) -> Kind {
    Kind::Text { max: Some(max) }
}
const TEXT: Kind = Kind::Text { max: None };

const fn optional(kind: Kind) -> Option<Rule> {
    Some(Rule { kind, presence: Presence::Optional })
}
const fn required(kind: Kind) -> Option<Rule> {
    Some(Rule { kind, presence: Presence::Required })
}
const fn system(kind: Kind) -> Option<Rule> {
    Some(Rule { kind, presence: Presence::System })
}

/// A row of the reference document, with the live API's rule beside it.
const fn row(
    source: Source,
    name: &'static str,
    documented: Option<Rule>,
    current: Option<Rule>,
    description: &'static str,
) -> Field {
    let (description, source) = if TOLD { (description, source) } else { ("", Source::OpenApi) };
    Field { name, description, documented, current, query: Queryable::Unreported, replaced_by: None, source }
}

/// A row that the reference document lacks.
const fn added(name: &'static str, current: Option<Rule>, description: &'static str) -> Field {
    row(Source::OpenApi, name, None, current, description)
}

const fn queried(field: Field, query: Queryable) -> Field {
    Field { query, ..field }
}

const fn replaced(field: Field, replacement: &'static str) -> Field {
    Field { replaced_by: Some(replacement), ..field }
}

use Queryable::{ChildConditions, Conditions, CustomFieldConditions, Nowhere};

/// `/company/contacts`.
///
/// The live API's description has no `required` list; only `company` is known to be optional there, so `firstName`
/// stays required under both models, as the reference document's table of errors says.
#[rustfmt::skip] // one row a line: it is read as a table
pub const CONTACT: &[Field] = &[
    queried(row(CORE, "id", system(Kind::ID), system(Kind::ID), "auto-generated unique identifier"), Conditions),
    queried(row(CORE, "firstName", required(text(30)), required(TEXT), "first name"), Conditions),
    queried(row(CORE, "lastName", optional(text(30)), optional(TEXT), "last name"), Conditions),
    queried(row(CORE, "company", required(Kind::Reference), optional(Kind::Reference), "the company that the contact belongs to"), Conditions),
    queried(row(CORE, "site", optional(Kind::Reference), optional(Kind::Reference), "site of the company"), Conditions),
    replaced(queried(row(CORE, "type", optional(Kind::Reference), None, "contact type"), ChildConditions), "typeIds"),

    queried(row(INFORMATION, "title", optional(text(50)), optional(TEXT), "job title"), Conditions),
    row(INFORMATION, "department", optional(Kind::Reference), optional(Kind::Reference), "department"),
    row(INFORMATION, "relationship", optional(Kind::Reference), optional(Kind::Reference), "relationship"),
    row(INFORMATION, "nickName", optional(text(30)), optional(TEXT), "nickname or alias"),
    row(INFORMATION, "school", optional(text(50)), optional(TEXT), "school or university"),
    row(INFORMATION, "marriedFlag", optional(Kind::Boolean), optional(Kind::Boolean), "marital status"),
    row(INFORMATION, "childrenFlag", optional(Kind::Boolean), optional(Kind::Boolean), "has children"),
    row(INFORMATION, "significantOther", optional(text(30)), optional(TEXT), "name of the spouse or partner"),
    row(INFORMATION, "anniversary", optional(Kind::Date), optional(Kind::DateTime), "anniversary"),
    row(INFORMATION, "birthDay", optional(Kind::Date), optional(Kind::DateTime), "date of birth"),

    row(ADDRESS, "addressLine1", optional(text(50)), optional(TEXT), "street address"),
    row(ADDRESS, "addressLine2", optional(text(50)), optional(TEXT), "suite or unit"),
    row(ADDRESS, "city", optional(text(50)), optional(TEXT), "city"),
    row(ADDRESS, "state", optional(text(50)), optional(TEXT), "state or province"),
    row(ADDRESS, "zip", optional(text(12)), optional(TEXT), "postal code"),
    row(ADDRESS, "country", optional(Kind::Reference), optional(Kind::Reference), "country"),

    row(PORTAL, "portalSecurityLevel", optional(Kind::Integer { min: 1, max: 6 }), optional(Kind::Integer { min: 1, max: 6 }), "portal access level"),
    row(PORTAL, "disablePortalLoginFlag", optional(Kind::Boolean), optional(Kind::Boolean), "portal login is disabled"),
    row(PORTAL, "unsubscribeFlag", optional(Kind::Boolean), optional(Kind::Boolean), "opted out of e-mails"),

    queried(row(TRACKING, "inactiveFlag", optional(Kind::Boolean), optional(Kind::Boolean), "the contact is inactive"), Conditions),
    row(TRACKING, "defaultMergeContactId", optional(Kind::ID), optional(Kind::ID), "contact that merges go to"),
    replaced(row(TRACKING, "managerContactId", optional(Kind::ID), None, "contact id of the manager"), "managerContact"),
    replaced(row(TRACKING, "assistantContactId", optional(Kind::ID), None, "contact id of the assistant"), "assistantContact"),
    queried(row(TRACKING, "_info", system(Kind::Object), system(Kind::Object), "metadata"), Conditions),

    queried(row(ITEMS, "communicationItems", optional(Kind::Communications), optional(Kind::Communications), "ways to reach the contact: e-mail, phone, fax, …"), ChildConditions),

    added("managerContact", optional(Kind::Reference), "the manager"),
    added("assistantContact", optional(Kind::Reference), "the assistant"),
    added("relationshipOverride", optional(TEXT), "relationship in other words"),
    added("securityIdentifier", optional(text(184)), "security identifier of the directory account"),
    added("children", optional(TEXT), "names of the children"),
    added("gender", optional(Kind::OneOf(&["Female", "Male"])), "gender"),
    added("presence", optional(Kind::OneOf(&["NoAgent", "Online", "DoNotDisturb", "Away", "Offline"])), "presence in chat"),
    added("mobileGuid", optional(TEXT), "identifier of the mobile device"),
    added("facebookUrl", optional(TEXT), "Facebook page"),
    added("twitterUrl", optional(TEXT), "Twitter page"),
    added("linkedInUrl", optional(TEXT), "LinkedIn page"),
    added("defaultPhoneType", optional(TEXT), "type of the default phone"),
    queried(added("defaultPhoneNbr", optional(TEXT), "number of the default phone"), Conditions),
    added("defaultPhoneExtension", optional(TEXT), "extension of the default phone"),
    added("defaultBillingFlag", optional(Kind::Boolean), "default contact for billing"),
    queried(added("defaultFlag", optional(Kind::Boolean), "default contact of the company"), Conditions),
    added("userDefinedField1", optional(text(50)), "the instance's own field 1"),
    added("userDefinedField2", optional(text(50)), "the instance's own field 2"),
    added("userDefinedField3", optional(text(50)), "the instance's own field 3"),
    added("userDefinedField4", optional(text(50)), "the instance's own field 4"),
    added("userDefinedField5", optional(text(50)), "the instance's own field 5"),
    added("userDefinedField6", optional(text(50)), "the instance's own field 6"),
    added("userDefinedField7", optional(text(50)), "the instance's own field 7"),
    added("userDefinedField8", optional(text(50)), "the instance's own field 8"),
    added("userDefinedField9", optional(text(50)), "the instance's own field 9"),
    added("userDefinedField10", optional(text(50)), "the instance's own field 10"),
    added("companyLocation", optional(Kind::Reference), "location of the company"),
    queried(added("types", optional(Kind::References), "contact types, to read"), ChildConditions),
    queried(added("typeIds", optional(Kind::Ids), "contact types, on create only"), Nowhere),
    added("integratorTags", optional(Kind::Objects), "tags of integrations"),
    queried(added("customFields", optional(Kind::Objects), "custom fields"), CustomFieldConditions),
    added("photo", optional(Kind::Reference), "photo"),
    added("ignoreDuplicates", optional(Kind::Boolean), "create even if a duplicate exists"),
    added("portalPassword", optional(text(15)), "password of the portal"),
    queried(added("lastUpdated", system(Kind::DateTime), "time of the last change; queries name it without `_info`"), Conditions),
];

/// `/company/contacts/{contactId}/communications`, and each element of `communicationItems`.
#[rustfmt::skip]
pub const COMMUNICATION: &[Field] = &[
    queried(row(ITEM, "id", system(Kind::ID), system(Kind::ID), "communication id"), ChildConditions),
    queried(row(ITEM, "type", required(Kind::Reference), required(Kind::Reference), "communication type"), ChildConditions),
    queried(row(ITEM, "value", required(text(250)), required(text(250)), "the address or number"), ChildConditions),
    queried(row(ITEM, "extension", optional(text(15)), optional(text(15)), "phone extension"), ChildConditions),
    queried(row(ITEM, "defaultFlag", optional(Kind::Boolean), optional(Kind::Boolean), "primary for its type"), ChildConditions),
    queried(row(ITEM, "communicationType", optional(TEXT), optional(Kind::OneOf(&["Email", "Fax", "Phone"])), "Direct, Fax, Cell, Pager, …"), ChildConditions),
];

/// `/company/contacts/{id}/notes`.
#[rustfmt::skip]
pub const NOTE: &[Field] = &[
    row(NOTES, "text", required(TEXT), required(TEXT), "content"),
    row(NOTES, "type", optional(Kind::Reference), optional(Kind::Reference), "note type"),
    row(NOTES, "flagged", optional(Kind::Boolean), optional(Kind::Boolean), "flagged for attention"),
];
