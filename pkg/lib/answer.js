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
  for (const step of path) {
    text += typeof step === "string" ? `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}` : `/${step}`;
  }
  return text;
}

function toSpan(start, end) {
  return { start, end };
}

function toFix([title, edits, patch]) {
  const fix = { title };
  if (edits.length > 0) fix.edits = edits.map(([start, end, text]) => ({ span: toSpan(start, end), text }));
  if (patch !== undefined) fix.patch = patch;
  return fix;
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
