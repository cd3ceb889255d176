/** The module that holds the query language. */

import { conditions, unreadable } from "../dist/texts.js";
import { glue } from "./glue.js";
import { CONDITIONS, moduleOf } from "./module.js";
import { provideTexts } from "./texts.js";

const provideModule = moduleOf(glue(["call"], []), CONDITIONS);

/** Says where the module comes from: its bytes, or compiled. Called by the entry file. */
export function provideConditions(source) {
  provideTexts(conditions, unreadable);
  provideModule(source);
}
