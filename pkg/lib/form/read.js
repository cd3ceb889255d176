/** Reads the controls of a form into a payload, and writes repairs back into them. */

import { put } from "../snapshot.js";
import { isIndex, pointerOf, stepsOfName } from "./names.js";
import { convert, isEmptyItem, placeOf } from "./values.js";

/** Controls that hold no value of a contact. */
const NO_VALUE = new Set(["button", "submit", "reset", "image", "file", "fieldset", "output", "object"]);

/** Whether a message can stand at the control. */
export const isVisible = (control) => control.type !== "hidden";

/** A radio group is one place; every other control is a place of its own. */
export const twins = (a, b) => a === b || (a.type === "radio" && b.type === "radio" && a.name === b.name);

/**
 * The controls that mean one place of the payload: one, or the buttons of a radio group, or a checkbox with its hidden twin.
 *
 * @typedef {{ steps: string[], type: string, list: boolean, row: object, item: boolean, controls: HTMLElement[], pointer: string | undefined }} Group
 *   `steps` are those of the name, `pointer` is the place in the payload, which has no empty rows
 */

/**
 * @param {HTMLFormElement} form
 * @param {{ api: "documented" | "current", prefix?: string, emptyItems: "drop" | "report" }} how
 * @returns {{ payload: object, all: Group[], groups: Map<string, Group>, others: HTMLElement[] }} all groups in the order of the
 *   form; those in the payload by pointer; `others` are the controls that are no part of the contact
 */
export function readForm(form, how) {
  const found = new Map();
  const others = [];
  const rowsWithoutIndex = new Map();
  for (const control of form.elements) {
    if (NO_VALUE.has(control.type) || control.matches(":disabled")) continue;
    const place = control.name ? placeOfControl(control.name, how) : undefined;
    if (place === undefined) {
      others.push(control);
      continue;
    }
    if (place.steps[1] === "") place.steps[1] = rowWithoutIndex(rowsWithoutIndex, place.steps, control);
    const key = pointerOf(place.steps);
    const group = found.get(key);
    if (group) group.controls.push(control);
    else found.set(key, { ...place, controls: [control] });
  }
  return { ...assemble([...found.values()], how.emptyItems), others };
}

function placeOfControl(name, { api, prefix }) {
  let steps = stepsOfName(name);
  if (steps !== undefined && prefix !== undefined) {
    const before = stepsOfName(prefix);
    if (!before.every((step, at) => steps[at] === step)) return undefined;
    steps = steps.slice(before.length);
  }
  return steps === undefined || steps.length === 0 ? undefined : placeOf(steps, api);
}

/** `communicationItems[][value]`: a member that was there begins the next item, as servers read it. */
function rowWithoutIndex(rows, [name, , ...rest], control) {
  const row = rows.get(name) ?? { index: 0, seen: new Map() };
  const key = rest.join("/");
  const twin = row.seen.get(key);
  // The buttons of one radio group are one member; so are a checkbox and its hidden twin.
  const same = twin !== undefined && (twin === control.type ? control.type === "radio" : [twin, control.type].includes("hidden"));
  if (twin !== undefined && !same) {
    row.index++;
    row.seen.clear();
  }
  row.seen.set(key, control.type);
  rows.set(name, row);
  return String(row.index);
}

/** Builds the payload. Arrays get no gaps, whatever indices the form has after rows were taken out. */
function assemble(found, emptyItems) {
  const tree = new Map();
  for (const group of found) {
    let node = tree;
    for (const step of group.steps.slice(0, -1)) {
      if (!node.has(step)) node.set(step, new Map());
      node = node.get(step);
    }
    node.set(group.steps.at(-1), group);
  }
  const payload = {};
  for (const [name, node] of tree) {
    const value = build(node, [name], name === "communicationItems" ? emptyItems : undefined);
    if (value !== undefined) put(payload, name, value);
  }
  return { payload, all: found, groups: new Map(found.filter(({ pointer }) => pointer !== undefined).map((group) => [group.pointer, group])) };
}

