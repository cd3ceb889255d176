/** Conditions texts and expressions. */

import { wantObject, wantText } from "./arguments.js";
import { isExpression, wantConditions, wantExpression } from "./expression.js";
import { withModule } from "./module.js";
import { unwrap } from "./outcome.js";

export function parseConditions(text, options) {
  wantText(text, "text");
  return withModule((raw) => raw.parseConditions(text, options));
}

export function formatConditions(source, options) {
  const conditions = wantConditions(source, "expression");
  return unwrap(withModule((raw) => raw.formatConditions(conditions, options)));
}

export function contactsQuery(parts, options) {
  wantObject(parts, "parts");
  const plain = {};
  for (const [key, part] of Object.entries(parts)) {
    if (part !== undefined) plain[key] = isExpression(part) ? wantExpression(part, key) : part;
  }
  return withModule((raw) => raw.contactsQuery(plain, options));
}
