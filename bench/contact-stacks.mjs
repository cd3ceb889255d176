/** What people put together for a contact form today: a schema, and libphonenumber-js/max and validator.js for the items. */

import Ajv from "ajv";
import addFormats from "ajv-formats";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { validateContact } from "psa-contacts";
import isEmail from "validator/lib/isEmail.js";
import { z } from "zod";
import { OURS } from "./harness.mjs";

/** Texts with their limits, and the other fields by type. */
const TEXTS = {
  firstName: 30, lastName: 30, title: 50, nickName: 30, school: 50, significantOther: 30, addressLine1: 50,
  addressLine2: 50, city: 50, state: 50, zip: 12,
};
const FLAGS = ["marriedFlag", "childrenFlag", "disablePortalLoginFlag", "unsubscribeFlag", "inactiveFlag"];
const DATES = ["anniversary", "birthDay"];
const REFERENCES = ["company", "site", "type", "department", "relationship", "country"];
const IDS = ["defaultMergeContactId", "managerContactId", "assistantContactId"];
const REQUIRED = ["firstName", "company"];
const MAX_ID = 2_147_483_647;
const MAX_VALUE = 250;
const MAX_EXTENSION = 15;

const fields = (names, rule) => Object.fromEntries(names.map((name) => [name, rule(name)]));

/** The items of a contact whose shape is right: each value is checked and rewritten. */
function normalizeItems(contact, issues) {
  const items = contact?.communicationItems;
  if (!Array.isArray(items)) return contact;
  const normalized = items.map((item, at) => {
    const value = item?.value;
    if (typeof value !== "string") return item;
    const refuse = (message) => issues.push({ path: ["communicationItems", at, "value"], message });
    if (item.type?.id === 1) {
      if (!isEmail(value)) {
        refuse("not an e-mail address");
        return item;
      }
      const [local, domain] = value.split("@");
      return { ...item, value: `${local}@${domain.toLowerCase()}` };
    }
    const number = parsePhoneNumberFromString(value, { defaultCountry: "US", extract: false });
    if (!number?.isPossible()) {
      refuse("not a phone number");
      return item;
    }
    // The forms that a page shows, as ours gives them.
    number.isValid();
    return { ...item, value: number.number, national: number.formatNational(), extension: number.ext ?? item.extension };
  });
  return { ...contact, communicationItems: normalized };
}

