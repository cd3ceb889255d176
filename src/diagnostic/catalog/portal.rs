//! Codes of portal access.

use super::{Code, Severity, Texts, codes};

codes! {
    Portal;

    PORTAL_NO_EMAIL = "portal.no-email" Error
        title "no valid e-mail address to send the invitation to"
        message "the invitation needs a valid e-mail item"
        help "add a communication item of the e-mail type with a valid address";

    PORTAL_NO_LEVEL = "portal.no-level" Error
        title "no portal security level"
        message "the invitation needs `portalSecurityLevel` above 0"
        help "set `portalSecurityLevel` to a level from {levels}" | "set `portalSecurityLevel` to the level that grants the least access needed";

    PORTAL_LOGIN_DISABLED = "portal.login-disabled" Error
        title "the portal login is disabled"
        message "the invitation needs `disablePortalLoginFlag` to be false"
        help "set `disablePortalLoginFlag` to false";

    PORTAL_INACTIVE = "portal.inactive" Warning
        title "portal access for an inactive contact"
        message "the contact has portal access and is inactive"
        help "set `disablePortalLoginFlag` to true, or `inactiveFlag` to false";

    PORTAL_WITHOUT_EMAIL = "portal.without-email" Warning
        title "portal access without an e-mail address"
        message "the contact has portal access and no e-mail item"
        help "add a communication item of the e-mail type: the portal writes to it";
}
