/**
 * `validateContact` for Node, where what is read from a file may hold more: an object is copied and checked in one walk along the
 * field table, and the module is asked about the values of communication items and about faults alone. What is not plainly good,
 * or bad, in itself goes the way of `contact.js`, and the answer is the same.
 */

import { put } from "../../dist/plan.js";
import { checkedContact } from "../contact.js";
import { CLEAN, DEPTH, LOOSE, ODD, copyArray, copyOf, hasSurrogate, isPlain, look, refill } from "./copy.js";
import { isDay, isMoment } from "./dates.js";
import { LAST, begin, changed, changes, diagnostics, end, failed, found, giveUp, placeOf, plain, undo } from "./findings.js";
import { copyItems, reachable } from "./items.js";
import { fresh, tellOdd } from "./odd.js";
import {
  BOOLEAN, DATE, DATE_TIME, DISABLED, HAS_ITEMS, HAS_SITE, HAS_TYPE, IDS, INACTIVE, INTEGER, ITEMS, OBJECTS, ONE_OF, OTHER, REFERENCE,
  REFERENCES, TEXT, learn, planOf, textOf,
} from "./plan.js";
import { copyReference, isId, reference } from "./reference.js";

export * from "../contact.js";

/** Whether a walk is under way: a getter may have come here. */
let walking = false;

export function validateContact(input, options) {
  const how = textOf(options);
  const plan = planOf(how);
  if (plan === undefined) {
    const outcome = checkedContact(input, how);
    learn(how);
    return outcome;
  }
  if (walking || typeof input !== "object" || input === null) return checkedContact(input, how);
  walking = true;
  let copy;
  try {
    begin();
    copy = walk(input, plan);
    if (copy !== ODD) {
      if (plain) conclude(plan);
      if (plain) {
        return failed ? { ok: false, changes, diagnostics } : { ok: true, value: copy, changes, diagnostics };
      }
      undo();
    }
  } catch {
    // A getter threw, or the module broke.
    copy = ODD;
  } finally {
    walking = false;
    end();
  }
  // A copy that is whole stands for the input, which is read once.
  return checkedContact(copy === ODD ? input : copy, how);
}

/** The bits of the members that were met. */
let bits = 0;
let level = 0;

/** The copy of a contact, with what normalization does to it; or {@link ODD}. */
function walk(object, plan) {
  if (Array.isArray(object) || !isPlain(object)) return ODD;
  refill();
  bits = 0;
  level = 0;
  const { fields } = plan.model;
  const keys = Object.keys(object);
  const copy = {};
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    const value = object[key];
    if (value === undefined) continue;
    const field = fields[key];
    if (!plain || field === undefined) {
      if (key === "__proto__") return ODD;
      if (!plan.allows || hasSurrogate(key)) giveUp();
      const kept = copyOf(value, DEPTH);
      if (kept === ODD) return ODD;
      copy[key] = kept;
      continue;
    }
    if (value === null) {
      if (field.kind === OTHER) giveUp();
      bits |= field.required ? field.bit : 0;
      if (field.required || !plain) {
        copy[key] = null;
        if (plain) tellOdd(field, null, plan);
      } else {
        changed(placeOf(field.number), copy, { path: [key], before: null, rule: "null-absent" });
      }
      continue;
    }
    bits |= field.bit;
    // The usual member.
    const isText = field.kind === TEXT && typeof value === "string" && value !== "" && value.length <= field.maxLength && look(value) === CLEAN;
    const kept = isText ? value : member(copy, field, value, plan);
    if (kept === ODD) return ODD;
    put(copy, field.setter, key, kept);
  }
  return keys.length === 0 ? ODD : copy;
}

