/**
 * Arguments as JSON text, which is how the module takes them. An absent one is the empty text.
 */

import { wantObject } from "./arguments.js";

/** Two levels for each level of the deepest expression, and some for what holds it. */
const MAX_NESTING = 136;

/** JSON text of plain objects, arrays, strings, finite numbers and booleans. The half of a surrogate pair is replaced. */
export function toText(plain) {
  const json = JSON.stringify(plain);
  // Half a pair is the one thing that JSON text escapes so. A backslash is escaped itself, so pieces are two characters each.
  return json.includes("\\ud") ? json.replace(/\\(?:u(d[\da-f]{3})|[^])/g, (piece, half) => (half === undefined ? piece : "\ufffd")) : json;
}

/** What could not be read of a payload, as text. */
export function gapsText(unreadable) {
  return unreadable.length === 0 ? "" : toText(unreadable);
}

/** Options: absent, or an object. A member that is `undefined` is absent too; the module refuses the unknown ones. */
export function wantOptions(options) {
  if (options === undefined) return undefined;
  return Object.fromEntries(Object.entries(wantObject(options, "options")).filter(([, value]) => value !== undefined));
}

/** Options as text. */
export function optionsText(options) {
  return options === undefined ? "" : membersText(wantObject(options, "options"));
}

/** The same for options that are known to be an object. */
export function membersText(options) {
  const members = plainMembers(options, MAX_NESTING);
  for (const _ in members) return toText(members);
  return "";
}

function plainMembers(object, levels) {
  // Without a prototype, so that any name is an ordinary one.
  const members = Object.create(null);
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value !== undefined) members[name] = plain(value, levels - 1);
  }
  return members;
}

/** Misuse is a TypeError: nothing here is data, so nothing is left out in silence, and no `toJSON` is asked. */
function plain(value, levels) {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      if (!Number.isFinite(value)) throw new TypeError("expected a finite number");
      return value;
    case "undefined":
      return null;
    case "object":
      if (value === null) return null;
      if (levels === 0) throw new TypeError("an argument is nested too deep");
      return Array.isArray(value) ? Array.from(value, (element) => plain(element, levels - 1)) : plainMembers(value, levels);
  }
  throw new TypeError("expected strings, numbers, booleans, arrays and plain objects");
}
