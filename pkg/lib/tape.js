/**
 * Reads an expression out of the text that it was parsed from: the numbers of `src/api/tape.rs` say where its parts stand.
 * The findings stand behind them.
 */

import { commonOf, freshOf } from "./answer.js";

const OPERATORS = ["=", "!=", "<", "<=", ">", ">=", "contains", "like", "in"];

let tape = "";
let text = "";
let at = 0;

/** Whether an answer is in that form. Others are JSON. */
export function isTape(answer) {
  return answer.charCodeAt(0) < 2;
}

/** The outcome that the numbers in `answer` say. */
export function readTape(answer, source) {
  tape = answer;
  text = source;
  at = 1;
  if (answer.charCodeAt(0) === 0) return { ok: true, value: node(), changes: [], diagnostics: findings() };
  return { ok: false, changes: [], diagnostics: findings() };
}

function findings() {
  const diagnostics = [];
  while (at < tape.length) diagnostics.push(finding());
  return diagnostics;
}

function finding() {
  const end = tape.indexOf("\t", at + 1);
  const common = commonOf(tape.slice(at + 1, end));
  at = end + 1;
  const span = common.told.span && place();
  if (common.told.fix === undefined) return freshOf(common, span);
  const edits = several(edit);
  const patch = own();
  return freshOf(common, span, edits.length > 0 ? edits : undefined, patch === "" ? undefined : JSON.parse(patch));
}

function place() {
  return { start: number(), end: number() };
}

function edit() {
  return { span: place(), text: own() };
}

/** A text that stands on the tape itself. */
function own() {
  const length = number();
  const start = at;
  at += length;
  return tape.slice(start, at);
}

/** Six bits a character, the lowest first; a seventh bit says that more follow. */
function number() {
  let code = tape.charCodeAt(at++);
  if (code < 64) return code;
  let value = 0;
  let unit = 1;
  for (; code > 63; code = tape.charCodeAt(at++)) {
    value += (code & 63) * unit;
    unit *= 64;
  }
  return value + code * unit;
}

function node() {
  const kind = number();
  const span = place();
  if (kind > 1) {
    const field = text.slice(span.start, span.start + number());
    const operator = OPERATORS[(kind - 2) >> 1];
    const value = literal();
    return kind & 1 ? { type: "comparison", field, operator, negated: true, value, span } : { type: "comparison", field, operator, value, span };
  }
  return { type: kind === 0 ? "and" : "or", args: several(node), span };
}

function several(read) {
  const parts = [];
  for (let left = number(); left > 0; left--) parts.push(read());
  return parts;
}

function piece() {
  const start = number();
  return text.slice(start, start + number());
}

function literal() {
  switch (number()) {
    case 0:
      return { type: "string", value: piece() };
    case 1:
      return { type: "number", value: number() };
    case 2:
      // There is no `-0`.
      return { type: "number", value: Number(piece()) + 0 };
    case 3:
      return { type: "boolean", value: false };
    case 4:
      return { type: "boolean", value: true };
    case 5:
      return { type: "null" };
    case 6:
      return { type: "datetime", value: piece() };
    default:
      return { type: "list", values: several(literal) };
  }
}
