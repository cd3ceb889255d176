/** References: objects with the id of another record. */

import { DEPTH, ODD, copyOf, hasSurrogate, isPlain } from "./copy.js";
import { giveUp } from "./findings.js";
import { isHostObject } from "../kinds.js";

/** The id of the reference that was copied last, or zero if it has no good one. */
export let reference = 0;

/** The greatest id is that of 32 bits. */
export const isId = (value) => typeof value === "number" && (value | 0) === value && value > 0;

/** The copy of an object that stands for a reference. */
export function copyReference(object) {
  reference = 0;
  if (!isPlain(object)) return ODD;
  const keys = Object.keys(object);
  const copy = {};
  let id = 0;
  let members = 0;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    const value = object[key];
    if (value === undefined) continue;
    members++;
    if (key === "id" && isId(value)) {
      copy.id = id = value;
      continue;
    }
    if (key === "__proto__") return ODD;
    if (hasSurrogate(key)) giveUp();
    const kept = copyOf(value, DEPTH - 1);
    if (kept === ODD) return ODD;
    copy[key] = kept;
  }
  if (members === 0 && isHostObject(object)) return ODD;
  reference = id;
  return copy;
}
