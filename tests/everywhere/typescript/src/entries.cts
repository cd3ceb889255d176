// Each entry that a server may require, without the types of a page.
import conditions = require("psa-contacts/conditions");
import contact = require("psa-contacts/contact");
import hookForm = require("psa-contacts/react-hook-form");
import standard = require("psa-contacts/standard");

const input: contact.ContactInput = {
  firstName: " John ",
  company: { id: 12345 },
  communicationItems: [{ type: { id: 2 }, value: "(305) 585-4225 ext. 12" }],
};
const report = contact.validateContact(hookForm.contactResolver()(input, undefined, undefined).values);
const checked = standard.contactSchema()["~standard"].validate(input);
const phone = contact.normalizePhone("020 7946 0018", { defaultRegion: "GB" });
if (!report.ok || !phone.ok || checked.issues) throw new Error("refused");

const answers = {
  contact: checked.value,
  phone: phone.value.e164,
  text: String(conditions.conditions`lastName = ${'O"Neil'} and company/id in (${[1, 2]})`),
  refused: conditions.parseConditions("id == 1").diagnostics.map(({ code }) => code),
};
console.log(JSON.stringify(answers));

// @ts-expect-error: a flag contains nothing
const wrong = () => conditions.field("inactiveFlag").contains;
export = wrong;