/** @param {"drop" | "report"} [emptyItems] given for the items alone */
function build(node, steps, emptyItems = undefined) {
  if (!(node instanceof Map)) {
    node.pointer = pointerOf(steps);
    return valueOf(node);
  }
  const keys = [...node.keys()];
  if (keys.every(isIndex)) {
    const array = [];
    for (const key of keys.sort((a, b) => a - b)) {
      const built = build(node.get(key), [...steps, array.length]);
      const element = built ?? (emptyItems === "report" ? {} : undefined);
      if (element === undefined || (emptyItems === "drop" && isEmptyItem(element))) forget(node.get(key));
      else array.push(element);
    }
    return array.length > 0 ? array : undefined;
  }
  const object = {};
  for (const key of keys) {
    const value = build(node.get(key), [...steps, key]);
    if (value !== undefined) put(object, key, value);
  }
  return Object.keys(object).length > 0 ? object : undefined;
}

/** A row that is left out has no place in the payload. */
function forget(node) {
  if (node instanceof Map) for (const inner of node.values()) forget(inner);
  else node.pointer = undefined;
}

function valueOf({ controls, type, list }) {
  if (list) {
    const values = controls.flatMap(textsOf).map((text) => convert(text, type)).filter((value) => value !== undefined);
    return values.length > 0 ? values : undefined;
  }
  const box = type === "boolean" ? controls.findLast((control) => control.type === "checkbox") : undefined;
  if (box) return box.indeterminate ? undefined : box.checked;
  return convert(controls.flatMap(textsOf).at(-1), type);
}

function textsOf(control) {
  if (control.type === "checkbox" || control.type === "radio") return control.checked ? [control.value] : [];
  if (control.type === "select-multiple") return Array.from(control.selectedOptions, (option) => option.value);
  return [control.value];
}

/**
 * The controls that an RFC 6902 patch on the payload would change, with what they would hold; `undefined` if the form cannot
 * say it, because a control or an option is missing.
 *
 * @param {{ op: string, path: string, value?: unknown }[]} patch
 * @param {Map<string, Group>} groups
 * @returns {Map<Group, unknown> | undefined}
 */
export function writesOf(patch, groups) {
  const writes = new Map();
  const plan = (pointer, value) => {
    const group = groups.get(pointer);
    if (group) {
      if (!canHold(group, value)) return false;
      writes.set(group, value);
      return true;
    }
    if (typeof value !== "object" || value === null) return false;
    const members = Object.entries(value);
    return members.length > 0 && members.every(([name, inner]) => plan(`${pointer}${pointerOf([name])}`, inner));
  };
  for (const { op, path, value } of patch) {
    if (op !== "remove") {
      if (!plan(path, value)) return undefined;
      continue;
    }
    const inside = [...groups.values()].filter(({ pointer }) => pointer === path || pointer.startsWith(`${path}/`));
    if (inside.length === 0) return undefined;
    for (const group of inside) writes.set(group, undefined);
  }
  return writes;
}

function canHold({ controls, list, type }, value) {
  if (list || Array.isArray(value) || (typeof value === "object" && value !== null)) return false;
  const choices = controls.flatMap((control) => {
    if (control.type === "radio") return [control.value];
    return control.tagName === "SELECT" ? Array.from(control.options, (option) => option.value) : [];
  });
  return value === undefined || choices.length === 0 || choices.some((choice) => convert(choice, type) === value);
}

/** Makes the controls of a group hold a value, `undefined` for none. */
export function write({ controls, type }, value) {
  for (const control of controls) {
    if (control.type === "checkbox" && type === "boolean") control.checked = value === true;
    else if (control.type === "checkbox" || control.type === "radio") {
      control.checked = value !== undefined && convert(control.value, type) === value;
    } else if (control.tagName === "SELECT") {
      const at = Array.from(control.options).findIndex((option) => convert(option.value, type) === value);
      control.selectedIndex = at;
    } else if (control.type !== "hidden" || controls.length === 1) control.value = value === undefined ? "" : String(value);
  }
}

/** The id of the communication type of each item, by the index in the names of its controls. */
export function typesOfItems(all) {
  const types = new Map();
  for (const group of all) {
    const [, index, name, member] = group.steps;
    if (group.item && name === "type" && member === "id") types.set(index, valueOf(group));
  }
  return types;
}
