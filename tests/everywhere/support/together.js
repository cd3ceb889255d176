/** Every entry in one program, asked in turn. The parts are imported first, and asked before the whole and after it. */

import { answers as ofParts } from "./parts.js";
import { answers as ofForms } from "./forms.js";
import { answers as ofWhole } from "./answers.js";

export function answers() {
  return { parts: ofParts(), forms: ofForms(), whole: ofWhole(), again: ofParts() };
}
