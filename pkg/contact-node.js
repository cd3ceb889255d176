/** The same as `contact.js`, for Node. */

import { readFileSync } from "node:fs";
import { provideContact } from "./lib/contact-module.js";

provideContact(() => readFileSync(new URL("./dist/contact_core_bg.wasm", import.meta.url)));

export * from "./lib/contact-api.js";
