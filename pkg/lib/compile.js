/**
 * An expression as a function of a record, made of closures: quick, and no code is made of text, which a strict content
 * security policy forbids.
 *
 * The interpreter in the module is the meaning. Of plain values the closures say the same; for whatever is out of the
 * ordinary they throw {@link Unusual}, and the record is judged in another way. Unknown and false are one here, because
 * only what is true keeps a record, and `not` stands before comparisons alone.
 */

import { compareInstants, instantOf, whole } from "./instant.js";
import { hasLoneSurrogate, isHostObject } from "./kinds.js";
import { likeOf } from "./like.js";
import { put } from "./snapshot.js";

/** Thrown for what only the interpreter judges right. It is no error, and needs no stack. */
export const Unusual = { unusual: true };

function unusual() {
  throw Unusual;
}

/** How deep a path may go, arrays counted, and how many elements of arrays are looked at. */
const MAX_DEPTH = 16;
const MAX_ELEMENTS = 10_000;
let elements = 0;

/** The test of an expression's tree: whether a record is kept. Throws {@link Unusual} if there can be none. */
export function compile(expr) {
  const test = part(expr);
  return (record) => {
    elements = MAX_ELEMENTS;
    return test(record);
  };
}

/** More combinations of elements than that are not tried: then each comparison looks for an element of its own. */
const MAX_COMBINATIONS = 10_000;

/** {@link compile} where what is said of an array is said of one and the same element. */
export function compileTogether(expr, fields) {
  const test = compile(expr);
  const names = [...new Set(Array.from(fields, (field) => field.split("/")[0].toLowerCase()))].map(named);
  return (record) => {
    const row = {};
    const arrays = [];
    let combinations = 1;
    for (const head of names) {
      const keys = keysOf(record, head);
      if (keys.length > 1) unusual();
      const value = record[keys[0]];
      put(row, head.name, value);
      if (!Array.isArray(value)) continue;
      // An array without elements has the element null, so that `= null` finds it.
      const choices = value.length > 0 ? value : [null];
      combinations *= choices.length;
      arrays.push([head.name, choices]);
    }
    if (combinations > MAX_COMBINATIONS) return test(record);
    for (let combination = 0; combination < combinations; combination++) {
      let rest = combination;
      for (const [name, choices] of arrays) {
        put(row, name, choices[rest % choices.length]);
        rest = Math.floor(rest / choices.length);
      }
      if (test(row)) return true;
    }
    return false;
  };
}

function part(expr) {
  if (expr.type === "comparison") return comparison(expr);
  const all = expr.type === "and";
  const [a, b, ...more] = expr.args.map(part);
  if (b === undefined) return a;
  if (more.length === 0) return all ? (record) => a(record) && b(record) : (record) => a(record) || b(record);
  const parts = [a, b, ...more];
  return (record) => {
    for (const one of parts) if (one(record) !== all) return !all;
    return all;
  };
}

