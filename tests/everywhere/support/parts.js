/** The same questions, asked of the entries that hold a part each. Copied beside `answers.js`. */

import { conditions, parseConditions } from "psa-contacts/conditions";
import { normalizePhone, validateContact } from "psa-contacts/contact";

export function answers() {
  const phone = { type: { id: 2 }, value: "(305) 585-4225 ext. 12" };
  return {
    contact: validateContact({ firstName: " John ", company: { id: 12345 }, communicationItems: [phone] }).value,
    phone: normalizePhone("020 7946 0018", { defaultRegion: "GB" }).value.e164,
    text: String(conditions`lastName = ${'O"Neil'} and company/id in (${[1, 2]})`),
    refused: parseConditions("id == 1").diagnostics.map((diagnostic) => diagnostic.code),
  };
}
