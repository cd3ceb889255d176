// A policy that forbids inline scripts forbids import maps too: the files are named by where they lie.
import { validateContact } from "./node_modules/psa-contacts/index.js";
import * as api from "./node_modules/psa-contacts/index.js";

const show = (id, text) => {
  document.getElementById(id).textContent = text;
};
const phone = { type: { id: 2 }, value: "(305) 585-4225 ext. 12" };
try {
  const answers = {
    contact: validateContact({ firstName: " John ", company: { id: 12345 }, communicationItems: [phone] }).value,
    phone: api.normalizePhone("020 7946 0018", { defaultRegion: "GB" }).value.e164,
    text: String(api.conditions`lastName = ${'O"Neil'} and company/id in (${[1, 2]})`),
    refused: api.parseConditions("id == 1").diagnostics.map((diagnostic) => diagnostic.code),
  };
  show("answers", JSON.stringify(answers));
} catch (error) {
  show("answers", error.name);
}
// What needs no module works wherever scripts do.
show("entries", `${document.characterSet} ${api.contactFields.length > 0}`);
