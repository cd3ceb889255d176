import psa = require("psa-contacts");
import es = require("psa-contacts/locales/es");

const catalog: psa.MessageCatalog = es.default;
const phone = psa.normalizePhone("020 7946 0018", { defaultRegion: "GB" });
const report = psa.validateContact({
  firstName: " John ",
  company: { id: 12345 },
  communicationItems: [{ type: { id: 2 }, value: "(305) 585-4225 ext. 12" }],
});
if (!phone.ok || !report.ok || !catalog) throw new Error("refused");

const answers = {
  contact: report.value,
  phone: phone.value.e164,
  text: String(psa.conditions`lastName = ${'O"Neil'} and company/id in (${[1, 2]})`),
  refused: psa.parseConditions("id == 1").diagnostics.map((diagnostic) => diagnostic.code),
};
console.log(JSON.stringify(answers));

// @ts-expect-error: an option that does not exist
const misspelled = () => psa.validateContact({}, { defaultRegions: "US" });
export = misspelled;
