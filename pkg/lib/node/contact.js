/** Payloads, phones and e-mails, for Node. */

import { CONTACT, PHONE } from "../module.js";
import { provideFiles } from "./modules.js";

provideFiles(PHONE, CONTACT);

export * from "../contact-api.js";
