//! Codes of updates: the object form and RFC 6902 operations.

use super::{Code, Severity, Texts, codes};

codes! {
    Update;

    UPDATE_NOT_AN_UPDATE = "update.not-an-update" Error
        title "the update is neither an object of fields nor an array of operations"
        message "expected an object of fields or an array of operations, found {found}"
        help "send {\"title\": …} or [{\"op\": \"replace\", \"path\": \"/title\", \"value\": …}]";

    UPDATE_BAD_OPERATION = "update.bad-operation" Error
        title "an operation of the wrong shape"
        message "expected {expected}, found {found}"
        help "write each operation as {\"op\": \"replace\", \"path\": \"/title\", \"value\": …}";

    UPDATE_UNKNOWN_OPERATION = "update.unknown-operation" Error
        title "an operation that ConnectWise does not take"
        message "expected the operation `add`, `replace` or `remove`"
        help "use `replace` to set a field and `remove` to clear it";

    UPDATE_UNKNOWN_PATH = "update.unknown-path" Error
        title "a path that no field has"
        message "no field of a contact has this path"
        help "the nearest path is `{suggestion}`" | "write the field's name as in the field table, in its exact case";

    UPDATE_BAD_POINTER = "update.bad-pointer" Error
        title "a path that is no RFC 6901 pointer"
        message "expected a pointer like `/title` or `/communicationItems/0/value`"
        help "write each step behind a slash, `~` as `~0` and `/` as `~1`";

    UPDATE_BAD_INDEX = "update.bad-index" Error
        title "an array index out of form"
        message "expected an array index: digits without a leading zero"
        help "count from 0; `-` stands for the place behind the last element, for `add` alone";

    UPDATE_MISSING_VALUE = "update.missing-value" Error
        title "an operation without the value that it sets"
        message "`{operation}` needs a value"
        help "add `value`, or use `remove` to clear the field";

    UPDATE_REQUIRED = "update.required" Error
        title "a required field would be removed or blanked"
        message "`{field}` is required: it cannot be removed or blanked"
        help "leave `{field}` as it is, or give it another value" | "leave the field as it is, or give it another value";

    UPDATE_SYSTEM_FIELD = "update.system-field" Error
        title "a field that only the server sets"
        message "`{field}` is set by the server"
        help "leave `{field}` out" | "leave the field out";

    UPDATE_REFERENCE_PART = "update.reference-part" Error
        title "a part of a reference, which is replaced whole"
        message "`{field}` is a reference: it is replaced whole"
        help "replace `/{field}` by {\"id\": …}" | "replace the reference by {\"id\": …}";

    UPDATE_CREATE_ONLY = "update.create-only" Error
        title "a field that updates refuse"
        message "`{field}` can be set on create only"
        help "leave `{field}` out; the types of a contact are changed through its `typeAssociations`" | "leave the field out of updates";

    UPDATE_REPLACES_ITEMS = "update.replaces-items" Warning
        title "all communication items are replaced"
        message "this replaces every communication item"
        help "address one item, as in `/communicationItems/0/value`, to leave the others alone";

    UPDATE_REMOVAL_ORDER = "update.removal-order" Warning
        title "items removed from the front"
        message "an item with a lower index was removed before: the index means another item now"
        help "remove the item with the highest index first";
}
