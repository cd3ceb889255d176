/** Forms of plain HTML, with the module for payloads, phones and e-mails. */

import "./contact.js";

export * from "./lib/form/bind.js";
