/**
 * What the field table says of a control, as attributes that help before anything is wrong: limits, the keyboard of a phone, what
 * the browser may fill in. Attributes that the page wrote stay as they are.
 */

import { isVisible } from "./read.js";

/** Tokens of the `autocomplete` attribute. References are ids of the instance, which no browser knows. */
export const AUTOCOMPLETE = {
  firstName: "given-name",
  lastName: "family-name",
  nickName: "nickname",
  title: "organization-title",
  birthDay: "bday",
  addressLine1: "address-line1",
  addressLine2: "address-line2",
  city: "address-level2",
  state: "address-level1",
  zip: "postal-code",
};
/** The keyboard alone: another `type` would take the page's styles for `input[type=text]` away. */
const PHONE = { inputmode: "tel", autocomplete: "tel" };
const ITEM_VALUE = {
  phone: PHONE,
  fax: { inputmode: "tel", autocomplete: "fax tel" },
  email: { inputmode: "email", autocomplete: "email", autocapitalize: "none", spellcheck: "false" },
  other: {},
};

/** Inputs that take text, so that a hint about text has a meaning. */
const TEXTS = new Set(["text", "tel", "search", "url", "email", "password", "textarea"]);

/**
 * @param {import("./read.js").Group} group
 * @param {string | undefined} kind of the communication item around it
 * @param {{ autocomplete: boolean, emptyItems: "drop" | "report" }} how
 * @returns {Record<string, string>}
 */
export function hintsFor({ steps, type, row, item }, kind, control, { autocomplete, emptyItems }) {
  const name = steps[item ? 2 : 0];
  const hints = {};
  const isText = TEXTS.has(control.type);
  if (isText) {
    if (row.maxLength !== undefined) hints.maxlength = String(row.maxLength);
    if (type === "integer") hints.inputmode = "numeric";
    if (item && name === "value") Object.assign(hints, ITEM_VALUE[kind]);
    else if (item && name === "extension") Object.assign(hints, { inputmode: "numeric", autocomplete: "tel-extension" });
    else if (!item && name === "defaultPhoneNbr") Object.assign(hints, PHONE);
    else if (!item && Object.hasOwn(AUTOCOMPLETE, name)) hints.autocomplete = AUTOCOMPLETE[name];
  } else if (control.type === "date" && name === "birthDay") {
    hints.autocomplete = AUTOCOMPLETE.birthDay;
  }
  if (!autocomplete || control.form?.getAttribute("autocomplete") === "off") delete hints.autocomplete;
  // An item that may be left empty as a whole requires nothing by itself.
  const isMember = row.type === "reference" ? steps.at(-1) === "id" : true;
  const isRequired = row.required && isMember && (!item || emptyItems === "report");
  if (isRequired && control.type !== "checkbox" && isVisible(control)) hints.required = "";
  // Browsers call an empty required field invalid; before its first check nothing is.
  if (isVisible(control) && control.type !== "radio") hints["aria-invalid"] = "false";
  return hints;
}

/** Attributes that were set here, and are taken back where they no longer hold. */
export class Attributes {
  #mine = new Map();

  /** Makes the attributes of a control that are ours exactly these. */
  assign(control, wanted) {
    const mine = this.#mine.get(control) ?? new Map();
    // Ours as long as nobody else has written it.
    for (const [name, value] of mine) {
      if (Object.hasOwn(wanted, name)) continue;
      if (control.getAttribute(name) === value) control.removeAttribute(name);
      mine.delete(name);
    }
    for (const [name, value] of Object.entries(wanted)) {
      const there = control.getAttribute(name);
      if (there === value || (there !== null && there !== mine.get(name))) continue;
      mine.set(name, value);
      control.setAttribute(name, value);
    }
    if (mine.size > 0) this.#mine.set(control, mine);
    else this.#mine.delete(control);
  }

  /** The controls that have attributes of ours. */
  controls() {
    return [...this.#mine.keys()];
  }
}
