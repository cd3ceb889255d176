/** Contact payloads, updates, communication items and notes. */

import { applyChanges } from "./changes.js";
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

/** The module answers with changes, and the value is the snapshot with these changes. */
function check(input, options, call) {
  const how = wantOptions(options);
  const { value, unreadable } = snapshot(input);
  const json = JSON.stringify(value);
  const { ok, changes, diagnostics } = withModule((raw) => call(raw, json, unreadable, how));
  return ok ? { ok, value: applyChanges(value, changes), changes, diagnostics } : { ok, changes, diagnostics };
}

/** The operations are no rewriting of the input, so these two come whole. */
export function validateContactUpdate(input, options) {
  const how = wantOptions(options);
  const { value, unreadable } = snapshot(input);
  return withModule((raw) => raw.validateContactUpdate(JSON.stringify(value), unreadable, how));
}

export function diffContacts(before, after, options) {
  const how = wantOptions(options);
  const [old, now] = [snapshot(before), snapshot(after)];
  return withModule((raw) =>
    raw.diffContacts(JSON.stringify(old.value), old.unreadable, JSON.stringify(now.value), now.unreadable, how),
  );
}
