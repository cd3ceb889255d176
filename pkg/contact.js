/** The entry for payloads, phones and e-mails, for browsers and everything else that takes plain ES modules. */

import { unpack } from "./lib/unpack.js";
import inline from "./dist/contact_inline.js";
import { provideContact } from "./lib/contact-module.js";

provideContact(() => unpack(inline));

export * from "./lib/contact-api.js";
