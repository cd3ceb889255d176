/** The resolver for react-hook-form, with the module for payloads, phones and e-mails. */

import "./contact.js";

export * from "./lib/form/resolver.js";
