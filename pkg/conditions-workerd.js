/** The same as `conditions.js`, for Cloudflare Workers. */

import module from "./dist/conditions_core_bg.wasm";
import { provideConditions } from "./lib/conditions-module.js";

provideConditions(() => module);

export * from "./lib/conditions-api.js";
