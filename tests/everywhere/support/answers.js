/** What a user of the package would ask, wherever it runs. Copied into each project, so that its tools see it as their own. */

import { conditions, normalizePhone, parseConditions, validateContact } from "psa-contacts";

export function answers() {
  const phone = { type: { id: 2 }, value: "(305) 585-4225 ext. 12" };
  return {
    contact: validateContact({ firstName: " John ", company: { id: 12345 }, communicationItems: [phone] }).value,
    phone: normalizePhone("020 7946 0018", { defaultRegion: "GB" }).value.e164,
    text: String(conditions`lastName = ${'O"Neil'} and company/id in (${[1, 2]})`),
    refused: parseConditions("id == 1").diagnostics.map((diagnostic) => diagnostic.code),
  };
}
