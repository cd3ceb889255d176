/** Names of form controls, in any of the usual spellings, as steps into a payload. */

/**
 * `communicationItems[0][value]`, `communicationItems[0].value` and `communicationItems.0.value` are the same place:
 * `["communicationItems", "0", "value"]`. An empty pair of brackets is an empty step. `undefined` for other spellings.
 *
 * @param {string} name
 * @returns {string[] | undefined}
 */
export function stepsOfName(name) {
  const steps = [];
  const step = /([^.[\]]+)|\[([^[\]]*)\]|\.(?=[^.[\]])/gy;
  while (step.lastIndex < name.length) {
    const start = step.lastIndex;
    const found = step.exec(name);
    if (found === null) return undefined;
    const [, bare, bracketed] = found;
    // The first step stands bare; a bare one behind it has a dot before it.
    if (bare !== undefined && start > 0 && name[start - 1] !== ".") return undefined;
    if (bare === undefined && start === 0) return undefined;
    if (bare !== undefined || bracketed !== undefined) steps.push(bare ?? bracketed);
  }
  return steps.length > 0 ? steps : undefined;
}

/** Whether a step is an index of an array. */
export const isIndex = (step) => /^\d{1,9}$/.test(step);

/** The RFC 6901 pointer of some steps. */
export const pointerOf = (steps) => steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
