/** `cargo xtask demo` runs this in Node: one payload of the reference document, checked by the built package. */

import { conditions, contactsQuery, validateContact } from "../pkg/dist/index.mjs";
import { REFERENCE_CONTACT } from "./examples.js";

const color = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (color ? `\x1b[${code}m${text}\x1b[0m` : text);
const bold = paint(1);
const dim = paint(2);
const tone = { error: paint(31), warning: paint(33), advice: paint(36) };

function heading(text) {
  console.log(`\n${bold(text)}`);
}

const report = validateContact(REFERENCE_CONTACT);

heading('"Create Contact with Communication Items", checked');
console.log(report.ok ? "accepted" : "refused");
for (const { severity, code, pointer, message, help } of report.diagnostics) {
  console.log(`${tone[severity](`${severity}[${code}]`)} at ${pointer || "the root"}: ${message}`);
  if (help) console.log(dim(`  help: ${help}`));
}
for (const { path, before, after, rule } of report.changes) {
  console.log(`changed /${path.join("/")}: ${JSON.stringify(before)} -> ${JSON.stringify(after)} ${dim(`(${rule})`)}`);
}

heading("Normalized payload");
console.log(JSON.stringify(report.value, null, 2));

heading("A search for it");
const { firstName, lastName, company } = REFERENCE_CONTACT;
const query = contactsQuery({
  conditions: conditions`company/id = ${company.id} and firstName = ${firstName} and lastName = ${lastName}`,
  pageSize: 10,
});
for (const { severity, message } of query.diagnostics) console.log(`${tone[severity](severity)}: ${message}`);
if (query.ok) console.log(`GET ${query.value.url}`);

if (!report.ok || !query.ok) process.exitCode = 1;
