/** The same as `contact.js`, for Cloudflare Workers. */

import module from "./dist/contact_core_bg.wasm";
import { provideContact } from "./lib/contact-module.js";

provideContact(() => module);

export * from "./lib/contact-api.js";
