/** What can be done with an expression besides printing it: explain, complete, rewrite, translate. */

import * as calls from "../dist/calls.js";
import { beyond } from "../dist/texts.js";
import { readOutcome, toExpr } from "./answer.js";
import { wantObject, wantOffset, wantText } from "./arguments.js";
import { ConditionsError } from "./error.js";
import { wantConditions, wantPlain } from "./expression.js";
import { fieldTree } from "./fields.js";
import { ask } from "./module.js";
import { gapsText, membersText, optionsText, toText } from "./options.js";
import { unwrap } from "./outcome.js";
import { snapshot } from "./snapshot.js";
import { provideTexts } from "./texts.js";

/** A group of rules has two levels for each level of its expression, and the module reads 128. */
const RULES_DEPTH = 126;

/** Makes a function of an expression and options that gives the module's outcome. */
const verb = (call, read) => (source, options) => {
  const conditions = toText(wantConditions(source, "expression"));
  const how = optionsText(options);
  return readOutcome(ask(call, `${how}\0${conditions}`), read);
};

const explain = /* @__PURE__ */ verb(calls.explainConditions);
const simplified = /* @__PURE__ */ verb(calls.simplify, toExpr);
const hash = /* @__PURE__ */ verb(calls.conditionsHash);
const rules = /* @__PURE__ */ verb(calls.toRules);

export const splitConditions = /* @__PURE__ */ verb(calls.splitConditions);

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
  const pair = toText([wantConditions(first, "first expression"), wantConditions(second, "second expression")]);
  const how = optionsText(options);
  return unwrap(readOutcome(ask(calls.sameMeaning, `${how}\0${pair}`)));
}

export function expandLists(source) {
  const conditions = toText(wantConditions(source, "expression"));
  return unwrap(readOutcome(ask(calls.expandLists, conditions), toExpr));
}

export function completeConditions(text, cursor, options) {
  wantText(text, "text");
  const at = Math.min(wantOffset(cursor, "cursor"), text.length);
  const how = optionsText(options);
  return JSON.parse(ask(calls.completeConditions, `${how}\0${at}\0${text}`));
}

export function tokenizeConditions(text) {
  wantText(text, "text");
  return JSON.parse(ask(calls.tokenizeConditions, text));
}

/** Of the record the fields that the expression names are read, and no more. What is no object is not kept, as in a filter. */
export function explainMatch(source, record) {
  const conditions = toText(wantConditions(source, "expression"));
  const only = fieldTree(unwrap(readOutcome(ask(calls.conditionsFields, conditions))));
  const { value } = typeof record === "object" ? snapshot(record, { only }) : {};
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  const report = unwrap(readOutcome(ask(calls.explainMatch, `${conditions}\0${toText(isRecord ? value : {})}`)));
  return isRecord ? report : { ...report, matches: false };
}

export function fromRules(group, options) {
  provideTexts(beyond);
  const how = optionsText(options);
  const { value, unreadable } = snapshot(group, { depth: RULES_DEPTH });
  return readOutcome(ask(calls.fromRules, `${how}\0${gapsText(unreadable)}\0${JSON.stringify(value)}`), toExpr);
}

export function toRules(source, options) {
  provideTexts(beyond);
  const outcome = rules(source, options);
  // Whatever can be parsed has rules.
  if (!outcome.ok) throw new ConditionsError(outcome.diagnostics);
  return outcome;
}

export function rulesFields(options) {
  const how = optionsText(options);
  return JSON.parse(ask(calls.rulesFields, how));
}

export function toSql(source, options) {
  provideTexts(beyond);
  const conditions = toText(wantConditions(source, "expression"));
  const { dialect, columns, ...others } = options === undefined ? {} : wantObject(options, "options");
  const [how, fields] = [membersText({ dialect, columns }), membersText(others)];
  return readOutcome(ask(calls.toSql, `${fields}\0${how}\0${conditions}`));
}

export function contactsQueries(parts, options) {
  provideTexts(beyond);
  const plain = toText(wantPlain(wantObject(parts, "parts"), "parts"));
  const how = optionsText(options);
  return readOutcome(ask(calls.contactsQueries, `${how}\0${plain}`));
}
