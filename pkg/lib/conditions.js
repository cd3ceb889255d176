/** Conditions texts and expressions. */

import * as calls from "../dist/calls.js";
import { readOutcome, readReport, toExpr } from "./answer.js";
import { wantObject, wantText } from "./arguments.js";
import { wantConditions, wantPlain } from "./expression.js";
import { ask } from "./module.js";
import { optionsText, toText } from "./options.js";
import { unwrap } from "./outcome.js";
import { readTape } from "./tape.js";

export function parseConditions(text, options) {
  wantText(text, "text");
  const how = optionsText(options);
  const answer = ask(calls.parseConditions, `${how}\0${text}`);
  const end = answer.indexOf("\0");
  if (end < 0) return readOutcome(answer, toExpr);
  const value = readTape(answer, end + 1, text);
  if (end === 0) return { ok: true, value, changes: [], diagnostics: [] };
  const { changes, diagnostics } = readReport(answer.slice(0, end));
  return { ok: true, value, changes, diagnostics };
}

export function formatConditions(source, options) {
  const conditions = toText(wantConditions(source, "expression"));
  const how = optionsText(options);
  return unwrap(readOutcome(ask(calls.formatConditions, `${how}\0${conditions}`)));
}

export function contactsQuery(parts, options) {
  const plain = toText(wantPlain(wantObject(parts, "parts"), "parts"));
  const how = optionsText(options);
  return readOutcome(ask(calls.contactsQuery, `${how}\0${plain}`));
}
