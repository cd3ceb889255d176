/** The module that holds everything. */

import { all } from "../dist/texts.js";
import { provideNotes } from "./contact.js";
import { glue } from "./glue.js";
import { BOTH, CONDITIONS, CONTACT, PHONE, ROWS, moduleOf } from "./module.js";
import { isNotes, readNotes } from "./notes.js";
import { provideTexts } from "./texts.js";

const provideModule = moduleOf(glue(["call", "checkContact"], ["phoneKind", "readRows"]), CONTACT, CONDITIONS, BOTH, PHONE, ROWS);

/** Says where the module comes from: its bytes, or compiled. Called by the entry file. */
export function provideWhole(source) {
  provideTexts(...all);
  provideNotes({ isNotes, readNotes });
  provideModule(source);
}
