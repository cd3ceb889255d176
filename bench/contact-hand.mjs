/** No library for the contact itself. */

import { DATES, FLAGS, IDS, MAX_ID, MAX_VALUE, REFERENCES, TEXTS, isDate } from "./contact-fields.mjs";
import { normalizeItems } from "./contact-items.mjs";

const [FLAG_SET, REFERENCE_SET, DATE_SET, ID_SET] = [FLAGS, REFERENCES, DATES, IDS].map((names) => new Set(names));

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

export function check(contact) {
  const problems = [];
  byHand(contact, problems);
  const value = normalizeItems(contact, problems);
  return { ok: problems.length === 0, value, problems };
}
