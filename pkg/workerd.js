/** The entry for Cloudflare Workers, where no code may compile a module: the runtime has done it before. */

import module from "./dist/psa_contacts_bg.wasm";
import { provideWhole } from "./lib/whole-module.js";

provideWhole(() => module);

export * from "./lib/api.js";
