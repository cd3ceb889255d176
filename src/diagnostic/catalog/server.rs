//! Codes of what a server answered.

use super::{Code, Severity, Texts, codes};

codes! {
    Server;

    SERVER_REFUSED = "server.refused" Error
        title "the server refused the request for a reason of its own"
        message "the server refused the request with `{reason}`"
        help "compare the payload with the field table, and the reason with the server's documentation";

    SERVER_UNREADABLE = "server.unreadable" Error
        title "an answer that is no error of ConnectWise"
        message "expected an object with `code` or `errors`, found {found}"
        help "pass the body of the 400 answer, as an object or as its JSON text";

    SERVER_UNKNOWN_MEMBER = "server.unknown-member" Error
        title "the server's model lacks a member of the payload"
        message "the server does not know `{field}`"
        help "leave `{field}` out, or choose the model of the API that the server has" | "leave the member out, or choose the model of the API that the server has";

    SERVER_UNRECOGNIZED_NAME = "server.unrecognized-name" Error
        title "a query names a field that cannot be filtered"
        message "the server filters no field of the name in the query"
        help "move array fields such as `types/id` or `communicationItems/value` to `childConditions`, custom fields to `customFieldConditions`, and check the spelling of the others";

    SERVER_LITERAL_TYPE = "server.literal-type" Error
        title "a query compares a field with a value of another type"
        message "a value in the query does not suit its field"
        help "write booleans as `true` and `false`, numbers without quotes, and date-times in square brackets";

    SERVER_ENUM_VALUE = "server.enum-value" Error
        title "a query compares an enumeration with `like` or null"
        message "a value in the query is none of its field's"
        help "compare the field with `=` and one of its values";

    SERVER_INVALID_PATCH = "server.invalid-patch" Error
        title "an operation that the server cannot make"
        message "an operation has a value of the wrong kind, or a path that the server lacks"
        help "check the operations with `validateContactUpdate` before they are sent";

    SERVER_INVALID_REFERENCE = "server.invalid-reference" Error
        title "a reference to a record that does not exist"
        message "`{field}` refers to a record that does not exist"
        help "look the id of `{field}` up before it is sent" | "look the id up before it is sent";

    SERVER_HAS_RECORDS = "server.has-related-records" Error
        title "the contact has related records and cannot be deleted"
        message "the contact has related records: it cannot be deleted"
        help "mark the contact as inactive instead";

    SERVER_EMAIL_EXISTS = "server.email-exists" Error
        title "another contact has the e-mail address"
        message "another contact has this e-mail address"
        help "use the existing contact; a search before the create finds it";
}
