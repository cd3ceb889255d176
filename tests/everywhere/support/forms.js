/** What a server asks of the entries for forms, where it renders them and where it gets what they send. */

import { bindContactForm } from "psa-contacts/form";
import spanish from "psa-contacts/locales/es";
import { contactResolver, diagnosticsAt } from "psa-contacts/react-hook-form";
import { communicationSchema, contactSchema } from "psa-contacts/standard";

const refusal = (call) => {
  try {
    return call();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

export function answers() {
  const phone = { type: { id: 2 }, value: "(305) 585-4225 ext. 12" };
  let found;
  const resolve = contactResolver({ locale: spanish, onDiagnostics: (diagnostics) => (found = diagnostics) });
  const empty = resolve({ firstName: "", company: { id: 12345 } });
  return {
    resolved: resolve({ firstName: " John ", company: { id: 12345 }, communicationItems: [phone] }).values,
    type: empty.errors.firstName.type,
    warnings: diagnosticsAt(found, "firstName", "warning"),
    item: communicationSchema()["~standard"].validate(phone).value,
    issues: contactSchema()["~standard"].validate({ firstName: "" }).issues.map(({ pointer }) => pointer),
    // There is nothing to bind without a page, which is said when it is tried.
    bound: refusal(() => bindContactForm({})),
  };
}