/** What a member becomes, or {@link ODD}. */
function member(holder, field, value, plan) {
  switch (field.kind) {
    case TEXT:
      if (typeof value === "string") return text(holder, field, value, plan);
      break;
    case BOOLEAN:
      if (typeof value === "boolean") {
        if (value) bits |= field.flag;
        return value;
      }
      break;
    case INTEGER:
      if (typeof value === "number" && (value | 0) === value && value >= field.minimum && value <= field.maximum) {
        if (field.isLevel) level = value;
        if (plan.advises && field.replaced !== undefined) found(placeOf(field.number), replacedBy(field, value));
        return value + 0;
      }
      break;
    case REFERENCE:
      if (typeof value === "object" && !Array.isArray(value)) {
        const copy = copyReference(value);
        if (copy === ODD) return ODD;
        const id = reference;
        if (id === 0) tellOdd(field, copy, plan);
        else if (field.isType && !plan.types.has(id)) giveUp();
        else if (plan.advises && field.replaced !== undefined) found(placeOf(field.number), replacedBy(field, id));
        return copy;
      }
      break;
    case DATE:
      if (typeof value === "string" && isDay(value)) {
        if (plan.advises && field.dated !== undefined) found(placeOf(field.number), withTime(field, value));
        return value;
      }
      if (typeof value === "string" && isMoment(value)) return value;
      break;
    case DATE_TIME:
      if (typeof value === "string" && isMoment(value)) return value;
      break;
    case ONE_OF:
      if (field.choices.includes(value)) return value;
      break;
    case ITEMS:
      if (Array.isArray(value)) {
        const copy = copyItems(value, field.number, plan);
        if (copy !== ODD && copy.length === 0) bits &= ~field.bit;
        return copy;
      }
      break;
    case REFERENCES:
    case IDS:
    case OBJECTS:
      if (Array.isArray(value)) {
        const copy = copyArray(value, DEPTH - 1);
        if (copy === ODD) return ODD;
        if (copy.length === 0) bits &= ~field.bit;
        const isGood = field.kind === IDS ? isId : field.kind === REFERENCES ? isReference : isObject;
        if (!copy.every(isGood)) tellOdd(field, copy, plan);
        return copy;
      }
      break;
  }
  const copy = copyOf(value, DEPTH);
  if (copy === ODD) return ODD;
  if (field.kind === OTHER) giveUp();
  if (plain) tellOdd(field, copy, plan);
  return copy;
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isReference = (value) => isObject(value) && isId(value.id);

function text(holder, field, value, plan) {
  const seen = look(value);
  if (seen === CLEAN) {
    if (value.length > field.maxLength || (field.required && value === "")) tellOdd(field, value, plan);
    return value;
  }
  const trimmed = value.trim();
  if (seen !== LOOSE || look(trimmed) !== CLEAN || trimmed.length > field.maxLength || (field.required && trimmed === "")) {
    giveUp();
    return value;
  }
  changed(placeOf(field.number), holder, { path: [field.name], before: value, after: trimmed, rule: "trim" });
  return trimmed;
}

/** What concerns several members, or one that is not there. */
function conclude(plan) {
  const { model } = plan;
  if ((bits & model.requiredBits) !== model.requiredBits) {
    for (const field of model.required) {
      if ((bits & field.bit) === 0) tellOdd(field, undefined, plan);
    }
  }
  if (level !== 0 && (bits & DISABLED) === 0 && plan.levels.has(level)) {
    if ((bits & INACTIVE) !== 0) found(LAST, fresh(model.inactive));
    if ((bits & HAS_ITEMS) === 0 || !reachable) found(LAST, bare(model.withoutEmail));
  }
  if (!plan.advice || failed) return;
  if ((bits & HAS_TYPE) === 0) found(LAST, bare(model.noType));
  if ((bits & HAS_ITEMS) === 0) found(LAST, bare(model.noItems));
  if ((bits & HAS_SITE) === 0) found(LAST, bare(model.noSite));
}

function bare({ code, severity, message, help, path, pointer }) {
  return { code, severity, message, help, path: [path[0]], pointer };
}

/** `current.replaced-field` */
function replacedBy({ name, replaced }, id) {
  const { code, severity, message, help, pointer, replacement, title, target, many } = replaced;
  const patch = [
    { op: "remove", path: pointer },
    { op: "add", path: target, value: many ? [id] : { id } },
  ];
  return { code, severity, message, help, path: [name], pointer, params: { field: name, replacement }, fix: { title, patch } };
}

/** `current.date-time` */
function withTime({ name, dated }, day) {
  const { code, severity, message, help, pointer, title } = dated;
  const patch = [{ op: "replace", path: pointer, value: `${day}T00:00:00Z` }];
  return { code, severity, message, help, path: [name], pointer, params: { field: name }, fix: { title, patch } };
}
