/**
 * What a walk over a contact has to know: the field table of a model by name, and what the options say. All of it comes from the
 * crate's tables; nothing here is a rule of its own.
 */

import { current, documented, said } from "../../dist/plan.js";
import { communicationTypes, contactTypes, portalLevels } from "../tables.js";
import { wantObject } from "../arguments.js";
import { membersText } from "../options.js";

/** What a field holds. */
export const [OTHER, TEXT, ONE_OF, BOOLEAN, INTEGER, DATE, DATE_TIME, REFERENCE, REFERENCES, IDS, OBJECTS, ITEMS] = Array(12).keys();
const KINDS = {
  integer: INTEGER,
  boolean: BOOLEAN,
  date: DATE,
  dateTime: DATE_TIME,
  reference: REFERENCE,
  references: REFERENCES,
  integers: IDS,
  objects: OBJECTS,
  communications: ITEMS,
};

/** Bits of members that something else depends on. */
export const HAS_TYPE = 1;
export const HAS_ITEMS = 2;
export const HAS_SITE = 4;
export const DISABLED = 8;
export const INACTIVE = 16;
const BITS = { type: HAS_TYPE, types: HAS_TYPE, typeIds: HAS_TYPE, communicationItems: HAS_ITEMS, site: HAS_SITE };
const FLAGS = { disablePortalLoginFlag: DISABLED, inactiveFlag: INACTIVE };
/** The first of the bits of required members. */
const REQUIRED = 32;

/** No text is as long. */
const ENDLESS = 0x3fff_ffff;

/** Both tables of a model, once somebody asks for them. */
const models = new Map();

function modelOf(api) {
  let model = models.get(api);
  if (model === undefined) {
    const [rows, others] = api === "documented" ? [documented, current] : [current, documented];
    // A finding of sound contacts, to copy from.
    const words = (code, name) => said[api][`${code} /${name}`];
    model = {
      fields: fieldsOf(rows.contact, others.contact, words, api),
      required: [],
      requiredBits: 0,
      // Both models take the names that the live one takes.
      itemNames: current.communication.find(({ name }) => name === "communicationType").enum,
      itemLimits: Object.fromEntries(rows.communication.map(({ name, maxLength = ENDLESS }) => [name, maxLength])),
      itemOrder: Object.fromEntries(rows.communication.map(({ name }, number) => [name, number])),
      inactive: words("portal.inactive", "inactiveFlag"),
      withoutEmail: words("portal.without-email", "portalSecurityLevel"),
      noType: words("contact.no-type", api === "documented" ? "type" : "typeIds"),
      noItems: words("contact.no-items", "communicationItems"),
      noSite: words("contact.no-site", "site"),
    };
    for (const field of Object.values(model.fields)) {
      if (!field.required) continue;
      field.bit |= REQUIRED << model.required.length;
      model.requiredBits |= field.bit;
      model.required.push(field);
    }
    models.set(api, model);
  }
  return model;
}

/** By name: the fields of a model, and those that the other one alone has. */
function fieldsOf(rows, others, words, api) {
  // Without a prototype, so that no name is found that is no field.
  const fields = Object.create(null);
  for (const { name } of others) fields[name] = { kind: OTHER };
  rows.forEach((row, number) => {
    const { name, type, maxLength = ENDLESS, minimum = 0, maximum = 0, required, system } = row;
    const kind = system ? OTHER : type === "string" ? (row.enum === undefined ? TEXT : ONE_OF) : KINDS[type] ?? OTHER;
    fields[name] = {
      kind,
      name,
      number,
      // Its number among those that are set by name.
      setter: api === "documented" ? number : -1,
      maxLength,
      minimum,
      maximum,
      choices: row.enum,
      required,
      bit: BITS[name] ?? 0,
      flag: FLAGS[name] ?? 0,
      isType: name === "type",
      isLevel: name === "portalSecurityLevel",
      replaced: replacementOf(words("current.replaced-field", name)),
      dated: dateOf(words("current.date-time", name)),
    };
  });
  return fields;
}

/** The pieces of `current.replaced-field`: the id moves into another field, as a list or a reference. */
function replacementOf(words) {
  if (words === undefined) return undefined;
  const { code, severity, message, help, pointer, params, fix } = words;
  const [, { path, value }] = fix.patch;
  return { code, severity, message, help, pointer, replacement: params.replacement, title: fix.title, target: path, many: Array.isArray(value) };
}

/** The pieces of `current.date-time`. */
function dateOf(words) {
  if (words === undefined) return undefined;
  const { code, severity, message, help, pointer, fix } = words;
  return { code, severity, message, help, pointer, title: fix.title };
}

const levels = new Set(portalLevels.map(({ id }) => id));

/** By the text of options, how to walk. */
const plans = new Map();
/** More than a program has. */
const MOST = 50;
/** How to walk without options. */
let usual;

/** Options that were given last, if they hold nothing that could change unseen, and their text. */
let given;
let names = [];
let values = [];
let text = "";

/** The text of options. Mostly they are the same ones as before. */
export function textOf(options) {
  if (options === undefined) return "";
  const now = Object.keys(wantObject(options, "options"));
  const read = now.map((name) => options[name]);
  if (options === given && now.length === names.length && now.every((name, at) => name === names[at] && read[at] === values[at])) return text;
  const copy = Object.create(null);
  now.forEach((name, at) => (copy[name] = read[at]));
  const made = membersText(copy);
  if (!read.some((value) => typeof value === "object" || typeof value === "function")) {
    [given, names, values, text] = [options, now, read, made];
  }
  return made;
}

/** How to walk with options of which this is the text; `undefined` if nobody knows whether they are good. */
export function planOf(how) {
  return how === "" ? (usual ??= planFor("")) : plans.get(how);
}

/** By a name that an item can have, the kind that it stands for in a table of types, if it stands there. */
function namedKinds({ itemNames }, rows) {
  const kinds = Object.create(null);
  for (const name of itemNames) kinds[name] = rows.find((row) => row.name.toLowerCase() === name.toLowerCase())?.kind;
  return kinds;
}

/** Options of which this is the text were taken by the module. */
export function learn(how) {
  if (plans.size === MOST) plans.clear();
  plans.set(how, planFor(how));
}

function planFor(how) {
  const options = how === "" ? {} : JSON.parse(how);
  const { api = "documented", defaultRegion = "US", phone = "possible", phoneFormat = "e164", unknownFields = "warn", advice = true } = options;
  const { contactTypes: types = contactTypes, communicationTypes: items = communicationTypes } = options;
  const kinds = new Map();
  // Of two rows the first counts.
  for (const { id, kind } of [...items].reverse()) kinds.set(id, kind);
  const model = modelOf(api);
  return {
    how,
    model,
    advice,
    advises: advice && api === "documented",
    allows: unknownFields === "allow",
    region: /^[A-Z]{2}$/.test(defaultRegion) ? (defaultRegion.charCodeAt(0) << 8) | defaultRegion.charCodeAt(1) : -1,
    numbers: phone !== "off",
    keeps: phoneFormat === "keep",
    writes: phoneFormat === "e164",
    types: new Set(types.map(({ id }) => id)),
    kinds,
    named: namedKinds(model, items),
    levels,
    odd: [],
  };
}
