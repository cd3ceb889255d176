/** Reads the module's answers, short texts in the shapes of `src/api/answer.rs`, into the objects of the contract. */

import { fill, textsOf, written } from "./texts.js";

const SEVERITIES = ["advice", "warning", "error"];

/** An outcome that has a value if there is one. `read` makes the value of what stands for it. */
export function readOutcome(answer, read) {
  const told = JSON.parse(answer);
  const diagnostics = told[0].map(toDiagnostic);
  const changes = told[1].map(toChange);
  return told.length > 2
    ? { ok: true, value: read === undefined ? told[2] : read(told[2]), changes, diagnostics }
    : { ok: false, changes, diagnostics };
}

/** The findings alone, for those who make the value themselves. */
export function readReport(answer) {
  const told = JSON.parse(answer);
  const diagnostics = told[0].map(toDiagnostic);
  const ok = diagnostics.every(({ severity }) => severity !== "error");
  return { ok, changes: told[1].map(toChange), diagnostics };
}

/** A list of diagnostics. */
export function readDiagnostics(answer) {
  return JSON.parse(answer).map(toDiagnostic);
}

/** One diagnostic. */
export function readDiagnostic(answer) {
  return toDiagnostic(JSON.parse(answer));
}

/** One change. */
export function readChange(answer) {
  return toChange(JSON.parse(answer));
}

/**
 * What has been said of findings without their spans and the details of their fixes, by the text that said it. The same
 * findings come again and again: with each key that is pressed in a form, and in each row of an import.
 */
const known = new Map();

/** How many of them are kept, and how long their texts may be. */
const MOST = 500;
const LONGEST = 400;

/** What diagnostics have in common: of a span or a fix it holds no more than that there is one. */
export function commonOf(text) {
  let common = known.get(text);
  if (common === undefined) {
    const [number, path, params, span, title, severity] = JSON.parse(text);
    const told = toDiagnostic([number, path, params, span && [0, 0], title && [title, []], severity]);
    const lists = params ? Object.keys(params).filter((name) => typeof params[name] === "object") : [];
    common = { told, lists };
    if (text.length <= LONGEST) {
      if (known.size === MOST) known.clear();
      // A copy: a piece keeps all of the text alive that it was cut from.
      known.set(text.split("").join(""), common);
    }
  }
  return common;
}

/** A diagnostic that shares nothing with others of its kind. */
export function freshOf({ told, lists }, span, edits, patch) {
  const fresh = { ...told };
  if (fresh.path !== undefined) fresh.path = fresh.path.slice();
  if (span !== undefined) fresh.span = span;
  if (fresh.params !== undefined) {
    const params = { ...fresh.params };
    for (let at = 0; at < lists.length; at++) params[lists[at]] = params[lists[at]].slice();
    fresh.params = params;
  }
  if (fresh.fix !== undefined) fresh.fix = fixOf(fresh.fix.title, edits, patch);
  return fresh;
}

/** A diagnostic of what it has in common with others, and the JSON text of the rest, which may be empty. */
export function readFinding(common, rest) {
  if (rest === "") return freshOf(commonOf(common));
  const [span, fix] = JSON.parse(rest);
  const { edits, patch } = fix ? toFix(fix) : {};
  return freshOf(commonOf(common), span ? toSpan(span[0], span[1]) : undefined, edits, patch);
}

function toDiagnostic([number, path, params, span, fix, severity = number >> 14]) {
  const { name, title, message, helps } = textsOf(number);
  const values = params || undefined;
  const told = { code: name, severity: SEVERITIES[severity], message: fill(message, values, written) ?? title };
  for (const template of helps) {
    const help = fill(template, values, written);
    if (help !== undefined) {
      told.help = help;
      break;
    }
  }
  if (path) {
    told.path = path;
    told.pointer = pointer(path);
  }
  if (span) told.span = toSpan(span[0], span[1]);
  if (params) told.params = params;
  if (fix) told.fix = toFix(fix);
  return told;
}

/** RFC 6901 */
function pointer(path) {
  let text = "";
  for (let at = 0; at < path.length; at++) text += `/${escaped(path[at])}`;
  return text;
}

function escaped(step) {
  if (typeof step !== "string" || (!step.includes("~") && !step.includes("/"))) return step;
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}

function toSpan(start, end) {
  return { start, end };
}

function toFix([title, edits, patch]) {
  return fixOf(title, edits.length > 0 ? edits.map(([start, end, text]) => ({ span: toSpan(start, end), text })) : undefined, patch);
}

function fixOf(title, edits, patch) {
  if (patch === undefined) return edits === undefined ? { title } : { title, edits };
  return edits === undefined ? { title, patch } : { title, edits, patch };
}

/** The third element says which of the two values follow. */
function toChange([path, rule, values, first, second]) {
  const change = { path };
  if (values & 1) change.before = first;
  if (values & 2) change.after = values & 1 ? second : first;
  change.rule = rule;
  return change;
}

/** An expression. */
export function toExpr(told) {
  const kind = told[0];
  if (kind < 2) {
    const [, field, operator, value, start, end] = told;
    const expr = kind === 1
      ? { type: "comparison", field, operator, negated: true, value: toLiteral(value) }
      : { type: "comparison", field, operator, value: toLiteral(value) };
    if (end !== undefined) expr.span = toSpan(start, end);
    return expr;
  }
  const [, args, start, end] = told;
  const expr = { type: kind === 2 ? "and" : "or", args: args.map(toExpr) };
  if (end !== undefined) expr.span = toSpan(start, end);
  return expr;
}

function toLiteral(value) {
  if (typeof value !== "object") return { type: typeof value, value };
  if (value === null) return { type: "null" };
  const [first, second] = value;
  if (second === undefined) return { type: "datetime", value: first };
  if (typeof second === "string") return { type: "number", value: first, text: second };
  return { type: "list", values: second.map(toLiteral) };
}

/** An e-mail address. */
export function toEmail([local, domain]) {
  return { address: `${local}@${domain}`, local, domain };
}

/** A phone number is one line: its texts in this order, each ended by a tab. */
export function toPhone(line) {
  const [e164, national, international, rfc3966, region, countryCode, nationalNumber, extension, type, possible, valid] =
    line.split("\t");
  const phone = { e164, national, international, rfc3966 };
  if (region !== "") phone.region = region;
  phone.countryCode = Number(countryCode);
  phone.nationalNumber = nationalNumber;
  if (extension !== "") phone.extension = extension;
  phone.possible = possible === "";
  phone.valid = valid === "";
  if (type !== "") phone.type = type;
  return phone;
}
