/** Arguments of the wrong type are misuse of the API: a TypeError, never a diagnostic. */

import { kindOf } from "./kinds.js";

/** `value` if it is a string. */
export function wantText(value, name) {
  if (typeof value !== "string") throw new TypeError(`${name}: expected a string, found ${kindOf(value)}`);
  return value;
}

/** `value` if it can be an offset into a text. */
export function wantOffset(value, name) {
  if (!Number.isSafeInteger(value) || value < 0) throw new TypeError(`${name}: expected a whole number from 0`);
  return value;
}

/** `value` if it is an array. */
export function wantArray(value, name) {
  if (!Array.isArray(value)) throw new TypeError(`${name}: expected an array, found ${kindOf(value)}`);
  return value;
}

/** `value` if it is an object that is no array. */
export function wantObject(value, name) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`${name}: expected an object, found ${kindOf(value)}`);
  }
  return value;
}
