/** What can be done with an expression besides printing it: explain, complete, rewrite, translate. */

import { wantObject, wantOffset, wantText } from "./arguments.js";
import { ConditionsError } from "./error.js";
import { wantConditions, wantPlain } from "./expression.js";
import { FieldTree } from "./fields.js";
import { withModule } from "./module.js";
import { wantOptions } from "./options.js";
import { unwrap } from "./outcome.js";
import { snapshot } from "./snapshot.js";

/** A group of rules has two levels for each level of its expression, and the module reads 128. */
const RULES_DEPTH = 126;

/** Makes a function of an expression and options that gives the module's outcome. */
const verb = (name) => (source, options) => {
  const conditions = wantConditions(source, "expression");
  const how = wantOptions(options);
  return withModule((raw) => raw[name](conditions, how));
};

const explain = verb("explainConditions");
const simplified = verb("simplify");
const hash = verb("conditionsHash");
const rules = verb("toRules");

export const splitConditions = verb("splitConditions");

export function explainConditions(source, options) {
  return unwrap(explain(source, options));
}

export function simplify(source, options) {
  return unwrap(simplified(source, options));
}

export function conditionsHash(source, options) {
  return unwrap(hash(source, options));
}

export function sameMeaning(first, second, options) {
  const [a, b] = [wantConditions(first, "first expression"), wantConditions(second, "second expression")];
  const how = wantOptions(options);
  return unwrap(withModule((raw) => raw.sameMeaning(a, b, how)));
}

export function expandLists(source) {
  const conditions = wantConditions(source, "expression");
  return unwrap(withModule((raw) => raw.expandLists(conditions)));
}

export function completeConditions(text, cursor, options) {
  wantText(text, "text");
  const at = Math.min(wantOffset(cursor, "cursor"), text.length);
  const how = wantOptions(options);
  return withModule((raw) => raw.completeConditions(text, at, how));
}

export function tokenizeConditions(text) {
  wantText(text, "text");
  return withModule((raw) => raw.tokenizeConditions(text));
}

/** Of the record the fields that the expression names are read, and no more. What is no object is not kept, as in a filter. */
export function explainMatch(source, record) {
  const conditions = wantConditions(source, "expression");
  const only = FieldTree.of(unwrap(withModule((raw) => raw.conditionsFields(conditions))));
  const { value } = typeof record === "object" ? snapshot(record, { only }) : {};
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  const report = unwrap(withModule((raw) => raw.explainMatch(conditions, isRecord ? value : {})));
  return isRecord ? report : { ...report, matches: false };
}

export function fromRules(group, options) {
  const how = wantOptions(options);
  const { value, unreadable } = snapshot(group, { depth: RULES_DEPTH });
  return withModule((raw) => raw.fromRules(JSON.stringify(value), unreadable, how));
}

export function toRules(source, options) {
  const outcome = rules(source, options);
  // Whatever can be parsed has rules.
  if (!outcome.ok) throw new ConditionsError(outcome.diagnostics);
  return outcome;
}

export function rulesFields(options) {
  const how = wantOptions(options);
  return withModule((raw) => raw.rulesFields(how));
}

export function toSql(source, options) {
  const conditions = wantConditions(source, "expression");
  const { dialect, columns, ...others } = wantOptions(options) ?? {};
  return withModule((raw) => raw.toSql(conditions, { dialect, columns }, others));
}

export function contactsQueries(parts, options) {
  const plain = wantPlain(wantObject(parts, "parts"), "parts");
  const how = wantOptions(options);
  return withModule((raw) => raw.contactsQueries(plain, how));
}
