/** Copies of plain values. What is not plain takes the way of `snapshot.js`, which says what is wrong with it. */

import { isHostObject } from "../kinds.js";
import { giveUp } from "./findings.js";

/** What stands for a value that is not plain. */
export const ODD = undefined;

/** How deep a member of a contact goes, and how many values a contact has at most: an endless graph soon takes the other way. */
export const DEPTH = 7;
const MOST_VALUES = 1000;

let left = MOST_VALUES;

/** A new walk may copy as many values again. */
export function refill() {
  left = MOST_VALUES;
}

/** Whether an object is what a literal or JSON text makes. */
export function isPlain(object) {
  const prototype = Object.getPrototypeOf(object);
  return (prototype === Object.prototype || prototype === null) && object.toJSON === undefined;
}

/** The copy of a value, or {@link ODD}. */
export function copyOf(value, levels) {
  switch (typeof value) {
    case "string":
      if (hasSurrogate(value)) giveUp();
      return value;
    case "number":
      // Minus zero is zero.
      return value - value === 0 ? value + 0 : ODD;
    case "boolean":
      return value;
    case "object":
      if (value === null) return null;
      if (levels === 0 || left-- < 0) return ODD;
      return Array.isArray(value) ? copyArray(value, levels - 1) : copyObject(value, levels - 1);
    default:
      return ODD;
  }
}

function copyObject(object, levels) {
  if (!isPlain(object)) return ODD;
  const keys = Object.keys(object);
  const copy = {};
  let members = 0;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    const value = object[key];
    if (value === undefined) continue;
    if (key === "__proto__" || left-- < 0) return ODD;
    if (hasSurrogate(key)) giveUp();
    const kept = copyOf(value, levels);
    if (kept === ODD) return ODD;
    copy[key] = kept;
    members++;
  }
  return members === 0 && isHostObject(object) ? ODD : copy;
}

export function copyArray(array, levels) {
  if (array.toJSON !== undefined) return ODD;
  const copy = [];
  const { length } = array;
  for (let at = 0; at < length; at++) {
    if (left-- < 0) return ODD;
    const kept = copyOf(array[at], levels);
    if (kept === ODD) return ODD;
    copy.push(kept);
  }
  return copy;
}

/** Whether a text holds a surrogate, which may be half of a pair. */
export function hasSurrogate(text) {
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdfff) return true;
  }
  return false;
}

/** What {@link look} sees: nothing, white space that goes, or what only the module can tell. */
export const CLEAN = 0;
export const LOOSE = 1;
export const STRANGE = 2;

/** Whether white space has to be taken from a text. */
export function look(text) {
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e) return lookCloser(text);
  }
  // The usual text.
  return length > 0 && (text.charCodeAt(0) === 0x20 || text.charCodeAt(length - 1) === 0x20) ? LOOSE : CLEAN;
}

function lookCloser(text) {
  const first = edge(text.charCodeAt(0));
  const last = edge(text.charCodeAt(text.length - 1));
  return hasSurrogate(text) ? STRANGE : Math.max(first, last);
}

/** No letter below U+1680 is white space to anybody, apart from those of Latin-1. */
function edge(unit) {
  if (unit > 0x20 && unit < 0x7f) return CLEAN;
  if (unit <= 0x20) return LOOSE;
  return unit > 0xa0 && unit < 0x1680 ? CLEAN : STRANGE;
}
