//! Codes of requests.

use super::{Code, Severity, Texts, codes};

codes! {
    Request;

    REQUEST_DELETE = "request.delete" Advice
        title "a contact is deleted instead of being made inactive"
        message "a contact with related records cannot be deleted"
        help "mark the contact as inactive instead: `deactivateContact`";
}
