/** One phone number, one e-mail address. */

import * as calls from "../dist/calls.js";
import { readOutcome, toEmail, toPhone } from "./answer.js";
import { wantText } from "./arguments.js";
import { hasLoneSurrogate } from "./kinds.js";
import { ask } from "./module.js";
import { optionsText, toText } from "./options.js";

export function normalizePhone(text, options) {
  wantText(text, "text");
  const region = regionAlone(options);
  const answer =
    region === undefined
      ? ask(calls.normalizePhone, `${optionsText(options)}\0${text}`)
      : ask(calls.normalizePhoneIn, `${region}\0${text}`);
  // A number about which nothing is to be said is a line that begins with its plus.
  if (answer.charCodeAt(0) === 0x2b) return { ok: true, value: toPhone(answer), changes: [], diagnostics: [] };
  return readOutcome(answer, toPhone);
}

/** The default region, if it is all that the options hold: then it goes to the module as it is. */
function regionAlone(options) {
  if (typeof options !== "object" || options === null) return undefined;
  const { defaultRegion } = options;
  if (typeof defaultRegion !== "string" || !/^[A-Z]{2}$/.test(defaultRegion)) return undefined;
  for (const name in options) if (name !== "defaultRegion") return undefined;
  return defaultRegion;
}

export function formatAsYouType(text, options) {
  wantText(text, "text");
  const how = optionsText(options);
  const typed = JSON.parse(ask(calls.formatAsYouType, `${how}\0${text}`));
  // Such a text is no number, so it is to stay as it is; the way to the module has replaced the half pair.
  return hasLoneSurrogate(text) ? { ...typed, text } : typed;
}

export function examplePhone(region, type) {
  wantText(region, "region");
  if (type !== undefined) wantText(type, "type");
  const line = ask(calls.examplePhone, `${type === undefined ? "" : toText(type)}\0${region}`);
  return line === "" ? undefined : toPhone(line);
}

export function phoneRegions() {
  return JSON.parse(ask(calls.phoneRegions, ""));
}

export function normalizeEmail(text, options) {
  wantText(text, "text");
  const how = optionsText(options);
  return readOutcome(ask(calls.normalizeEmail, `${how}\0${text}`), toEmail);
}
