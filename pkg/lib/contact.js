/** Contact payloads, updates, communication items and notes; and what a server says of them. */

import * as calls from "../dist/calls.js";
import { server, update } from "../dist/texts.js";
import { readDiagnostics, readOutcome, readReport } from "./answer.js";
import { applyChanges } from "./changes.js";
import { wellFormed } from "./kinds.js";
import { ask, askContact, contactRoom } from "./module.js";
import { gapsText, optionsText, toText } from "./options.js";
import { copyInto, written } from "./plain.js";
import { snapshot } from "./snapshot.js";
import { provideTexts } from "./texts.js";

export function validateContact(input, options) {
  return checkedContact(input, optionsText(options));
}

/** The same for the text of options. */
export function checkedContact(input, how) {
  if (typeof input === "object" && input !== null) {
    const room = contactRoom();
    const value = copyInto(room, input);
    // A getter may have made the memory grow.
    if (value !== undefined && room === contactRoom()) return told(askContact(written(), how), value);
  }
  return checkText(input, how, calls.validateContact);
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

function check(input, options, call) {
  return checkText(input, optionsText(options), call);
}

function checkText(input, how, call) {
  const { value, unreadable } = snapshot(input);
  return told(ask(call, `${how}\0${gapsText(unreadable)}\0${JSON.stringify(value)}`), value);
}

/** What reads the answers of the quick pass, which not every module holds. @type {typeof import("./notes.js") | undefined} */
let notes;

/** Called for a module that holds it. */
export function provideNotes(reader) {
  notes = reader;
}

/** The module answers with changes, and the value is the copy with these changes. */
function told(answer, value) {
  // Where nothing is found, nothing is said.
  if (answer === "") return { ok: true, value, changes: [], diagnostics: [] };
  const noted = notes?.isNotes(answer);
  const { ok, changes, diagnostics } = noted ? notes.readNotes(answer, value) : readReport(answer);
  if (!ok) return { ok, changes, diagnostics };
  return { ok, value: noted ? value : applyChanges(value, changes), changes, diagnostics };
}

export function validateContactUpdate(input, options) {
  provideTexts(update);
  return answer(input, options, calls.validateContactUpdate);
}

export function upgradeContactUpdate(input, options) {
  provideTexts(update);
  return answer(input, options, calls.upgradeContactUpdate);
}

export function duplicateSearch(contact, options) {
  return answer(contact, options, calls.duplicateSearch);
}

export function diffContacts(before, after, options) {
  provideTexts(update);
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
  provideTexts(server);
  const value = typeof body === "string" ? wellFormed(body) : snapshot(body).value;
  return readDiagnostics(ask(calls.explainServerError, toText(value)));
}
