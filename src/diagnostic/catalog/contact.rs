//! Codes of contact payloads, their communication items and references.

use super::{Code, Severity, Texts, codes};

codes! {
    Contact;

    CONTACT_NOT_AN_OBJECT = "contact.not-an-object" Error
        title "the payload is no JSON object"
        message "expected an object, found {found}"
        help "send one contact as an object: {\"firstName\": …, \"company\": {\"id\": …}}";

    CONTACT_NOT_JSON = "contact.not-json" Error
        title "a value that JSON cannot carry"
        message "JSON cannot carry {found}"
        help "replace it by a string, a finite number, a boolean, an array or a plain object, or leave the member out";

    CONTACT_REQUIRED = "contact.required" Error
        title "a required field is missing, empty or blank"
        message "`{field}` is required"
        help "include `{field}`: {example}" | "provide the `{field}` field" | "provide the field";

    CONTACT_TOO_LONG = "contact.too-long" Error
        title "a text is longer than its field"
        message "`{field}` takes at most {max} UTF-16 code units, found {actual}"
        help "shorten `{field}` by {over}" | "shorten the text to the documented length";

    CONTACT_WRONG_TYPE = "contact.wrong-type" Error
        title "a value of the wrong JSON type"
        message "`{field}`: expected {expected}, found {found}"
        help "send {expected}" | "send the documented JSON type";

    CONTACT_OUT_OF_RANGE = "contact.out-of-range" Error
        title "a number outside its range"
        message "`{field}` goes from {min} to {max}"
        help "send a whole number from {min} to {max}" | "send a number inside the documented range";

    CONTACT_INVALID_DATE = "contact.invalid-date" Error
        title "a date that no calendar has"
        message "`{field}`: expected {expected}"
        help "write year, month and day as YYYY-MM-DD, or a date-time as YYYY-MM-DDThh:mm:ssZ";

    CONTACT_NOT_ONE_OF = "contact.not-one-of" Error
        title "a value outside the list that the field takes"
        message "`{field}` takes {expected}"
        help "send one of {expected}" | "send one of the documented values";

    CONTACT_SYSTEM_FIELD = "contact.system-field" Warning
        title "a field that only the server sets"
        message "`{field}` is set by the server"
        help "leave `{field}` out" | "leave the field out";

    CONTACT_UNKNOWN_FIELD = "contact.unknown-field" Warning
        title "a field that the model does not have"
        message "the model has no such field"
        help "the nearest field is `{suggestion}`" | "compare the name with the field table, or allow unknown fields";

    CONTACT_OTHER_MODEL = "contact.other-model" Warning
        title "a field that only the other model of the API has"
        message "`{field}` is a field of the `{model}` model"
        help "set the option `api` to \"{model}\", or leave `{field}` out" | "choose the model that the payload is meant for";

    CONTACT_UNKNOWN_TYPE = "contact.unknown-type" Warning
        title "a type id that the table of types lacks"
        message "`{field}` has no such id in the table of {table}"
        help "the ids are {expected}; an instance's own table can be given in the options" | "give the instance's own table of types in the options";

    CONTACT_NO_TYPE = "contact.no-type" Advice
        title "a contact without a contact type"
        message "the contact has no contact type"
        help "set a contact type: it tells primary, billing and technical contacts apart";

    CONTACT_NO_ITEMS = "contact.no-items" Advice
        title "a contact without communication items"
        message "the contact has no communication item"
        help "add an e-mail address or a phone number: notifications need one";

    CONTACT_NO_SITE = "contact.no-site" Advice
        title "a contact without a site"
        message "the contact is linked to no site"
        help "set `site`: companies with several sites need it";

    COMMUNICATION_SECOND_DEFAULT = "communication.second-default" Warning
        title "two default items of one type"
        message "item {first} is already the default of this type"
        help "keep `defaultFlag` on one item of each type";

    COMMUNICATION_DUPLICATE = "communication.duplicate" Warning
        title "the same value twice"
        message "the value equals that of item {first}"
        help "leave one of the two items out";

    COMMUNICATION_TWO_EXTENSIONS = "communication.two-extensions" Error
        title "two different extensions for one number"
        message "the number has an extension, and `extension` holds another one"
        help "keep the extension in one of the two places";

    COMMUNICATION_TYPE_MISMATCH = "communication.type-mismatch" Warning
        title "`communicationType` names another kind than the type"
        message "`communicationType` says {found}, the type is {expected}"
        help "make `communicationType` and `type` agree";

    COMMUNICATION_EXTENSION_WITHOUT_NUMBER = "communication.extension-without-number" Warning
        title "an extension on an item that is no phone number"
        message "an item of the type {type} has no extension"
        help "leave `extension` out of items that are no phone numbers";

    COMMUNICATION_HIDDEN_CHARACTER = "communication.hidden-character" Warning
        title "a hidden or bidirectional character in a value"
        message "found a hidden character ({kind})"
        help "remove the hidden characters; they usually come along with copied text";

    COMMUNICATION_EMAIL_IN_NUMBER = "communication.email-in-number" Error
        title "an e-mail address in a phone item"
        message "the type is {type}, and the value is an e-mail address"
        help "give the item the type of an e-mail address";

    COMMUNICATION_NUMBER_IN_EMAIL = "communication.number-in-email" Error
        title "a phone number in an e-mail item"
        message "the type is {type}, and the value is a phone number"
        help "give the item the type of a phone number";
}
