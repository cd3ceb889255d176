/** The entry for the query language, for browsers and everything else that takes plain ES modules. */

import { provideConditions } from "./lib/conditions-module.js";

export * from "./lib/conditions-api.js";

// Last: texts like each other, side by side, are smaller on the wire.
import { unpack } from "./lib/unpack.js";
import inline from "./dist/conditions_inline.js";

provideConditions(() => unpack(inline));
