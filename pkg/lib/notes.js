/**
 * Reads what the module says of an ordinary contact: pieces of text in the form of `src/api/quick.rs`, each of which ends
 * with a tab. What stands in the contact is not said again.
 */

import { readChange, readDiagnostic, readFinding } from "./answer.js";
import { applyChanges } from "./changes.js";

/** What the fix of an advice does. */
const title = "send what the live API takes";

const RULES = { T: "trim", D: "email-domain-case", P: "phone-e164" };

/** By the code's number and the field, a diagnostic with its texts. */
const known = new Map();

/** Whether an answer is in that form. Others are JSON. */
export function isNotes(answer) {
  const first = answer.charCodeAt(0);
  return first === 0x2b || first === 0x2d;
}

/**
 * The report. The contact that was checked, `value`, is rewritten in place. Without it the notes are of the kind that say
 * themselves what stood there.
 */
export function readNotes(answer, value) {
  const pieces = answer.split("\t");
  const changes = [];
  const diagnostics = [];
  const end = pieces.length - 1;
  let at = 1;
  while (at < end) {
    const letter = pieces[at++];
    let name = pieces[at++];
    if (letter === "F") {
      diagnostics.push(readFinding(name, pieces[at++]));
      continue;
    }
    if (letter === "C") {
      const change = readChange(name);
      if (value !== undefined) applyChanges(value, [change]);
      changes.push(change);
      continue;
    }
    let holder = value;
    let path;
    if (name.charCodeAt(0) <= 0x39) {
      const index = Number(name);
      name = pieces[at++];
      holder = value?.communicationItems[index];
      path = ["communicationItems", index, name];
    } else {
      path = [name];
    }
    switch (letter) {
      case "N":
        if (holder !== undefined) delete holder[name];
        changes.push({ path, before: null, rule: "null-absent" });
        break;
      case "E": {
        const after = pieces[at++];
        if (holder !== undefined) holder[name] = after;
        changes.push({ path, after, rule: "phone-extension" });
        break;
      }
      case "R": {
        const given = holder === undefined ? Number(pieces[at + 3]) : holder[name];
        diagnostics.push(replaced(name, path, pieces[at], pieces[at + 1], pieces[at + 2], given));
        at += holder === undefined ? 4 : 3;
        break;
      }
      case "Y":
        diagnostics.push(withTime(name, path, pieces[at], pieces[at + 1]));
        at += 2;
        break;
      case "A": {
        const { code, severity, message, help, pointer } = wordsOf(pieces[at++], name);
        diagnostics.push({ code, severity, message, help, path, pointer });
        break;
      }
      default: {
        const before = holder === undefined ? pieces[at++] : holder[name];
        const after = pieces[at++];
        if (holder !== undefined) holder[name] = after;
        changes.push({ path, before, after, rule: RULES[letter] });
      }
    }
  }
  return { ok: pieces[0] === "+", changes, diagnostics };
}

/** A diagnostic of a field, whose texts are made once. */
function wordsOf(number, name, params) {
  const key = number + name;
  let words = known.get(key);
  if (words === undefined) {
    words = readDiagnostic(JSON.stringify([Number(number), [name], params ?? 0]));
    known.set(key, words);
  }
  return words;
}

/** `current.replaced-field`: the id moves into another field, as a list or a reference. */
function replaced(name, path, number, replacement, shape, given) {
  const params = { field: name, replacement };
  const { code, severity, message, help, pointer } = wordsOf(number, name, params);
  const id = typeof given === "object" ? given.id : given;
  const value = shape === "ids" ? [id] : { id };
  const patch = [
    { op: "remove", path: pointer },
    { op: "add", path: `/${replacement}`, value },
  ];
  return { code, severity, message, help, path, pointer, params, fix: { title, patch } };
}

/** `current.date-time` */
function withTime(name, path, number, value) {
  const params = { field: name };
  const { code, severity, message, help, pointer } = wordsOf(number, name, params);
  return { code, severity, message, help, path, pointer, params, fix: { title, patch: [{ op: "replace", path: pointer, value }] } };
}