const OPPOSITE = { "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">" };

function comparison({ field, operator, negated, value }) {
  const opposite = negated ? OPPOSITE[operator] : operator;
  const holds = tester(opposite ?? operator, value, negated === true && opposite === undefined);
  return reader(field.split("/"), holds, opposite === "=" && value.type === "null");
}

/**
 * Whether some value at the path holds. `onNull` is the verdict of null, and of what is not there. Nearly every record
 * has plain objects and plain values on its path: they are read at once.
 */
function reader(path, holds, onNull) {
  const names = path.map(named);
  const walk = (value, at, above) => {
    if (typeof value === "object" && value !== null && (above.length >= MAX_DEPTH || above.includes(value))) unusual();
    if (Array.isArray(value)) {
      if ((elements -= value.length) < 0) unusual();
      let verdict;
      for (let index = 0; index < value.length; index++) {
        const one = walk(value[index], at, [...above, value]);
        if (one) return true;
        verdict ??= one;
      }
      return verdict;
    }
    const plain = plainOf(value, at < path.length);
    if (at < path.length) return plain !== null && typeof plain === "object" ? walk(member(plain, names[at]), at + 1, [...above, value]) : onNull;
    return plain === null ? onNull : holds(plain);
  };
  // No element at all is null.
  const slow = (record) => walk(record, 0, []) ?? onNull;
  const [first, second] = path;
  if (path.length > 2 || names.some(({ inherited }) => inherited)) return slow;
  if (second === undefined) {
    return (record) => {
      const value = record[first];
      return isSimple(value) ? isCarried(value) && holds(value) : slow(record);
    };
  }
  return (record) => {
    const object = record[first];
    if (typeof object !== "object" || object === null || !isPlainObject(object)) return slow(record);
    const value = object[second];
    return isSimple(value) ? isCarried(value) && holds(value) : slow(record);
  };
}

const isSimple = (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** Whether JSON carries an object as it stands: of no class, and without `toJSON`. */
export function isPlainObject(object) {
  const prototype = Object.getPrototypeOf(object);
  return (prototype === Object.prototype || prototype === null) && object.toJSON === undefined;
}

/** The value as JSON carries it. An object without members could be one of the host. */
function plainOf(value, isHolder) {
  if (isSimple(value)) return isCarried(value) && value;
  if (value === undefined || value === null) return null;
  if (typeof value !== "object") unusual();
  if (isPlainObject(value)) return isHolder || Object.keys(value).length > 0 || !isHostObject(value) ? value : unusual();
  return Object.getPrototypeOf(value) === Date.prototype && value.toJSON === Date.prototype.toJSON ? (value.toJSON() ?? unusual()) : unusual();
}

/** A name, as it is looked for. The pattern knows the case of ASCII letters alone, as the interpreter does. */
function named(name) {
  return { name, pattern: new RegExp(`^${name}$`, "i"), inherited: name in Object.prototype };
}

/** The keys that say the name in any letters and have a value. */
function keysOf(object, { name, pattern }) {
  return Object.keys(object).filter((key) => key.length === name.length && pattern.test(key) && object[key] !== undefined);
}

/** The member of that name: exactly, or else in other letters. */
function member(object, named) {
  if (!named.inherited && object[named.name] !== undefined) return object[named.name];
  const keys = keysOf(object, named);
  return keys.length > 1 ? unusual() : object[keys[0]];
}

const isWellFormed = "".isWellFormed ? (text) => text.isWellFormed() : (text) => !hasLoneSurrogate(text);

/** JSON leaves some texts and numbers out; then the member could be one with its name in other letters. */
function isCarried(value) {
  return (typeof value === "string" ? isWellFormed(value) : typeof value !== "number" || Number.isFinite(value)) || unusual();
}

/** What an operator with its literal says of a value that is not null. */
function tester(operator, literal, not) {
  switch (operator) {
    case "in":
      return among(literal.values, not);
    case "contains":
    case "like":
      return textual(operator, literal, not);
    default:
      return literal.type === "null" ? () => operator === "!=" : signs(operator, literal);
  }
}

function signs(operator, literal) {
  const { type, value } = literal;
  if (operator === "=" || operator === "!=") {
    const equals = type === "string" ? equalsText(value) : undefined;
    const order = orderOf(literal);
    const not = operator === "!=";
    if (equals) return (other) => (typeof other === "string" ? equals(other) : order(other) === 0) !== not;
    return (other) => (order(other) === 0) !== not;
  }
  // `true` and `false` have no order, and the order of code units is not that of characters beyond the surrogates.
  if (type === "boolean") return () => false;
  if (type === "string" && /[\ud800-\uffff]/.test(value.toLowerCase())) unusual();
  const order = orderOf(literal);
  switch (operator) {
    case "<":
      return (other) => order(other) < 0;
    case "<=":
      return (other) => order(other) <= 0;
    case ">":
      return (other) => order(other) > 0;
    default:
      return (other) => order(other) >= 0;
  }
}

/** Below zero, zero, or above it; NaN for values that have no order. */
function orderOf({ type, value, text }) {
  if (type === "number") {
    if (text !== undefined) unusual();
    return (other) => (typeof other === "number" ? other - value : typeof other === "string" ? numberOf(other) - value : NaN);
  }
  if (type === "boolean") return (other) => (typeof other === "boolean" ? other - value : NaN);
  if (type === "datetime") {
    const instant = instantOf(value) ?? unusual();
    return (other) => {
      const moment = typeof other === "string" ? instantOf(other) : undefined;
      return moment === undefined ? NaN : compareInstants(moment, instant);
    };
  }
  const [folded, number] = [value.toLowerCase(), numberOf(value)];
  return (other) => {
    if (typeof other !== "string") return typeof other === "number" ? other - number : NaN;
    const lower = other.toLowerCase();
    return lower === folded ? 0 : lower < folded ? -1 : 1;
  };
}

/** Whether a text is this one, case set aside. */
function equalsText(text) {
  const folded = text.toLowerCase();
  // No character turns into several of ASCII, or into none.
  const isAscii = /^[\0-\x7f]*$/.test(folded);
  return (other) => other === folded || ((!isAscii || other.length === folded.length) && other.toLowerCase() === folded);
}

const NUMBER = whole("-?(\\d+)(?:\\.(\\d+))?");

/** The number that a text writes, or NaN. A double holds 15 digits as they are. */
function numberOf(text) {
  const [, whole, fraction = ""] = NUMBER.exec(text) ?? [];
  if (whole === undefined) return NaN;
  return whole.length + fraction.length > 15 ? unusual() : +text.replace(/[^\d.-]/g, "");
}

function among(literals, not) {
  const texts = new Set();
  // Some instances send ids as strings: a number is compared with the texts of the list, and a text with the numbers.
  const [numbers, written, booleans] = [new Set(), new Set(), new Set()];
  const moments = [];
  for (const literal of literals) {
    const { type, value, text } = literal;
    if (text !== undefined) unusual();
    if (type === "string") {
      texts.add(value.toLowerCase());
      written.add(numberOf(value));
    } else if (type === "number") numbers.add(value);
    else if (type === "boolean") booleans.add(value);
    else if (type === "datetime") moments.push(orderOf(literal));
    else if (not) return () => false;
  }
  // An order that is none is no number of the list.
  written.delete(NaN);
  return (other) => {
    switch (typeof other) {
      case "string":
        return (texts.has(other.toLowerCase()) || (numbers.size > 0 && numbers.has(numberOf(other))) || moments.some((order) => order(other) === 0)) !== not;
      case "number":
        return (numbers.has(other) || written.has(other)) !== not;
      default:
        return booleans.has(other) !== not;
    }
  };
}

function textual(operator, { type, value, text = value }, not) {
  if (type === "datetime" || type === "null") return () => false;
  const pattern = (type === "number" && text === value ? digits(value) : String(text)).toLowerCase();
  const hits = operator === "like" ? likeOf(pattern) : (other) => other.includes(pattern);
  return (other) => {
    if (typeof other === "string") return hits(other.toLowerCase()) !== not;
    return typeof other === "number" && hits(digits(other)) !== not;
  };
}

/** In full, never with an exponent. */
function digits(number) {
  const text = String(number);
  return text.includes("e") ? unusual() : text;
}
