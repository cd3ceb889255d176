/**
 * Applies what normalization did to a snapshot. The module returns the changes alone: carrying the whole payload back
 * costs more than computing it.
 */

import { put } from "./snapshot.js";

/** Returns `root` with every change made; plain objects and arrays are changed in place. */
export function applyChanges(root, changes) {
  for (const { path, after } of changes) {
    if (path.length === 0) {
      root = after;
      continue;
    }
    const last = path.at(-1);
    let holder = root;
    for (const step of path.slice(0, -1)) holder = holder[step];
    if (after !== undefined) put(holder, last, copy(after));
    else if (Array.isArray(holder)) holder.splice(last, 1);
    else delete holder[last];
  }
  return root;
}

/** The value and the list of changes share no object, so that a caller may edit either. */
function copy(value) {
  return typeof value === "object" && value !== null ? JSON.parse(JSON.stringify(value)) : value;
}
