/** Communication items, as people check them today: libphonenumber-js/max and validator.js. */

import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import isEmail from "validator/lib/isEmail.js";

/** The items of a contact whose shape is right: each value is checked and rewritten. */
export function normalizeItems(contact, issues) {
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
