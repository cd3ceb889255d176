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
  const walk = new Walk(depth);
  const copy = walk.read(value, "", only);
  if (copy === ABSENT && walk.unreadable.length === 0) walk.refuse("undefined");
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

class Walk {
  constructor(depth) {
    this.depth = depth;
    this.left = MAX_VALUES;
    this.path = [];
    this.open = new Set();
    this.unreadable = [];
  }

  refuse(found) {
    if (this.unreadable.length < MAX_UNREADABLE) this.unreadable.push({ path: [...this.path], found });
    return ABSENT;
  }

  /** The copy of a value that has been fetched from its holder under `key`. */
  read(value, key, only) {
    if (typeof value === "object" ? value !== null : typeof value === "bigint" || typeof value === "function") {
      let toJSON;
      try {
        ({ toJSON } = value);
        if (typeof toJSON === "function" && isInvalidDate(value)) return this.refuse(kindOf(value));
      } catch {
        return this.refuse(UNREADABLE);
      }
      if (typeof toJSON === "function") {
        try {
          value = Reflect.apply(toJSON, value, [key]);
        } catch {
          return this.refuse("a toJSON that throws");
        }
      }
    }
    switch (typeof value) {
      case "string":
        return hasLoneSurrogate(value) ? this.refuse(LONE_SURROGATE) : value;
      case "number":
        return Number.isFinite(value) ? value + 0 : this.refuse(kindOf(value));
      case "boolean":
        return value;
      case "undefined":
        return ABSENT;
      case "object":
        return value === null ? null : this.readObject(value, only);
      default:
        return this.refuse(kindOf(value));
    }
  }

  readObject(object, only) {
    if (this.open.has(object)) return this.refuse("a cycle");
    if (this.open.size >= this.depth) return this.refuse(`nesting deeper than ${this.depth} levels`);
    this.open.add(object);
    try {
      if (Array.isArray(object)) return this.readArray(object, only);
      const prototype = Object.getPrototypeOf(object);
      if (prototype !== Object.prototype && prototype !== null) {
        const boxed = unboxed(object);
        if (boxed !== ABSENT) return this.read(boxed, "", only);
        const kind = exoticKind(object);
        if (kind !== undefined) return this.refuse(kind);
      }
      return only === undefined ? this.readMembers(object) : this.readFields(object, only);
    } catch {
      // A trap of a Proxy threw. What a getter or a toJSON throws is caught where it is called.
      return this.refuse(UNREADABLE);
    } finally {
      this.open.delete(object);
    }
  }

  /** Whether one value more may be read. Says so once when it may not. */
  takes() {
    if (this.left > 0) {
      this.left--;
      return true;
    }
    if (this.left === 0) {
      this.left = -1;
      this.refuse(`more than ${MAX_VALUES} values`);
    }
    return false;
  }

  readArray(array, only) {
    const copy = [];
    const { length } = array;
    for (let at = 0; at < length && this.takes(); at++) {
      const element = this.member(array, at, only);
      copy.push(element === ABSENT ? null : element);
    }
    return copy;
  }

  readMembers(object) {
    const keys = Object.keys(object);
    if (keys.length === 0 && isHostObject(object)) return this.refuse("a host object");
    const copy = {};
    for (const key of keys) {
      if (!this.takes()) break;
      if (hasLoneSurrogate(key)) {
        this.path.push(wellFormed(key));
        this.refuse(`a name with ${LONE_SURROGATE}`);
        this.path.pop();
        continue;
      }
      const member = this.member(object, key);
      if (member !== ABSENT) put(copy, key, member);
    }
    return copy;
  }

  readFields(object, only) {
    const copy = {};
    for (const [key, inner] of only.keysOf(object)) {
      if (!this.takes()) break;
      const member = this.member(object, key, inner);
      if (member !== ABSENT) put(copy, key, member);
    }
    return copy;
  }

  member(holder, key, only) {
    this.path.push(key);
    let value;
    try {
      value = holder[key];
    } catch {
      this.refuse("a getter that throws");
      this.path.pop();
      return ABSENT;
    }
    const copy = this.read(value, String(key), only);
    this.path.pop();
    return copy;
  }
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
