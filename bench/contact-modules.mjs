/** What people put together for a contact form today: a schema, and libphonenumber-js/max and validator.js for the items. */

import { OURS } from "./harness.mjs";

/** The module of each stack: `check(contact)` gives `{ ok, value, problems }`. */
export const MODULES = {
  [OURS]: "./contact-ours.mjs",
  "zod + libphonenumber-js + validator.js": "./contact-zod.mjs",
  "ajv + libphonenumber-js + validator.js": "./contact-ajv.mjs",
  "by hand + libphonenumber-js + validator.js": "./contact-hand.mjs",
  "zod compiled + libphonenumber-js + validator.js": "./contact-zod-compiled.mjs",
  "valibot + libphonenumber-js + validator.js": "./contact-valibot.mjs",
};
