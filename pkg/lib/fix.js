/** Applies the repair of a diagnostic: text edits to a text, RFC 6902 operations to a payload. */

import { wantObject } from "./arguments.js";
import { kindOf } from "./kinds.js";
import { put, snapshot } from "./snapshot.js";

/** The repaired text, or a repaired copy of the payload; the argument itself stays as it is. */
export function applyFix(target, fix) {
  wantObject(fix, "fix");
  if (typeof target === "string") return applyEdits(target, fix.edits ?? []);
  if (typeof target !== "object" || target === null) {
    throw new TypeError(`target: expected a string or an object, found ${kindOf(target)}`);
  }
  let { value } = snapshot(target);
  for (const operation of fix.patch ?? []) value = applyOperation(value, operation);
  return value;
}

function applyEdits(text, edits) {
  // From the end, so that no edit moves the place of another one. Insertions at one place keep their order.
  const ordered = [...edits].reverse().sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
  for (const { span, text: replacement } of ordered) {
    text = text.slice(0, span.start) + replacement + text.slice(span.end);
  }
  return text;
}

function applyOperation(root, { op, path, value }) {
  if (path === "") return op === "remove" ? null : value;
  const steps = path.slice(1).split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = steps.pop();
  let holder = root;
  for (const step of steps) {
    holder = typeof holder === "object" && holder !== null && Object.hasOwn(holder, step) ? holder[step] : undefined;
  }
  // A place that is not there: the payload has changed since the diagnostic was made.
  if (typeof holder !== "object" || holder === null) return root;
  if (Array.isArray(holder)) {
    const at = last === "-" ? holder.length : Number(last);
    if (op === "add") holder.splice(at, 0, value);
    else if (op === "remove") holder.splice(at, 1);
    else holder[at] = value;
  } else if (op === "remove") {
    delete holder[last];
  } else {
    put(holder, last, value);
  }
  return root;
}
