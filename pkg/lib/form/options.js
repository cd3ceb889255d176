/** The options of a bound form: those of its own, and the contact options for the check. */

import { wantObject } from "../arguments.js";
import { validateContact } from "../contact-api.js";
import { kindOf } from "../kinds.js";
import { wantOptions } from "../options.js";
import { stepsOfName } from "./names.js";

const isFlag = (value) => typeof value === "boolean";
const isFunction = (value) => typeof value === "function";
const isElement = (value) => typeof value?.prepend === "function";

/** Each own option: its default, what it may be, and how that is called. */
const OWN = {
  prefix: [undefined, (value) => typeof value === "string" && stepsOfName(value) !== undefined, "a name"],
  check: ["blur", (value) => value === "blur" || value === "input" || value === "submit", '"blur", "input" or "submit"'],
  emptyItems: ["drop", (value) => value === "drop" || value === "report", '"drop" or "report"'],
  formatPhones: [true, isFlag, "a boolean"],
  autocomplete: [true, isFlag, "a boolean"],
  summary: [undefined, (value) => value === false || isElement(value), "an element or false"],
  headingLevel: [2, (value) => Number.isInteger(value) && value >= 1 && value <= 6, "a whole number from 1 to 6"],
  locale: [undefined, (value) => typeof value === "object", "a catalog of messages"],
  texts: [undefined, (value) => typeof value === "object", "an object"],
  message: [undefined, isFunction, "a function"],
  onCheck: [undefined, isFunction, "a function"],
  onValid: [undefined, isFunction, "a function"],
  onInvalid: [undefined, isFunction, "a function"],
};

/** @returns {{ own: object, contact: import("../../index.js").ContactOptions }} */
export function readOptions(options = {}) {
  const contact = { ...wantOptions(wantObject(options, "options")) };
  const own = {};
  for (const [name, [fallback, fits, expected]] of Object.entries(OWN)) {
    const value = contact[name];
    if (value !== undefined && !fits(value)) throw new TypeError(`${name}: expected ${expected}, found ${kindOf(value)}`);
    own[name] = value ?? fallback;
    delete contact[name];
  }
  return { own, contact: checkContactOptions(contact) };
}

/** The contact options, refused now if they are wrong, and not at the first check. Advice is for developers, not for a form's users. */
export function checkContactOptions(contact) {
  const how = { advice: false, ...contact };
  validateContact({}, how);
  return how;
}
