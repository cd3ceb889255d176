/** The template tag: values are bound as literals, never pasted into the text. */

import * as calls from "../dist/calls.js";
import { readOutcome } from "./answer.js";
import { isExpression } from "./expression.js";
import { formatConditions } from "./conditions.js";
import { toLiteral } from "./literal.js";
import { ask } from "./module.js";
import { toText } from "./options.js";
import { unwrap } from "./outcome.js";

/** conditions`lastName = ${name} and company/id in (${ids})` */
export function conditions(strings, ...values) {
  if (!Array.isArray(strings) || !Array.isArray(strings.raw) || strings.length !== values.length + 1) {
    throw new TypeError("conditions: expected a template, as in conditions`id = ${id}`");
  }
  const texts = [];
  const literals = [];
  let text = piece(strings[0]);
  for (const [at, value] of values.entries()) {
    if (isExpression(value)) {
      // Canonical text of the module itself, so it may stand between the pieces; but not where quotes are open.
      const open = bound([text, ""], [{ type: "null" }]);
      if (open.diagnostics[0]?.code === "conditions.hole-in-string") unwrap(open);
      text += `(${formatConditions(value)})${piece(strings[at + 1])}`;
    } else {
      literals.push(toLiteral(value, `value ${at + 1}`));
      texts.push(text);
      text = piece(strings[at + 1]);
    }
  }
  texts.push(text);
  return unwrap(bound(texts, literals));
}

const bound = (texts, literals) => readOutcome(ask(calls.bindConditions, `${toText(texts)}\0${toText(literals)}`));

/** A template with an invalid escape has `undefined` for its text. */
function piece(string) {
  if (typeof string !== "string") throw new TypeError("conditions: the template has an invalid escape");
  return string;
}
