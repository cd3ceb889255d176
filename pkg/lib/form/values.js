/** What a form says, as the values that the field table has. A form has texts; a payload has numbers, booleans and references. */

import { communication, contact } from "../../dist/tables.js";
import { fieldsOf } from "../rows.js";
import { put } from "../snapshot.js";
import { isIndex } from "./names.js";

const ITEMS = "communicationItems";

/** By name, what can be sent. */
const byName = (table, model) =>
  Object.fromEntries(fieldsOf(table, model).flatMap((row) => (row.system ? [] : [[row.name, row]])));

/** The fields of each model. */
export const formFields = {
  documented: { contact: byName(contact, 0), item: byName(communication, 0) },
  current: { contact: byName(contact, 1), item: byName(communication, 1) },
};

/** Item members that a form may preset: without another one they are an empty row. */
const PRESET = new Set(["id", "type", "defaultFlag", "communicationType"]);

/**
 * What the field table says of a place.
 *
 * @param {string[]} steps as a form spells them: a reference may stand for its id
 * @param {"documented" | "current"} api
 * @returns {{ steps: string[], type: string, list: boolean, row: object, item: boolean } | undefined} `steps` as the payload
 *   has them; `list`: the place holds several values; `item`: inside a communication item. `undefined` for what is no field.
 */
export function placeOf(steps, api) {
  const { contact, item } = formFields[api];
  const [name, ...rest] = steps;
  // A field that only the other model has is read too: the check says so.
  const { contact: others } = formFields[api === "current" ? "documented" : "current"];
  const row = [contact, others].find((table) => Object.hasOwn(table, name))?.[name];
  if (row === undefined) return undefined;
  if (row.type !== "communications") return member([name], rest, row, false);
  const [index, inner, ...deeper] = rest;
  if (index === undefined || inner === undefined || !(isIndex(index) || index === "")) return undefined;
  // The id of an item is there in forms that edit.
  const innerRow = Object.hasOwn(item, inner) ? item[inner] : inner === "id" ? { type: "integer" } : undefined;
  return innerRow && member([name, index, inner], deeper, innerRow, true);
}

function member(steps, rest, row, item) {
  const place = (type, more = [], list = false) => ({ steps: [...steps, ...more], type, list, row, item });
  switch (row.type) {
    case "reference":
      if (rest.length === 0) return place("integer", ["id"]);
      return rest.length === 1 ? place(rest[0] === "id" ? "integer" : "string", rest) : undefined;
    case "integers":
      return place("integer", [], true);
    case "references":
      return place("reference", [], true);
    case "objects":
      return rest.length === 2 ? place(rest[1] === "id" ? "integer" : "string", rest) : undefined;
    default:
      return rest.length === 0 ? place(row.type) : undefined;
  }
}

const BOOLEANS = { true: true, 1: true, on: true, false: false, 0: false, off: false };

/** A text as the type has it. A text that is none stays, for the check to name; a blank one is absent. */
export function convert(text, type) {
  if (typeof text !== "string") return text;
  const bare = text.trim();
  if (bare === "") return undefined;
  switch (type) {
    case "integer":
      return /^[+-]?\d{1,15}$/.test(bare) ? Number(bare) : text;
    case "boolean":
      return Object.hasOwn(BOOLEANS, bare) ? BOOLEANS[bare] : text;
    case "reference":
      return { id: convert(text, "integer") };
    case "dateTime":
      return withTime(bare) ?? text;
    default:
      return text;
  }
}

/** What date pickers give has no zone: a day is that day anywhere, a time is one of this machine. */
function withTime(text) {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00Z`;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().replace(".000Z", "Z");
}

/** Whether an item says nothing but what its row was made with. */
export const isEmptyItem = (item) =>
  typeof item === "object" && item !== null && !Array.isArray(item) && Object.keys(item).every((name) => PRESET.has(name));

/**
 * The payload that a form library's values mean.
 *
 * @param {object} values nested as the payload is
 * @param {{ api: "documented" | "current", emptyItems: "drop" | "report" }} how
 * @returns {{ payload: object, rows: number[] }} `rows[n]` is where item `n` of the payload stands in the values
 */
export function payloadOf(values, { api, emptyItems }) {
  const { contact, item: itemFields } = formFields[api];
  if (typeof values !== "object" || values === null) return { payload: values, rows: [] };
  const { [ITEMS]: given, ...others } = values;
  const payload = members(others, contact);
  const rows = [];
  let items = valueOf(given, "communications");
  if (Array.isArray(given)) {
    items = [];
    given.forEach((value, row) => {
      const item = isRecord(value) ? members(value, itemFields) : value;
      if (emptyItems === "drop" && isEmptyItem(item)) return;
      items.push(item);
      rows.push(row);
    });
    if (items.length === 0) items = undefined;
  }
  if (items !== undefined) payload[ITEMS] = items;
  return { payload, rows };
}

/** The values that are there, each as its row of the table has it. */
function members(values, table) {
  const copy = {};
  for (const name of Object.keys(values)) {
    const type = Object.hasOwn(table, name) ? table[name].type : name === "id" ? "integer" : "string";
    const value = valueOf(values[name], type);
    if (value !== undefined) put(copy, name, value);
  }
  return copy;
}

function valueOf(value, type) {
  if (value === null || Number.isNaN(value)) return undefined;
  if (type === "reference") {
    if (typeof value === "number") return { id: value };
    if (!isRecord(value)) return convert(value, type);
    const reference = members(value, {});
    return Object.keys(reference).length > 0 ? reference : undefined;
  }
  if (type === "integers" && Array.isArray(value)) {
    return value.length > 0 ? value.map((element) => convert(element, "integer") ?? null) : undefined;
  }
  return convert(value, type);
}

const isRecord = (value) =>
  typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** A pointer into the payload as a pointer into the values that it was made from. */
export function pointerInValues(pointer, rows) {
  return pointer.replace(/^\/communicationItems\/(\d+)/, (whole, index) => (index in rows ? `/${ITEMS}/${rows[index]}` : whole));
}

/**
 * The key that a finding belongs to: its own place, the first one inside it, or the nearest around it. An item is answered for
 * by its value, a reference by its id, and an item never by another one.
 *
 * @param {string} pointer
 * @param {{ has(pointer: string): boolean, keys(): Iterable<string> }} places by pointer
 * @returns {string | undefined}
 */
export function nearest(pointer, places) {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    if (places.has(at)) return at;
    if (at === `/${ITEMS}` && at !== pointer) return undefined;
    for (const key of [`${at}/value`, `${at}/id`]) if (places.has(key)) return key;
    for (const key of places.keys()) if (key.startsWith(`${at}/`)) return key;
  }
  return undefined;
}
