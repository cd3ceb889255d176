//! Codes of what the live API would refuse or ignore, for payloads of the documented model.

use super::{Code, Severity, Texts, codes};

codes! {
    Current;

    CURRENT_REPLACED_FIELD = "current.replaced-field" Advice
        title "a field that the live API has under another name"
        message "the live API takes `{replacement}` in place of `{field}`"
        help "send `{replacement}`, with the option `api` set to \"current\"" | "send the live API's field, with the option `api` set to \"current\"";

    CURRENT_COMMUNICATION_TYPE = "current.communication-type" Advice
        title "a `communicationType` that the live API does not take"
        message "the live API takes {expected} as `communicationType`"
        help "send one of {expected}; the type of the item says the rest" | "send one of the live API's names; the type of the item says the rest";

    CURRENT_DATE_TIME = "current.date-time" Advice
        title "a date where the live API takes a date-time"
        message "the live API takes a date-time as `{field}`"
        help "write the start of the day: YYYY-MM-DDT00:00:00Z";

    CURRENT_OPERATIONS = "current.operations" Advice
        title "an update as an object, which the live API refuses"
        message "the live API takes updates as an array of operations"
        help "send the operations that the check gives back";

    CURRENT_TYPE_ASSOCIATIONS = "current.type-associations" Advice
        title "contact types in an update, which the live API refuses"
        message "the live API does not take `{field}` in an update"
        help "change the types of a contact through its `typeAssociations`";
}
