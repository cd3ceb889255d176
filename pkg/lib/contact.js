/** Contact payloads, updates, communication items and notes; and what a server says of them. */

import { applyChanges } from "./changes.js";
import { wellFormed } from "./kinds.js";
import { withModule } from "./module.js";
import { wantOptions } from "./options.js";
import { snapshot } from "./snapshot.js";

export function validateContact(input, options) {
  return check(input, options, (raw, ...payload) => raw.validateContact(...payload));
}

export function validateCommunication(input, options) {
  return check(input, options, (raw, ...payload) => raw.validateCommunication(...payload));
}

export function validateNote(input, options) {
  return check(input, options, (raw, ...payload) => raw.validateNote(...payload));
}

export function checkPortalInvitation(contact, options) {
  return check(contact, options, (raw, ...payload) => raw.checkPortalInvitation(...payload));
}

export function upgradeContact(input, options) {
  return check(input, options, (raw, ...payload) => raw.upgradeContact(...payload));
}

/** The module answers with changes, and the value is the snapshot with these changes. */
function check(input, options, call) {
  const how = wantOptions(options);
  const { value, unreadable } = snapshot(input);
  const json = JSON.stringify(value);
  const gaps = unreadable.length > 0 ? unreadable : undefined;
  const report = withModule((raw) => call(raw, json, gaps, how));
  // The module's word for "nothing found".
  if (report === true) return { ok: true, value, changes: [], diagnostics: [] };
  const { ok, changes, diagnostics } = report;
  return ok ? { ok, value: applyChanges(value, changes), changes, diagnostics } : { ok, changes, diagnostics };
}

export function validateContactUpdate(input, options) {
  return answer(input, options, (raw, ...payload) => raw.validateContactUpdate(...payload));
}

export function upgradeContactUpdate(input, options) {
  return answer(input, options, (raw, ...payload) => raw.upgradeContactUpdate(...payload));
}

export function duplicateSearch(contact, options) {
  return answer(contact, options, (raw, ...payload) => raw.duplicateSearch(...payload));
}

export function diffContacts(before, after, options) {
  const how = wantOptions(options);
  const [old, now] = [snapshot(before), snapshot(after)];
  return withModule((raw) =>
    raw.diffContacts(JSON.stringify(old.value), old.unreadable, JSON.stringify(now.value), now.unreadable, how),
  );
}

/** Operations and searches are no rewriting of the input, so these come whole. */
function answer(input, options, call) {
  const how = wantOptions(options);
  const { value, unreadable } = snapshot(input);
  return withModule((raw) => call(raw, JSON.stringify(value), unreadable, how));
}

/** Of a body that is no JSON, what can be read counts. */
export function explainServerError(body) {
  const value = typeof body === "string" ? wellFormed(body) : snapshot(body).value;
  return withModule((raw) => raw.explainServerError(value));
}
