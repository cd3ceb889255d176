/** The entry for the query language, for browsers and everything else that takes plain ES modules. */

import inline from "./dist/conditions_inline.js";
import { provideConditions } from "./lib/conditions-module.js";
import { unpack } from "./lib/unpack.js";

provideConditions(() => unpack(inline));

export * from "./lib/conditions-api.js";
