/** What stands for an expression in a call: a conditions text, a plain `Expr`, or what the builder made. */

import { kindOf } from "./kinds.js";
import { snapshot } from "./snapshot.js";

/** Deeper than any expression that prints within a URL, and well inside the stack. */
const MAX_DEPTH = 256;

/** The text as it is, or a plain copy of the expression, safe to hand to the module. */
export function wantConditions(source, name) {
  return typeof source === "string" ? source : wantExpression(source, name);
}

/** A plain copy of an expression, safe to hand to the module. */
export function wantExpression(source, name) {
  if (!isExpression(source)) throw new TypeError(`${name}: expected an expression, found ${kindOf(source)}`);
  return wantPlain(source, name);
}

/** A plain copy of an object that may hold expressions. The builder's ones turn into plain ones by their `toJSON`. */
export function wantPlain(source, name) {
  const { value, unreadable } = snapshot(source, { depth: MAX_DEPTH });
  const [first] = unreadable;
  if (first !== undefined) throw new TypeError(`${[name, ...first.path].join(".")}: cannot hold ${first.found}`);
  return value;
}

/** Whether a value is meant as an expression: a plain one, or one of the builder, whichever copy of this package made it. */
export function isExpression(value) {
  if (typeof value !== "object" || value === null) return false;
  if (typeof value.toExpr === "function") return true;
  const { type } = value;
  return type === "and" || type === "or" || type === "comparison";
}
