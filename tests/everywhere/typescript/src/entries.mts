// Each entry that a server may import, without the types of a page.
import { conditions, field, parseConditions } from "psa-contacts/conditions";
import type { Expr, StringField } from "psa-contacts/conditions";
import { normalizePhone, validateContact } from "psa-contacts/contact";
import type { ContactInput, Outcome, ValidContact } from "psa-contacts/contact";
import { contactResolver, diagnosticsAt } from "psa-contacts/react-hook-form";
import type { ContactResolver } from "psa-contacts/react-hook-form";
import { contactSchema } from "psa-contacts/standard";
import type { SchemaResult } from "psa-contacts/standard";

const input: ContactInput = {
  firstName: " John ",
  company: { id: 12345 },
  communicationItems: [{ type: { id: 2 }, value: "(305) 585-4225 ext. 12" }],
};
const resolve: ContactResolver<ValidContact> = contactResolver({ onDiagnostics: (found) => diagnosticsAt(found, "firstName") });
const report: Outcome<ValidContact> = validateContact(resolve(input, undefined, undefined).values);
const checked: SchemaResult<ValidContact> = contactSchema()["~standard"].validate(input);
const phone = normalizePhone("020 7946 0018", { defaultRegion: "GB" });
const names: StringField = field("lastName");
const tree: Expr = names.eq('O"Neil').and(field("company/id").in([1, 2])).toExpr();
if (!report.ok || !phone.ok || checked.issues || tree.type !== "and") throw new Error("refused");
if (checked.value.firstName !== report.value.firstName) throw new Error("not the same");

const answers = {
  contact: report.value,
  phone: phone.value.e164,
  text: String(conditions`lastName = ${'O"Neil'} and company/id in (${[1, 2]})`),
  refused: parseConditions("id == 1").diagnostics.map(({ code }) => code),
};
console.log(JSON.stringify(answers));

// @ts-expect-error: a flag contains nothing
export const wrong = () => field("inactiveFlag").contains;
