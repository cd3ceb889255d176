/** The same as `conditions.js`, for Node. */

import { readFileSync } from "node:fs";
import { provideConditions } from "./lib/conditions-module.js";

provideConditions(() => readFileSync(new URL("./dist/conditions_core_bg.wasm", import.meta.url)));

export * from "./lib/conditions-api.js";
