/** Phone numbers in other ways than one by one, and one e-mail address. */

import * as calls from "../dist/calls.js";
import { readOutcome, toEmail, toPhone } from "./answer.js";
import { wantText } from "./arguments.js";
import { hasLoneSurrogate } from "./kinds.js";
import { ask } from "./module.js";
import { optionsText, toText } from "./options.js";

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
