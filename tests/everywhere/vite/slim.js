import { conditions, init, normalizePhone, parseConditions, validateContact } from "psa-contacts/slim";
import url from "psa-contacts/psa_contacts.wasm?url";
import { show } from "./show.js";

init(await WebAssembly.compileStreaming(fetch(url)));

const phone = { type: { id: 2 }, value: "(305) 585-4225 ext. 12" };
show({
  contact: validateContact({ firstName: " John ", company: { id: 12345 }, communicationItems: [phone] }).value,
  phone: normalizePhone("020 7946 0018", { defaultRegion: "GB" }).value.e164,
  text: String(conditions`lastName = ${'O"Neil'} and company/id in (${[1, 2]})`),
  refused: parseConditions("id == 1").diagnostics.map((diagnostic) => diagnostic.code),
});
