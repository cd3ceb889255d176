/** The same as `contact.js`, for Cloudflare Workers and edge runtimes. */

import module from "./dist/contact_core_bg.wasm?module";
import { provideContact } from "./lib/contact-module.js";

provideContact(() => module);

export * from "./lib/contact-api.js";
