/** The checks as schemas of Standard Schema v1 and Standard JSON Schema v1. */

import { validateCommunication, validateContact } from "./contact.js";
import { kindOf } from "./kinds.js";
import { wantOptions } from "./options.js";
import { jsonSchema } from "./schemas.js";

export function contactSchema(options) {
  return standard("contact", validateContact, options);
}

export function communicationSchema(options) {
  return standard("communication", validateCommunication, options);
}

function standard(subject, check, options) {
  const { onDiagnostics, ...how } = wantOptions(options) ?? {};
  wantListener(onDiagnostics, "options");
  const converter = (direction) => (request) => jsonSchema(subject, direction, request?.target, how);
  return {
    "~standard": {
      version: 1,
      vendor: "psa-contacts",
      validate(value, call) {
        const perCall = call?.libraryOptions?.onDiagnostics;
        wantListener(perCall, "libraryOptions");
        const outcome = check(value, how);
        const { changes, diagnostics } = outcome;
        onDiagnostics?.(diagnostics, outcome.value);
        perCall?.(diagnostics, outcome.value);
        // Whoever finds issues takes the value for refused, so warnings and advice are no issues.
        if (outcome.ok) return { value: outcome.value, changes, diagnostics };
        return { issues: diagnostics.filter(({ severity }) => severity === "error"), changes, diagnostics };
      },
      jsonSchema: { input: converter("input"), output: converter("output") },
    },
  };
}

function wantListener(listener, holder) {
  if (listener !== undefined && typeof listener !== "function") {
    throw new TypeError(`${holder}: onDiagnostics: expected a function, found ${kindOf(listener)}`);
  }
}
