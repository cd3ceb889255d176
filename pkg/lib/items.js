/** One phone number, one e-mail address. */

import { wantText } from "./arguments.js";
import { hasLoneSurrogate } from "./kinds.js";
import { withModule } from "./module.js";
import { wantOptions } from "./options.js";

export function normalizePhone(text, options) {
  wantText(text, "text");
  const how = wantOptions(options);
  return withModule((raw) => raw.normalizePhone(text, how));
}

export function formatAsYouType(text, options) {
  wantText(text, "text");
  const how = wantOptions(options);
  const typed = withModule((raw) => raw.formatAsYouType(text, how));
  // Such a text is no number, so it is to stay as it is; the way to the module has replaced the half pair.
  return hasLoneSurrogate(text) ? { ...typed, text } : typed;
}

export function examplePhone(region, type) {
  wantText(region, "region");
  if (type !== undefined) wantText(type, "type");
  return withModule((raw) => raw.examplePhone(region, type));
}

export function phoneRegions() {
  return withModule((raw) => raw.phoneRegions());
}

export function normalizeEmail(text, options) {
  wantText(text, "text");
  const how = wantOptions(options);
  return withModule((raw) => raw.normalizeEmail(text, how));
}
