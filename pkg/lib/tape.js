/** Reads an expression out of the text that it was parsed from: the numbers of `src/api/tape.rs` say where its parts stand. */

const OPERATORS = ["=", "!=", "<", "<=", ">", ">=", "contains", "like", "in"];

let tape = "";
let text = "";
let at = 0;

/** The expression of the numbers in `answer` from `start` on. */
export function readTape(answer, start, source) {
  [tape, text, at] = [answer, source, start];
  return node();
}

/** Six bits a character, the lowest first; a seventh bit says that more follow. */
function number() {
  let code = tape.charCodeAt(at++);
  if (code < 64) return code;
  let [value, unit] = [0, 1];
  for (; code > 63; code = tape.charCodeAt(at++)) {
    value += (code & 63) * unit;
    unit *= 64;
  }
  return value + code * unit;
}

function node() {
  const kind = number();
  const span = { start: number(), end: number() };
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
