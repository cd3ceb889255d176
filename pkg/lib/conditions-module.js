/** The module that holds the query language. */

import { __wbg_reset_state as reset, call, initSync } from "../dist/conditions_core.js";
import { conditions, unreadable } from "../dist/texts.js";
import { CONDITIONS, moduleOf } from "./module.js";
import { provideTexts } from "./texts.js";

const provideModule = moduleOf({ call, initSync, reset }, CONDITIONS);

/** Says where the module comes from: its bytes, or compiled. Called by the entry file. */
export function provideConditions(source) {
  provideTexts([conditions, unreadable]);
  provideModule(source);
}
