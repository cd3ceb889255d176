/** JavaScript values as literals of the query language. Values that have no literal are misuse: a TypeError. */

import { wantArray, wantText } from "./arguments.js";
import { LONE_SURROGATE, dateTime, hasLoneSurrogate, kindOf } from "./kinds.js";

/** @returns {import("../index.js").Literal} */
export function toLiteral(value, name) {
  return scalar(value, name) ?? list(value, name);
}

/** A list of literals. */
export function toList(value, name) {
  return list(wantArray(value, name), name);
}

/** The same for `contains` and `like`, which take strings alone. */
export function toText(value, name) {
  return text(wantText(value, name), name);
}

function list(value, name) {
  const elements = value.type === "list" ? value.values : value;
  if (!Array.isArray(elements)) throw new TypeError(`${name}: cannot bind ${kindOf(value)}`);
  const values = Array.from(elements, (element) => {
    const literal = scalar(element, name);
    if (literal === undefined) throw new TypeError(`${name}: a list cannot hold ${kindOf(element)}`);
    return literal;
  });
  return { type: "list", values };
}

function scalar(value, name) {
  switch (typeof value) {
    case "string":
      return text(value, name);
    case "boolean":
      return { type: "boolean", value };
    case "bigint":
      // All its digits are kept, whatever a double can hold.
      if (Number.isFinite(Number(value))) return { type: "number", value: Number(value), text: String(value) };
      break;
    case "number":
      if (Number.isFinite(value)) return { type: "number", value: value + 0 };
      break;
    case "object":
      if (value === null) return { type: "null" };
      return date(value) ?? ready(value, name);
  }
  throw new TypeError(`${name}: cannot bind ${kindOf(value)}`);
}

function text(value, name) {
  if (hasLoneSurrogate(value)) throw new TypeError(`${name}: cannot bind a string with ${LONE_SURROGATE}`);
  return { type: "string", value };
}

/** Milliseconds are written only where there are some. */
function date(value) {
  const time = dateTime(value);
  if (time === undefined || Number.isNaN(time)) return undefined;
  return { type: "datetime", value: new Date(time).toISOString().replace(".000Z", "Z") };
}

/** A literal that was written out: the way to a datetime that is no Date, or to a number with its own digits. */
function ready(literal, name) {
  const { type, value } = literal;
  if (type === "datetime" && typeof value === "string") return { ...text(value, name), type };
  if (type === "number" && typeof value === "number" && typeof literal.text === "string") {
    if (!/^-?\d+(\.\d+)?$/.test(literal.text)) throw new TypeError(`${name}: the text of a number holds digits alone`);
    return { ...scalar(value, name), text: literal.text };
  }
  if (type === "null") return { type };
  if (type === "string" || type === "number" || type === "boolean") {
    if (typeof value === type) return scalar(value, name);
  }
  return undefined;
}
