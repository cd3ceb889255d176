/** Communication items: members that are plainly good, and values that the module takes for plainly good. */

import { Buffer } from "node:buffer";
import { isHostObject } from "../kinds.js";
import { CONTACT, instanceOf, within } from "../module.js";
import { CLEAN, DEPTH, ODD, STRANGE, copyOf, isPlain, look } from "./copy.js";
import { BEHIND, MOST_ITEMS, changed, giveUp, placeIn, plain } from "./findings.js";
import { copyReference, reference } from "./reference.js";

const ITEMS = "communicationItems";

/** Whether there is an e-mail item. */
export let reachable = false;

/** What the values are, so that none stands twice, and the types that have a default item; and how many they are. */
const identities = [];
const defaults = [];
let values = 0;
let defaulted = 0;

/** The copy of the items of a contact, which are the field of that number. */
export function copyItems(array, field, plan) {
  reachable = false;
  values = 0;
  defaulted = 0;
  if (array.toJSON !== undefined) return ODD;
  const copy = [];
  const { length } = array;
  if (length > MOST_ITEMS) giveUp();
  for (let at = 0; at < length; at++) {
    const item = array[at];
    let kept;
    if (plain && typeof item === "object" && item !== null && !Array.isArray(item)) {
      kept = copyItem(item, at, field, plan);
    } else {
      giveUp();
      kept = copyOf(item, DEPTH - 1);
    }
    if (kept === ODD) return ODD;
    copy.push(kept);
  }
  return copy;
}

function copyItem(object, index, field, plan) {
  if (!isPlain(object)) return ODD;
  const { itemLimits: limits, itemOrder: order } = plan.model;
  const keys = Object.keys(object);
  const copy = {};
  let id = 0;
  let written;
  let extension;
  let named;
  let isDefault = false;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    const value = object[key];
    if (value === undefined) continue;
    switch (key) {
      case "type":
        if (typeof value === "object" && value !== null && !Array.isArray(value)) {
          if ((copy.type = copyReference(value)) === ODD) return ODD;
          id = reference;
          continue;
        }
        break;
      case "value":
        if (typeof value === "string") {
          copy.value = written = value;
          continue;
        }
        break;
      case "defaultFlag":
        if (typeof value === "boolean") {
          copy.defaultFlag = isDefault = value;
          continue;
        }
        break;
      case "extension":
        if (typeof value === "string" && look(value) === CLEAN && value !== "" && value.length <= limits.extension) {
          copy.extension = extension = value;
          continue;
        }
        break;
      case "communicationType":
        if (typeof value === "string" && key in plan.named) {
          copy.communicationType = named = value;
          continue;
        }
        break;
    }
    if (value === null && (key === "extension" || key === "defaultFlag" || key === "communicationType")) {
      // It keeps its place for a value that may come of the number.
      if (key === "extension") copy.extension = extension = null;
      changed(placeIn(field, index, order[key]), copy, { path: [ITEMS, index, key], before: null, rule: "null-absent" });
      continue;
    }
    giveUp();
    if (key === "__proto__") return ODD;
    const kept = copyOf(value, DEPTH - 2);
    if (kept === ODD) return ODD;
    copy[key] = kept;
  }
  if (keys.length === 0 && isHostObject(object)) return ODD;
  const kind = plan.kinds.get(id);
  if (!plain || kind === undefined || written === undefined || (named !== undefined && (plan.named[named] ?? kind) !== kind)) {
    giveUp();
    return copy;
  }
  if (kind === "email") reachable = true;
  const sound =
    kind === "email" || kind === "other" || !plan.numbers
      ? (typeof extension !== "string" || kind === "phone" || kind === "fax") && address(copy, written, kind, index, field, plan)
      : number(copy, written, extension, index, field, plan);
  if (!sound || (isDefault && !onceDefault(id))) giveUp();
  else if (extension === null) delete copy.extension;
  return copy;
}

/** Whether no default item before was of the same type. */
function onceDefault(id) {
  for (let at = 0; at < defaulted; at++) if (defaults[at] === id) return false;
  defaults[defaulted++] = id;
  return true;
}

