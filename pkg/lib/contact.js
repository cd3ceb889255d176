/** Contact payloads, updates, communication items and notes; and what a server says of them. */

import * as calls from "../dist/calls.js";
import { readDiagnostics, readOutcome, readReport } from "./answer.js";
import { applyChanges } from "./changes.js";
import { wellFormed } from "./kinds.js";
import { ask } from "./module.js";
import { gapsText, optionsText, toText } from "./options.js";
import { snapshot } from "./snapshot.js";

export function validateContact(input, options) {
  return check(input, options, calls.validateContact);
}

export function validateCommunication(input, options) {
  return check(input, options, calls.validateCommunication);
}

export function validateNote(input, options) {
  return check(input, options, calls.validateNote);
}

export function checkPortalInvitation(contact, options) {
  return check(contact, options, calls.checkPortalInvitation);
}

export function upgradeContact(input, options) {
  return check(input, options, calls.upgradeContact);
}

/** The module answers with changes, and the value is the snapshot with these changes. */
function check(input, options, call) {
  const how = optionsText(options);
  const { value, unreadable } = snapshot(input);
  const answer = ask(call, `${how}\0${gapsText(unreadable)}\0${JSON.stringify(value)}`);
  // Where nothing is found, nothing is said.
  if (answer === "") return { ok: true, value, changes: [], diagnostics: [] };
  const { ok, changes, diagnostics } = readReport(answer);
  return ok ? { ok, value: applyChanges(value, changes), changes, diagnostics } : { ok, changes, diagnostics };
}

export function validateContactUpdate(input, options) {
  return answer(input, options, calls.validateContactUpdate);
}

export function upgradeContactUpdate(input, options) {
  return answer(input, options, calls.upgradeContactUpdate);
}

export function duplicateSearch(contact, options) {
  return answer(contact, options, calls.duplicateSearch);
}

export function diffContacts(before, after, options) {
  const how = optionsText(options);
  const [old, now] = [snapshot(before), snapshot(after)];
  const texts = [how, gapsText(old.unreadable), gapsText(now.unreadable), JSON.stringify(old.value), JSON.stringify(now.value)];
  return readOutcome(ask(calls.diffContacts, texts.join("\0")));
}

/** Operations and searches are no rewriting of the input, so these come whole. */
function answer(input, options, call) {
  const how = optionsText(options);
  const { value, unreadable } = snapshot(input);
  return readOutcome(ask(call, `${how}\0${gapsText(unreadable)}\0${JSON.stringify(value)}`));
}

/** Of a body that is no JSON, what can be read counts. */
export function explainServerError(body) {
  const value = typeof body === "string" ? wellFormed(body) : snapshot(body).value;
  return readDiagnostics(ask(calls.explainServerError, toText(value)));
}
