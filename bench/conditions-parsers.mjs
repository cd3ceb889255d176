/** Parsers of conditions-like languages, and the same queries in the language of each. */

import { readFileSync } from "node:fs";
import odata from "@odata/parser";
import jmespath from "jmespath";
import jsep from "jsep";
import { parse as liqe } from "liqe";
import peggy from "peggy";
import { parseConditions } from "psa-contacts";
import { parseSQL } from "react-querybuilder/parseSQL";
import { parse as byHand } from "./conditions-hand.mjs";
import { OURS } from "./harness.mjs";

for (const [operator, precedence] of [["or", 1], ["and", 2], ["=", 6], ["contains", 6]]) {
  jsep.addBinaryOp(operator, precedence);
}
const grammar = readFileSync(new URL("conditions.pegjs", import.meta.url), "utf8");
const { parse: generated } = peggy.generate(grammar, { cache: false });

/** How our own language writes a comparison, which jsep can be taught to read. */
const write = (field, operator, value) => `${field} ${operator} ${JSON.stringify(value)}`;

/** `or` and `and` are how the language writes them, `write` how it writes one comparison. `parse` throws what is no query. */
export const PARSERS = {
  [OURS]: {
    or: " or ",
    and: " and ",
    write,
    parse(text) {
      const { ok, value, diagnostics } = parseConditions(text);
      if (!ok) throw new SyntaxError(diagnostics[0].message);
      return value;
    },
  },
  "by hand, recursive descent": {
    or: " or ",
    and: " and ",
    write,
    parse: byHand,
  },
  "peggy grammar": {
    or: " or ",
    and: " and ",
    write,
    parse: (text) => generated(text),
  },
  jsep: {
    or: " or ",
    and: " and ",
    write,
    parse: (text) => jsep(text),
  },
  jmespath: {
    or: " || ",
    and: " && ",
    write(field, operator, value) {
      const name = field.replaceAll("/", ".");
      const literal = typeof value === "string" ? `'${value}'` : `\`${value}\``;
      return operator === "contains" ? `contains(${name}, ${literal})` : `${name} ${operator === ">" ? ">" : "=="} ${literal}`;
    },
    parse: (text) => jmespath.compile(text),
  },
  "@odata/parser": {
    or: " or ",
    and: " and ",
    write(field, operator, value) {
      const literal = typeof value === "string" ? `'${value}'` : String(value);
      return operator === "contains" ? `contains(${field},${literal})` : `${field} ${operator === ">" ? "gt" : "eq"} ${literal}`;
    },
    parse: (text) => odata.defaultParser.filter(text),
  },
  "react-querybuilder parseSQL": {
    or: " or ",
    and: " and ",
    write(field, operator, value) {
      const name = field.replaceAll("/", "_");
      if (operator === "contains") return `${name} like '%${value}%'`;
      return `${name} ${operator} ${typeof value === "string" ? `'${value}'` : value}`;
    },
    parse: (text) => parseSQL(text),
  },
  liqe: {
    or: " OR ",
    and: " AND ",
    write(field, operator, value) {
      return `${field.replaceAll("/", ".")}:${operator === ">" ? ">" : ""}${typeof value === "string" ? JSON.stringify(value) : value}`;
    },
    parse: (text) => liqe(text),
  },
};

/** The queries of the reference document: a list of comparisons, and what is between them. */
const QUERIES = [
  [[["company/id", "=", 12345]], ""],
  [[["inactiveFlag", "=", false]], ""],
  [[["type/id", "=", 2]], ""],
  [[["portalSecurityLevel", ">", 0], ["disablePortalLoginFlag", "=", false]], "and"],
  [[["firstName", "contains", "John"], ["lastName", "contains", "Smith"]], "or"],
  [[["communicationItems/value", "=", "john@acme.com"]], ""],
  [[["type/id", "=", 2], ["inactiveFlag", "=", false]], "and"],
];

/** The seven queries in the language of a parser. */
export function queries({ or, and, write }) {
  return QUERIES.map(([parts, word]) => parts.map((part) => write(...part)).join(word === "or" ? or : and));
}

/** One comparison and two hundred more. */
export function many({ or, write }) {
  return Array.from({ length: 201 }, (_, at) => write("id", "=", at)).join(or);
}

/** A hundred thousand parentheses around a comparison. */
export function nested({ write }) {
  return "(".repeat(100_000) + write("id", "=", 1) + ")".repeat(100_000);
}

/** Ten megabytes of comparisons. */
export function huge({ or, write }) {
  const one = write("id", "=", 1) + or;
  return one.repeat(Math.ceil(10_000_000 / one.length)) + write("id", "=", 1);
}