/** Whether no value before was the same, case set aside. */
function onceIn(text) {
  const { length } = text;
  for (let at = 0; at < values; at++) {
    const other = identities[at];
    if (other.length === length && (other === text || other.toLowerCase() === text.toLowerCase())) return false;
  }
  identities[values++] = text;
  return true;
}

/** A value that is no number. */
function address(item, written, kind, index, field, plan) {
  const { itemLimits: limits, itemOrder: order } = plan.model;
  const text = trimmed(written);
  const { length } = text;
  if (length === 0 || length > limits.value || !write(text)) return false;
  let after = text;
  let [member, rule] = [order.value, "trim"];
  if (kind === "email") {
    const told = ask(emailOf, length, 0);
    if (told === 0) return false;
    if (told === 2) {
      const at = text.indexOf("@");
      after = text.slice(0, at) + text.slice(at).toLowerCase();
      [member, rule] = [BEHIND, "email-domain-case"];
    }
  }
  if (after !== written) {
    item.value = after;
    changed(placeIn(field, index, member), item, { path: [ITEMS, index, "value"], before: written, after, rule });
  }
  return onceIn(text);
}

function number(item, written, extension, index, field, plan) {
  const { itemLimits: limits, itemOrder: order } = plan.model;
  const text = trimmed(written);
  const { length } = text;
  if (length === 0 || length > limits.value || plan.region < 0 || !write(text)) return false;
  const told = ask(phoneOf, length, plan.region);
  if (told === 0) return false;
  const end = NUMBER + (told & 63);
  const more = (told >> 6) & 63;
  const same = told >= 4096;
  const e164 = same ? text : ascii(NUMBER, end);
  const inside = more === 0 ? undefined : ascii(end, end + more);
  if (plan.writes) {
    if (!same) {
      item.value = e164;
      changed(placeIn(field, index, BEHIND), item, { path: [ITEMS, index, "value"], before: written, after: e164, rule: "phone-e164" });
    }
  } else if (!plan.keeps || inside !== undefined) {
    return false;
  }
  if (text.length !== written.length && (same || plan.keeps)) {
    item.value = text;
    changed(placeIn(field, index, order.value), item, { path: [ITEMS, index, "value"], before: written, after: text, rule: "trim" });
  }
  if (inside !== undefined) {
    // One that is there and blank, or null, is replaced by the module.
    if (extension === null || (extension !== undefined && extension !== inside)) return false;
    if (extension === undefined) {
      item.extension = inside;
      changed(placeIn(field, index, BEHIND), item, { path: [ITEMS, index, "extension"], after: inside, rule: "phone-extension" });
    }
  }
  return onceIn(`${e164} ${inside ?? extension ?? ""}`);
}

/** The text without spaces around it. Other white space is no ASCII that can be written. */
function trimmed(text) {
  return text.charCodeAt(0) === 0x20 || text.charCodeAt(text.length - 1) === 0x20 ? text.trim() : text;
}

/** The buffer of `src/wasm/items.rs`: the value, and behind it the number that it becomes. */
const VALUE = 256;
const NUMBER = VALUE;

/** @type {Uint8Array} */
let scratch = new Uint8Array(0);
let of = 0;

/** Whether the text could be written into the buffer: it is ASCII without control characters. */
function write(text) {
  if (scratch.length === 0 || of !== instanceOf(CONTACT)) open();
  const into = scratch;
  const { length } = text;
  if (length > VALUE) return false;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e) return false;
    into[at] = unit;
  }
  return true;
}

/** The buffer goes with the module, and moves when the memory grows. */
function open() {
  scratch = within(CONTACT, (raw, memory) => {
    // The call may make the memory grow, which is another buffer then.
    const start = raw.itemScratch();
    return new Uint8Array(memory.buffer, start, VALUE + 64);
  });
  of = instanceOf(CONTACT);
}

let asked = 0;
let region = 0;
const emailOf = (raw) => raw.itemEmail(asked);
const phoneOf = (raw) => raw.itemPhone(asked, region);

function ask(call, length, from) {
  asked = length;
  region = from;
  const told = within(CONTACT, call);
  if (scratch.length === 0) open();
  return told;
}

const { latin1Slice } = Buffer.prototype;
const ascii = (start, end) => latin1Slice.call(scratch, start, end);
