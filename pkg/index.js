/** The entry for browsers and everything else that takes plain ES modules: the WebAssembly module comes inside. */

import { unpack } from "./lib/unpack.js";
import inline from "./dist/inline.js";
import { provideWhole } from "./lib/whole-module.js";

provideWhole(() => unpack(inline));

export * from "./lib/api.js";
