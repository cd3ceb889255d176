/**
 * A member that is not plainly good. What is said of it the module says, of the member by itself; and the same members come again
 * and again, in each row of an import.
 */

import { readReport } from "../answer.js";
import { CONTACT, within } from "../module.js";
import { CLEAN, look } from "./copy.js";
import { fail, found, giveUp, placeOf, plain } from "./findings.js";
import { ITEMS, TEXT } from "./plan.js";

/** How many members of a field are kept, and how long their texts may be. */
const MOST = 100;
const LONGEST = 200;

/** Has the module look at the copy of a member; `undefined` stands for one that is absent. */
export function tellOdd(field, value, plan) {
  // What these are depends on others too.
  if (!plain || field.isType || field.kind === ITEMS) return giveUp();
  const told = toldOf(field, value, plan);
  // Without an error there would be a value, and the module says which.
  if (told === undefined) return giveUp();
  fail();
  for (let at = 0; at < told.length; at++) found(placeOf(field.number), fresh(told[at]));
}

function toldOf(field, value, plan) {
  const known = (plan.odd[field.number] ??= { values: new Map(), texts: new Map(), lengths: new Map() });
  let [of, key] = [known.values, value];
  if (typeof value === "object" && value !== null) {
    [of, key] = [known.texts, JSON.stringify(value)];
  } else if (field.kind === TEXT && typeof value === "string" && value.length > field.maxLength) {
    // Of a text that is too long nothing is told but how long it is.
    if (look(value) !== CLEAN) return undefined;
    [of, key] = [known.lengths, value.length];
  }
  if (typeof key === "string" && key.length > LONGEST) return undefined;
  let told = of.get(key);
  if (told === undefined && !of.has(key)) {
    told = errorsOf(field, value, plan);
    if (of.size === MOST) of.clear();
    of.set(key, told);
  }
  return told;
}

let name = "";
let json = "";
let how = "";
const memberOf = (raw) => raw.contactMember(name, json, how);

/** The findings, if there is an error among them and nothing is rewritten. */
function errorsOf(field, value, plan) {
  name = field.name;
  json = value === undefined ? "" : JSON.stringify(value);
  how = plan.how;
  const answer = within(CONTACT, memberOf);
  if (answer === "") return undefined;
  const { ok, changes, diagnostics } = readReport(answer);
  return ok || changes.length > 0 ? undefined : diagnostics;
}

/** A diagnostic that shares nothing with the one that is kept. */
export function fresh({ code, severity, message, help, path, pointer, params, fix }) {
  const copy =
    help === undefined
      ? { code, severity, message, path: path.slice(), pointer }
      : { code, severity, message, help, path: path.slice(), pointer };
  if (params !== undefined) copy.params = copied(params);
  if (fix !== undefined) copy.fix = copied(fix);
  return copy;
}

function copied(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  const copy = {};
  for (const key in value) copy[key] = copied(value[key]);
  return copy;
}
