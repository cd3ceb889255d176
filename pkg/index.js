/** The entry for browsers and everything else that takes plain ES modules: the WebAssembly module comes inside. */

import inline from "./dist/inline.js";
import { provideModule } from "./lib/module.js";
import { unpack } from "./lib/unpack.js";

provideModule(() => unpack(inline));

export * from "./lib/api.js";
