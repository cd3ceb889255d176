/** The same as `conditions.js`, for Cloudflare Workers and edge runtimes. */

import module from "./dist/conditions_core_bg.wasm?module";
import { provideConditions } from "./lib/conditions-module.js";

provideConditions(() => module);

export * from "./lib/conditions-api.js";
