/** The entry for Cloudflare Workers and edge runtimes, where no code may compile a module: the runtime has done it before. */

import module from "./dist/psa_contacts_bg.wasm?module";
import { provideWhole } from "./lib/whole-module.js";

provideWhole(() => module);

export * from "./lib/api.js";
