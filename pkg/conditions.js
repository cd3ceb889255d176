/** The entry for the query language, for browsers and everything else that takes plain ES modules. */

import { unpack } from "./lib/unpack.js";
import inline from "./dist/conditions_inline.js";
import { provideConditions } from "./lib/conditions-module.js";

provideConditions(() => unpack(inline));

export * from "./lib/conditions-api.js";
