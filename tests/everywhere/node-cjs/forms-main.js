const { bindContactForm } = require("psa-contacts/form");
const { contactResolver, diagnosticsAt } = require("psa-contacts/react-hook-form");
const { communicationSchema, contactSchema } = require("psa-contacts/standard");
const spanish = require("psa-contacts/locales/es").default;

const phone = { type: { id: 2 }, value: "(305) 585-4225 ext. 12" };
let found;
const resolve = contactResolver({ locale: spanish, onDiagnostics: (diagnostics) => (found = diagnostics) });
const empty = resolve({ firstName: "", company: { id: 12345 } });
const answers = {
  resolved: resolve({ firstName: " John ", company: { id: 12345 }, communicationItems: [phone] }).values,
  type: empty.errors.firstName.type,
  warnings: diagnosticsAt(found, "firstName", "warning"),
  item: communicationSchema()["~standard"].validate(phone).value,
  issues: contactSchema()["~standard"].validate({ firstName: "" }).issues.map(({ pointer }) => pointer),
};
try {
  bindContactForm({});
} catch (error) {
  answers.bound = `${error.name}: ${error.message}`;
}
console.log(JSON.stringify(answers));