const zodId = z.number().int().min(1).max(MAX_ID);
const zodReference = z.looseObject({ id: zodId });
const zodField = (name, schema) => (REQUIRED.includes(name) ? schema : schema.nullish());
const zodSchema = z.looseObject({
  ...fields(Object.keys(TEXTS), (name) =>
    zodField(name, REQUIRED.includes(name) ? z.string().trim().min(1).max(TEXTS[name]) : z.string().trim().max(TEXTS[name])),
  ),
  ...fields(FLAGS, (name) => zodField(name, z.boolean())),
  ...fields(DATES, (name) => zodField(name, z.iso.date())),
  ...fields(REFERENCES, (name) => zodField(name, zodReference)),
  ...fields(IDS, (name) => zodField(name, zodId)),
  portalSecurityLevel: z.number().int().min(1).max(6).nullish(),
  communicationItems: z
    .array(
      z.looseObject({
        type: zodReference,
        value: z.string().trim().min(1).max(MAX_VALUE),
        extension: z.string().max(MAX_EXTENSION).nullish(),
        defaultFlag: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats(ajv);
const id = { type: "integer", minimum: 1, maximum: MAX_ID };
const reference = { type: "object", required: ["id"], properties: { id } };
const nullable = (name, schema) => (REQUIRED.includes(name) ? schema : { ...schema, nullable: true });
const ajvCheck = ajv.compile({
  type: "object",
  required: REQUIRED,
  properties: {
    ...fields(Object.keys(TEXTS), (name) =>
      nullable(name, { type: "string", maxLength: TEXTS[name], ...(REQUIRED.includes(name) ? { minLength: 1 } : {}) }),
    ),
    ...fields(FLAGS, (name) => nullable(name, { type: "boolean" })),
    ...fields(DATES, (name) => nullable(name, { type: "string", format: "date" })),
    ...fields(REFERENCES, (name) => nullable(name, reference)),
    ...fields(IDS, (name) => nullable(name, id)),
    portalSecurityLevel: { type: "integer", minimum: 1, maximum: 6, nullable: true },
    communicationItems: {
      type: "array",
      nullable: true,
      items: {
        type: "object",
        required: ["type", "value"],
        properties: {
          type: reference,
          value: { type: "string", minLength: 1, maxLength: MAX_VALUE },
          extension: { type: "string", maxLength: MAX_EXTENSION, nullable: true },
          defaultFlag: { type: "boolean", nullable: true },
        },
      },
    },
  },
});

/** The checks of a careful programmer without a library. */
function byHand(contact, issues) {
  if (typeof contact !== "object" || contact === null || Array.isArray(contact)) {
    issues.push({ path: [], message: "not an object" });
    return;
  }
  const refuse = (message, ...path) => issues.push({ path, message });
  const isId = (value) => Number.isInteger(value) && value >= 1 && value <= MAX_ID;
  const isReference = (value) => typeof value === "object" && value !== null && isId(value.id);
  for (const name in contact) {
    const value = contact[name];
    if (value === null || value === undefined) continue;
    const limit = TEXTS[name];
    if (limit !== undefined) {
      if (typeof value !== "string") refuse("not a text", name);
      else if (value.trim().length > limit) refuse("too long", name);
    } else if (FLAG_SET.has(name)) {
      if (typeof value !== "boolean") refuse("not a boolean", name);
    } else if (REFERENCE_SET.has(name)) {
      if (!isReference(value)) refuse("not a reference", name);
    } else if (DATE_SET.has(name)) {
      if (!isDate(value)) refuse("not a date", name);
    } else if (ID_SET.has(name)) {
      if (!isId(value)) refuse("not an id", name);
    } else if (name === "portalSecurityLevel") {
      if (!Number.isInteger(value) || value < 1 || value > 6) refuse("not a level", name);
    } else if (name === "communicationItems") {
      if (!Array.isArray(value)) {
        refuse("not a list", name);
        continue;
      }
      for (let at = 0; at < value.length; at++) {
        const item = value[at];
        if (typeof item !== "object" || item === null) {
          refuse("not an item", name, at);
          continue;
        }
        if (!isReference(item.type)) refuse("not a reference", name, at, "type");
        if (typeof item.value !== "string" || item.value.trim() === "") refuse("not a text", name, at, "value");
        else if (item.value.length > MAX_VALUE) refuse("too long", name, at, "value");
      }
    }
  }
  if (typeof contact.firstName !== "string" || contact.firstName.trim() === "") refuse("missing", "firstName");
  if (contact.company === null || contact.company === undefined) refuse("missing", "company");
}
const [FLAG_SET, REFERENCE_SET, DATE_SET, ID_SET] = [FLAGS, REFERENCES, DATES, IDS].map((names) => new Set(names));

function isDate(value) {
  const parts = typeof value === "string" ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) : null;
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  const days = month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

/** Each gives `{ ok, value, problems }`. */
export const STACKS = {
  [OURS](contact) {
    const { ok, value, diagnostics } = validateContact(contact);
    return { ok, value, problems: diagnostics };
  },
  "zod + libphonenumber-js + validator.js"(contact) {
    const { success, data, error } = zodSchema.safeParse(contact);
    const problems = success ? [] : [...error.issues];
    const value = normalizeItems(success ? data : contact, problems);
    return { ok: problems.length === 0, value, problems };
  },
  "ajv + libphonenumber-js + validator.js"(contact) {
    const problems = ajvCheck(contact) ? [] : [...ajvCheck.errors];
    const value = normalizeItems(contact, problems);
    return { ok: problems.length === 0, value, problems };
  },
  "by hand + libphonenumber-js + validator.js"(contact) {
    const problems = [];
    byHand(contact, problems);
    const value = normalizeItems(contact, problems);
    return { ok: problems.length === 0, value, problems };
  },
};
