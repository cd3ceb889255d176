/** One phone number, one e-mail address. */

import { wantText } from "./arguments.js";
import { withModule } from "./module.js";
import { wantOptions } from "./options.js";

export function normalizePhone(text, options) {
  wantText(text, "text");
  const how = wantOptions(options);
  return withModule((raw) => raw.normalizePhone(text, how));
}

export function normalizeEmail(text, options) {
  wantText(text, "text");
  const how = wantOptions(options);
  return withModule((raw) => raw.normalizeEmail(text, how));
}
