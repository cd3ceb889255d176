/** A conditions text or expression that cannot be used, thrown by the functions that return a bare value. */
export class ConditionsError extends Error {
  /** @param {import("../index.js").Diagnostic[]} diagnostics */
  constructor(diagnostics) {
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
    super(`${errors[0]?.message ?? "the conditions cannot be used"}${more}`);
    this.diagnostics = diagnostics;
  }
}
Object.defineProperty(ConditionsError.prototype, "name", { value: "ConditionsError", configurable: true, writable: true });
