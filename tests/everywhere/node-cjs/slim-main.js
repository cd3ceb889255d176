const { readFileSync } = require("node:fs");
const { conditions, contactValidationStream, init, normalizePhone, parseConditions, validateContact } = require("psa-contacts/slim");

init(readFileSync(require.resolve("psa-contacts/psa_contacts.wasm")));

const phone = { type: { id: 2 }, value: "(305) 585-4225 ext. 12" };
const contact = { firstName: " John ", company: { id: 12345 }, communicationItems: [phone] };
const answers = {
  contact: validateContact(contact).value,
  phone: normalizePhone("020 7946 0018", { defaultRegion: "GB" }).value.e164,
  text: String(conditions`lastName = ${'O"Neil'} and company/id in (${[1, 2]})`),
  refused: parseConditions("id == 1").diagnostics.map((diagnostic) => diagnostic.code),
};

async function main() {
  const rows = contactValidationStream();
  for await (const { value } of new Blob([JSON.stringify(contact)]).stream().pipeThrough(rows)) answers.contact = value;
  console.log(JSON.stringify(answers));
}

main();
