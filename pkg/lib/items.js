/** One phone number, one e-mail address. */

import { wantText } from "./arguments.js";
import { withModule } from "./module.js";

export function normalizePhone(text, options) {
  wantText(text, "text");
  return withModule((raw) => raw.normalizePhone(text, options));
}

export function normalizeEmail(text, options) {
  wantText(text, "text");
  return withModule((raw) => raw.normalizeEmail(text, options));
}
