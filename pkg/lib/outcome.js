/** Outcomes as the contract has them: a discriminated union without stray members. */

import { ConditionsError } from "./error.js";

/** The bare value, or the diagnostics as an error. For the functions that return no outcome. */
export function unwrap(outcome) {
  if (outcome.ok) return outcome.value;
  throw new ConditionsError(outcome.diagnostics);
}
