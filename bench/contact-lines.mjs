/** The varied contacts as NDJSON, for the contestants that are compiled. */

import { contacts } from "./contact-inputs.mjs";

console.log(contacts(10_000).map((contact) => JSON.stringify(contact)).join("\n"));
