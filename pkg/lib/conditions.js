/** Conditions texts and expressions. */

import * as calls from "../dist/calls.js";
import { beyond } from "../dist/texts.js";
import { readOutcome, toExpr } from "./answer.js";
import { wantObject, wantText } from "./arguments.js";
import { wantConditions, wantPlain } from "./expression.js";
import { ask } from "./module.js";
import { optionsText, toText } from "./options.js";
import { unwrap } from "./outcome.js";
import { isTape, readTape } from "./tape.js";
import { provideTexts } from "./texts.js";

export function parseConditions(text, options) {
  wantText(text, "text");
  const how = optionsText(options);
  const answer = ask(calls.parseConditions, `${how}\0${text}`);
  return isTape(answer) ? readTape(answer, text) : readOutcome(answer, toExpr);
}

export function formatConditions(source, options) {
  const conditions = toText(wantConditions(source, "expression"));
  const how = optionsText(options);
  return unwrap(readOutcome(ask(calls.formatConditions, `${how}\0${conditions}`)));
}

export function contactsQuery(parts, options) {
  provideTexts(beyond);
  const plain = toText(wantPlain(wantObject(parts, "parts"), "parts"));
  const how = optionsText(options);
  return readOutcome(ask(calls.contactsQuery, `${how}\0${plain}`));
}
