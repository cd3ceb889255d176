/** The entry for payloads, phones and e-mails, for browsers and everything else that takes plain ES modules. */

import { provideContact } from "./lib/contact-module.js";

export * from "./lib/contact-api.js";

// Last: texts like each other, side by side, are smaller on the wire.
import { unpack } from "./lib/unpack.js";
import inline from "./dist/contact_inline.js";

provideContact(() => unpack(inline));
