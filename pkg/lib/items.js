/** One phone number, one e-mail address. */

import { wantText } from "./arguments.js";
import { hasLoneSurrogate } from "./kinds.js";
import { withModule, withRawModule } from "./module.js";
import { wantOptions } from "./options.js";

export function normalizePhone(text, options) {
  wantText(text, "text");
  const region = regionAlone(options);
  const answer =
    region === undefined
      ? withRawModule((raw) => raw.normalizePhone(text, wantOptions(options)))
      : withRawModule((raw) => raw.normalizePhoneIn(text, region));
  // A number about which nothing is to be said begins with its plus.
  if (answer.startsWith("+")) return { ok: true, value: readLine(answer), changes: [], diagnostics: [] };
  return JSON.parse(answer);
}

/** The default region, if it is all that the options hold: the module reads a text faster than an object. */
function regionAlone(options) {
  if (typeof options !== "object" || options === null) return undefined;
  const { defaultRegion } = options;
  if (typeof defaultRegion !== "string") return undefined;
  for (const name in options) if (name !== "defaultRegion") return undefined;
  return defaultRegion;
}

/** A number about which nothing is to be said comes as one line, its texts in this order, each ended by a tab. */
function readLine(line) {
  const [e164, national, international, rfc3966, region, countryCode, nationalNumber, extension, type] = line.split("\t");
  const phone = { e164, national, international, rfc3966 };
  if (region !== "") phone.region = region;
  phone.countryCode = Number(countryCode);
  phone.nationalNumber = nationalNumber;
  if (extension !== "") phone.extension = extension;
  phone.possible = true;
  phone.valid = true;
  if (type !== "") phone.type = type;
  return phone;
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
