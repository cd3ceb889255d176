/** The fluent builder: plain `Expr` objects inside, and the module prints them. Nothing here quotes. */

import { wantText } from "./arguments.js";
import { formatConditions } from "./conditions.js";
import { wantExpression } from "./expression.js";
import { toList, toLiteral, toText } from "./literal.js";

/** Starts a comparison of one field. */
export function field(path) {
  wantText(path, "path");
  const compare = (operator, value, negated) =>
    new ExprBuilder({ type: "comparison", field: path, operator, ...(negated && { negated }), value });
  return {
    eq: (value) => compare("=", toLiteral(value, "eq")),
    ne: (value) => compare("!=", toLiteral(value, "ne")),
    lt: (value) => compare("<", toLiteral(value, "lt")),
    le: (value) => compare("<=", toLiteral(value, "le")),
    gt: (value) => compare(">", toLiteral(value, "gt")),
    ge: (value) => compare(">=", toLiteral(value, "ge")),
    contains: (value) => compare("contains", toText(value, "contains")),
    notContains: (value) => compare("contains", toText(value, "notContains"), true),
    like: (value) => compare("like", toText(value, "like")),
    notLike: (value) => compare("like", toText(value, "notLike"), true),
    in: (values) => compare("in", toList(values, "in")),
    notIn: (values) => compare("in", toList(values, "notIn"), true),
    isNull: () => compare("=", { type: "null" }),
    isNotNull: () => compare("!=", { type: "null" }),
  };
}

/** Every one of the expressions. */
export function and(...others) {
  return join("and", others);
}

/** At least one of the expressions. */
export function or(...others) {
  return join("or", others);
}

function join(type, sources) {
  const args = [];
  for (const source of sources) {
    const expr = wantExpression(source, type);
    // `a and (b and c)` says the same as `a and b and c`.
    if (expr.type === type && Array.isArray(expr.args)) args.push(...expr.args);
    else args.push(expr);
  }
  if (args.length === 0) throw new TypeError(`${type}: expected at least one expression`);
  return new ExprBuilder(args.length === 1 ? args[0] : { type, args });
}

/** An expression that grows by `and` and `or`. It never changes: each call gives a new one. */
class ExprBuilder {
  #expr;

  constructor(expr) {
    this.#expr = expr;
  }

  and(...others) {
    return and(this, ...others);
  }

  or(...others) {
    return or(this, ...others);
  }

  toExpr() {
    return structuredClone(this.#expr);
  }

  toJSON() {
    return this.#expr;
  }

  toString() {
    return formatConditions(this.#expr);
  }
}
