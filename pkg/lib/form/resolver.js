/** The resolver for react-hook-form. It needs nothing of that library: values in, values or errors out. */

import { checkContactOptions } from "./options.js";
import { validateContact } from "../contact-api.js";
import { wantObject, wantText } from "../arguments.js";
import { wantOptions } from "../options.js";
import { put } from "../snapshot.js";
import { pointerOf, stepsOfName } from "./names.js";
import { nearest, payloadOf, pointerInValues } from "./values.js";
import { wordsFor } from "./words.js";

const SEVERITIES = ["error", "warning", "advice"];

export function contactResolver(options = {}) {
  const { locale, emptyItems = "drop", onDiagnostics, ...rest } = { ...wantOptions(wantObject(options, "options")) };
  if (emptyItems !== "drop" && emptyItems !== "report") throw new TypeError('emptyItems: expected "drop" or "report"');
  if (onDiagnostics !== undefined && typeof onDiagnostics !== "function") throw new TypeError("onDiagnostics: expected a function");
  const contact = checkContactOptions(rest);
  const { tell } = wordsFor(locale);
  const how = { api: contact.api ?? "documented", emptyItems };

  return (values, _context, resolving) => {
    const { payload, rows } = payloadOf(values, how);
    const { ok, value, diagnostics: found } = validateContact(payload, contact);
    const diagnostics = found.map((diagnostic) => inValues(tell(diagnostic), rows));
    onDiagnostics?.(diagnostics);
    if (ok) {
      if (resolving?.shouldUseNativeValidation) report(resolving, () => undefined);
      return { values: value, errors: {} };
    }
    const errors = errorsOf(diagnostics, values, resolving ?? {});
    if (resolving?.shouldUseNativeValidation) report(resolving, (name) => get(errors, stepsOfName(name))?.message);
    return { values: {}, errors };
  };
}

export function diagnosticsAt(diagnostics, name, severity) {
  const pointer = pointerOf(stepsOfName(wantText(name, "name")) ?? [name]);
  if (severity !== undefined && !SEVERITIES.includes(severity)) throw new TypeError('severity: expected "error", "warning" or "advice"');
  return diagnostics.filter(
    (found) =>
      (severity === undefined || found.severity === severity) &&
      typeof found.pointer === "string" &&
      (found.pointer === pointer || found.pointer.startsWith(`${pointer}/`)),
  );
}

/** The diagnostic with its places as they are in the form's values, where empty items still stand. */
function inValues(diagnostic, rows) {
  const { pointer, path, fix } = diagnostic;
  if (rows.every((row, at) => row === at) || pointer === undefined) return diagnostic;
  const moved = pointerInValues(pointer, rows);
  const told = { ...diagnostic, pointer: moved };
  if (moved !== pointer) told.path = [path[0], rows[path[1]], ...path.slice(2)];
  if (fix?.patch) told.fix = { ...fix, patch: fix.patch.map((operation) => ({ ...operation, path: pointerInValues(operation.path, rows) })) };
  return told;
}

/** Nested as the values are. Each error stands at the field that is registered nearest to it, so that it gets the focus. */
function errorsOf(diagnostics, values, { names = [], fields, criteriaMode }) {
  // Who triggers a whole array, or a part of the values that no field stands for, asks about what lies inside.
  const isField = (name) => typeof get(values, stepsOfName(name)) !== "object" || get(fields, stepsOfName(name)) !== undefined;
  const registered = new Map(names.filter(isField).map((name) => [pointerOf(stepsOfName(name) ?? [name]), name]));
  // Where one field alone is asked for, as on blur, the others are not named: a value that is there may well be one of them.
  const [alone] = names.length === 1 ? registered.keys() : [];
  const isOther = (pointer) => !pointer.startsWith(`${alone}/`) && !["object", "undefined"].includes(typeof get(values, pointer.split("/").slice(1)));
  const places = { has: (pointer) => registered.has(pointer) || (alone !== undefined && isOther(pointer)), keys: () => registered.keys() };
  const errors = {};
  for (const { severity, code, message, pointer = "", path = [] } of diagnostics) {
    if (severity !== "error") continue;
    const place = nearest(pointer, places);
    const name = registered.get(place);
    const steps = name === undefined ? (place?.split("/").slice(1) ?? path.map(String)) : (stepsOfName(name) ?? [name]);
    // An array holds the errors of its elements, so its own have a name of their own there; the payload has one too.
    if (steps.length === 0 || (name === undefined && steps.length === 1 && steps[0] === "communicationItems")) steps.push("root");
    const there = get(errors, steps);
    // `type` is a field's name too: there it holds an object.
    if (typeof there?.type !== "string") {
      const error = { type: code, message };
      const ref = get(fields, steps)?.ref;
      if (ref !== undefined) error.ref = ref;
      if (criteriaMode === "all") error.types = { [code]: message };
      set(errors, steps, there === undefined ? error : Object.assign(there, error));
    } else if (criteriaMode === "all") {
      const { types } = there;
      types[code] = Object.hasOwn(types, code) ? [types[code], message].flat() : message;
    }
  }
  return errors;
}

/** For `shouldUseNativeValidation`: the word of each field goes to the browser. */
function report({ names = [], fields }, messageOf) {
  for (const name of names) {
    const { ref, refs } = get(fields, stepsOfName(name) ?? [name]) ?? {};
    for (const input of refs ?? [ref]) {
      if (typeof input?.setCustomValidity !== "function") continue;
      input.setCustomValidity(messageOf(name) ?? "");
      input.reportValidity();
    }
  }
}

const get = (root, steps = []) =>
  steps.reduce((value, step) => (typeof value === "object" && value !== null && Object.hasOwn(value, step) ? value[step] : undefined), root);

function set(root, steps, value) {
  let holder = root;
  steps.slice(0, -1).forEach((step, at) => {
    if (!Object.hasOwn(holder, step)) put(holder, step, /^\d+$/.test(steps[at + 1]) ? [] : {});
    holder = holder[step];
  });
  put(holder, steps.at(-1), value);
}
