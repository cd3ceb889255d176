/**
 * The quick way into the module: a plain object is copied and written as JSON text, straight into the module's memory, in one
 * walk. What is not plain (getters that throw, other prototypes, values that JSON lacks, very much of anything) takes the way
 * of `snapshot.js`, which says what is wrong with it.
 */

import { TextEncoder } from "./codecs.js";
import { hasLoneSurrogate, isHostObject } from "./kinds.js";

/** How deep it goes: an endless graph soon takes the other way. */
const DEPTH = 8;

/** What stands for a value that is not plain. */
const ODD = undefined;

const encoder = new TextEncoder();

/** Where the text is written, and how far. */
let bytes;
let at = 0;

/** The copy of a plain object, whose text is in `room`; or `undefined`. */
export function copyInto(room, object) {
  // A getter of the object may have come here.
  if (bytes !== undefined) return undefined;
  // Members of that prototype would be members of every object.
  for (const _ in Object.prototype) return undefined;
  bytes = room;
  at = 0;
  try {
    return Array.isArray(object) ? ODD : copyObject(object, DEPTH);
  } catch {
    return undefined;
  } finally {
    bytes = undefined;
  }
}

/** How many bytes the text takes. */
export function written() {
  return at;
}

function copyObject(object, levels) {
  const prototype = Object.getPrototypeOf(object);
  if ((prototype !== Object.prototype && prototype !== null) || object.toJSON !== undefined) return ODD;
  const copy = {};
  let before = 0x7b;
  for (const key in object) {
    const value = object[key];
    if (value === undefined) continue;
    bytes[at++] = before;
    before = 0x2c;
    if (key === "__proto__" || !writeText(key)) return ODD;
    bytes[at++] = 0x3a;
    const kept = copyValue(value, levels);
    if (kept === ODD) return ODD;
    copy[key] = kept;
  }
  if (before === 0x7b) {
    if (isHostObject(object)) return ODD;
    bytes[at++] = before;
  }
  bytes[at++] = 0x7d;
  return copy;
}

function copyArray(array, levels) {
  if (array.toJSON !== undefined) return ODD;
  const copy = [];
  const { length } = array;
  bytes[at++] = 0x5b;
  for (let index = 0; index < length; index++) {
    if (index > 0) bytes[at++] = 0x2c;
    const kept = copyValue(array[index], levels);
    if (kept === ODD) return ODD;
    copy.push(kept);
  }
  bytes[at++] = 0x5d;
  return copy;
}

function copyValue(value, levels) {
  switch (typeof value) {
    case "string":
      return writeText(value) ? value : ODD;
    case "number":
      // Minus zero is zero.
      return writeNumber(value + 0) ? value + 0 : ODD;
    case "boolean":
      return writePlain(value ? "true" : "false") ? value : ODD;
    case "object":
      if (value === null) return writePlain("null") ? null : ODD;
      if (levels === 0) return ODD;
      return Array.isArray(value) ? copyArray(value, levels - 1) : copyObject(value, levels - 1);
    default:
      return ODD;
  }
}

/** Whether so many characters can be written, and some punctuation behind them. */
function fits(length) {
  return at + length * 3 + 16 <= bytes.length;
}

function writeText(text) {
  const { length } = text;
  if (!fits(length)) return false;
  const into = bytes;
  let end = at;
  into[end++] = 0x22;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c) return writeEscaped(text);
    into[end++] = code;
  }
  into[end++] = 0x22;
  at = end;
  return true;
}

/** A text that needs escapes, or is not ASCII. */
function writeEscaped(text) {
  if (hasLoneSurrogate(text)) return false;
  const json = JSON.stringify(text);
  if (!fits(json.length)) return false;
  at += encoder.encodeInto(json, bytes.subarray(at)).written;
  return true;
}

function writePlain(text) {
  if (!fits(text.length)) return false;
  for (let index = 0; index < text.length; index++) bytes[at++] = text.charCodeAt(index);
  return true;
}

function writeNumber(number) {
  if (!(number >= 0 && number < 1e9 && Math.floor(number) === number)) {
    return number - number === 0 && writePlain(String(number));
  }
  if (!fits(9)) return false;
  for (let limit = 10; limit <= number; limit *= 10) at++;
  let place = at++;
  do {
    const rest = Math.floor(number / 10);
    bytes[place--] = 0x30 + number - rest * 10;
    number = rest;
  } while (number > 0);
  return true;
}
