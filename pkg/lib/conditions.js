/** Conditions texts and expressions. */

import { wantObject, wantText } from "./arguments.js";
import { wantConditions, wantPlain } from "./expression.js";
import { withModule } from "./module.js";
import { wantOptions } from "./options.js";
import { unwrap } from "./outcome.js";

export function parseConditions(text, options) {
  wantText(text, "text");
  const how = wantOptions(options);
  return withModule((raw) => raw.parseConditions(text, how));
}

export function formatConditions(source, options) {
  const conditions = wantConditions(source, "expression");
  const how = wantOptions(options);
  return unwrap(withModule((raw) => raw.formatConditions(conditions, how)));
}

export function contactsQuery(parts, options) {
  const plain = wantPlain(wantObject(parts, "parts"), "parts");
  const how = wantOptions(options);
  return withModule((raw) => raw.contactsQuery(plain, how));
}
