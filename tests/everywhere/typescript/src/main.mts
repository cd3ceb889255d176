import { conditions, normalizePhone, parseConditions, validateContact } from "psa-contacts";
import type { Contact, Diagnostic, Outcome } from "psa-contacts";
import spanish from "psa-contacts/locales/es";
import { translate } from "psa-contacts";

const report: Outcome<Contact> = validateContact({
  firstName: " John ",
  company: { id: 12345 },
  communicationItems: [{ type: { id: 2 }, value: "(305) 585-4225 ext. 12" }],
});
const phone = normalizePhone("020 7946 0018", { defaultRegion: "GB" });
const refused: readonly Diagnostic[] = parseConditions("id == 1").diagnostics;
if (!report.ok || !phone.ok || refused.length === 0) throw new Error("refused");

const firstName: string | undefined = report.value.firstName;
if (firstName !== "John" || !refused.every((diagnostic) => translate(diagnostic, spanish))) throw new Error("not right");
const answers = {
  contact: report.value,
  phone: phone.value.e164,
  text: String(conditions`lastName = ${'O"Neil'} and company/id in (${[1, 2]})`),
  refused: refused.map((diagnostic) => diagnostic.code),
};
console.log(JSON.stringify(answers));

// @ts-expect-error: an option that does not exist
export const misspelled = () => validateContact({}, { defaultRegions: "US" });
