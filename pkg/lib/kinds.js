/** Our words for the kinds of values. A message holds one of these words, never the value. */

/** What `Object.prototype.toString` calls the built-in objects that JSON cannot carry. */
const EXOTIC = new Map(
  "Map Set WeakMap WeakSet WeakRef Promise DataView Blob File FormData Headers URLSearchParams".split(" ").map((tag) => [tag, `a ${tag}`]),
)
  .set("RegExp", "a regular expression")
  .set("Error", "an Error")
  .set("DOMException", "an Error")
  .set("ArrayBuffer", "an ArrayBuffer")
  .set("SharedArrayBuffer", "an ArrayBuffer")
  .set("Generator", "a generator")
  .set("AsyncGenerator", "a generator");

const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** The kind of a value, for a TypeError. */
export function kindOf(value) {
  switch (typeof value) {
    case "string":
      return "a string";
    case "number":
      return Number.isNaN(value) ? "NaN" : Number.isFinite(value) ? "a number" : "an infinite number";
    case "bigint":
      return "a BigInt";
    case "boolean":
      return "a boolean";
    case "symbol":
      return "a symbol";
    case "function":
      return "a function";
    case "undefined":
      return "undefined";
    default:
      if (value === null) return "null";
      try {
        if (Array.isArray(value)) return "an array";
        return exoticKind(value) ?? (isInvalidDate(value) ? "an invalid Date" : "an object");
      } catch {
        return UNREADABLE;
      }
  }
}

/** The kind of an object that would become `{}` as JSON although it holds something, or `undefined` if it would not. */
export function exoticKind(object) {
  if (ArrayBuffer.isView(object) && !(object instanceof DataView)) return "a typed array";
  return EXOTIC.get(tagOf(object));
}

/** Whether the object is a host object: neither a plain one nor an instance of an ordinary class. */
export function isHostObject(object) {
  const tag = tagOf(object);
  return tag !== "Object" && tag !== "Arguments" && tag !== "Module";
}

/** Whether the object is a Date that no calendar has. JSON would turn it into null, unseen. */
export function isInvalidDate(object) {
  const time = dateTime(object);
  return time !== undefined && Number.isNaN(time);
}

/** The time of a Date of any realm, or `undefined` if it is none. */
export function dateTime(object) {
  try {
    return Date.prototype.getTime.call(object);
  } catch {
    return undefined;
  }
}

/** Whether a string holds half of a surrogate pair, which no UTF-8 text can carry. */
export function hasLoneSurrogate(text) {
  return /[\ud800-\udfff]/u.test(text);
}

/** The text with every half pair replaced, fit for a path. */
export function wellFormed(text) {
  return text.replace(/[\ud800-\udfff]/gu, "\ufffd");
}

export const UNREADABLE = "an object that cannot be read";
export const LONE_SURROGATE = "a lone surrogate";
