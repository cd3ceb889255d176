/** The entry for Node: the WebAssembly module is read from the file beside. */

import { readFileSync } from "node:fs";
import { provideWhole } from "./lib/whole-module.js";

provideWhole(() => readFileSync(new URL("./dist/psa_contacts_bg.wasm", import.meta.url)));

export * from "./lib/api.js";
