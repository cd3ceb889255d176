/** The entry for browsers and everything else that takes plain ES modules: the WebAssembly module comes inside. */

import { provideWhole } from "./lib/whole-module.js";

export * from "./lib/api.js";

// Last: texts like each other, side by side, are smaller on the wire.
import { unpack } from "./lib/unpack.js";
import inline from "./dist/inline.js";

provideWhole(() => unpack(inline));
