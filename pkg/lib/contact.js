/** Contact payloads. */

import { applyChanges } from "./changes.js";
import { withModule } from "./module.js";
import { wantOptions } from "./options.js";
import { snapshot } from "./snapshot.js";

export function validateContact(input, options) {
  const how = wantOptions(options);
  const { value, unreadable } = snapshot(input);
  const json = JSON.stringify(value);
  const { ok, changes, diagnostics } = withModule((raw) => raw.validateContact(json, unreadable, how));
  return ok ? { ok, value: applyChanges(value, changes), changes, diagnostics } : { ok, changes, diagnostics };
}
