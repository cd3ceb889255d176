/**
 * Reads an unknown value once, as JSON would carry it, into plain objects and arrays. The value is never changed and
 * nothing is thrown, whatever its getters, proxies and `toJSON` do: what JSON cannot carry is left out (in an array:
 * null) and listed with its path.
 *
 * `undefined` members are absent. Own enumerable string keys count, and no other ones.
 */

import { LONE_SURROGATE, UNREADABLE, exoticKind, hasLoneSurrogate, isHostObject, isInvalidDate, kindOf, wellFormed } from "./kinds.js";

/** More values than any contact has. It bounds sparse arrays, and graphs whose shared parts multiply. */
const MAX_VALUES = 100_000;
const MAX_DEPTH = 64;
/** More findings than anybody reads. It bounds arrays full of getters that throw. */
const MAX_UNREADABLE = 1000;

/** Marks a value that is not there or cannot be carried. */
const ABSENT = Symbol("absent");

/**
 * @param {unknown} value
 * @param {{ depth?: number, only?: import("./fields.js").FieldTree }} [limits] `only` reads the named fields alone.
 * @returns {{ value: unknown, unreadable: { path: (string | number)[], found: string }[] }}
 */
export function snapshot(value, { depth = MAX_DEPTH, only } = {}) {
  /** What is known of one walk: how deep it may go, how many values are left, where it is, and what it could not read. */
  const walk = { depth, left: MAX_VALUES, path: [], open: new Set(), unreadable: [] };
  const copy = read(walk, value, "", only);
  if (copy === ABSENT && walk.unreadable.length === 0) refuse(walk, "undefined");
  return { value: copy === ABSENT ? null : copy, unreadable: walk.unreadable };
}

/** Sets a member, `__proto__` included, without ever reaching a setter or a prototype. */
export function put(object, key, value) {
  if (key === "__proto__") {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
}

function refuse({ unreadable, path }, found) {
  if (unreadable.length < MAX_UNREADABLE) unreadable.push({ path: [...path], found });
  return ABSENT;
}

/** The copy of a value that has been fetched from its holder under `key`. */
function read(walk, value, key, only) {
  if (typeof value === "object" ? value !== null : typeof value === "bigint" || typeof value === "function") {
    let toJSON;
    try {
      ({ toJSON } = value);
      if (typeof toJSON === "function" && isInvalidDate(value)) return refuse(walk, kindOf(value));
    } catch {
      return refuse(walk, UNREADABLE);
    }
    if (typeof toJSON === "function") {
      try {
        value = Reflect.apply(toJSON, value, [key]);
      } catch {
        return refuse(walk, "a toJSON that throws");
      }
    }
  }
  switch (typeof value) {
    case "string":
      return hasLoneSurrogate(value) ? refuse(walk, LONE_SURROGATE) : value;
    case "number":
      return Number.isFinite(value) ? value + 0 : refuse(walk, kindOf(value));
    case "boolean":
      return value;
    case "undefined":
      return ABSENT;
    case "object":
      return value === null ? null : readObject(walk, value, only);
    default:
      return refuse(walk, kindOf(value));
  }
}

function readObject(walk, object, only) {
  const { open, depth } = walk;
  if (open.has(object)) return refuse(walk, "a cycle");
  if (open.size >= depth) return refuse(walk, `nesting deeper than ${depth} levels`);
  open.add(object);
  try {
    if (Array.isArray(object)) return readArray(walk, object, only);
    const prototype = Object.getPrototypeOf(object);
    if (prototype !== Object.prototype && prototype !== null) {
      const boxed = unboxed(object);
      if (boxed !== ABSENT) return read(walk, boxed, "", only);
      const kind = exoticKind(object);
      if (kind !== undefined) return refuse(walk, kind);
    }
    return readMembers(walk, object, only);
  } catch {
    // A trap of a Proxy threw. What a getter or a toJSON throws is caught where it is called.
    return refuse(walk, UNREADABLE);
  } finally {
    open.delete(object);
  }
}

/** Whether one value more may be read. Says so once when it may not. */
function takes(walk) {
  if (walk.left-- > 0) return true;
  if (walk.left === -1) refuse(walk, `more than ${MAX_VALUES} values`);
  return false;
}

function readArray(walk, array, only) {
  const copy = [];
  const { length } = array;
  for (let at = 0; at < length && takes(walk); at++) {
    const element = member(walk, array, at, only);
    copy.push(element === ABSENT ? null : element);
  }
  return copy;
}

/** Of the keys those that are wanted, case set aside. */
function readMembers(walk, object, only) {
  const keys = Object.keys(object);
  if (keys.length === 0 && only === undefined && isHostObject(object)) return refuse(walk, "a host object");
  const copy = {};
  for (const key of keys) {
    const name = only && key.toLowerCase();
    if (only !== undefined && !only.has(name)) continue;
    if (!takes(walk)) break;
    if (hasLoneSurrogate(key)) {
      walk.path.push(wellFormed(key));
      refuse(walk, `a name with ${LONE_SURROGATE}`);
      walk.path.pop();
      continue;
    }
    const element = member(walk, object, key, only && only.get(name));
    if (element !== ABSENT) put(copy, key, element);
  }
  return copy;
}

function member(walk, holder, key, only) {
  const { path } = walk;
  path.push(key);
  let copy;
  try {
    copy = holder[key];
  } catch {
    refuse(walk, "a getter that throws");
    path.pop();
    return ABSENT;
  }
  copy = read(walk, copy, String(key), only);
  path.pop();
  return copy;
}

/** The primitive inside a String, Number, Boolean or BigInt object, as JSON unwraps them. */
function unboxed(object) {
  for (const prototype of [String.prototype, Number.prototype, Boolean.prototype, BigInt.prototype]) {
    try {
      return prototype.valueOf.call(object);
    } catch {
      // Not one of these.
    }
  }
  return ABSENT;
}
