/** The answers that every environment has to give. */

import assert from "node:assert/strict";

const phone = { type: { id: 2 }, value: "+13055854225", extension: "12" };
const contact = { firstName: "John", company: { id: 12345 }, communicationItems: [phone] };

const whole = {
  contact,
  phone: "+442079460018",
  text: 'lastName = "O\\"Neil" and company/id in (1, 2)',
  refused: ["conditions.double-equals"],
};
const forms = {
  resolved: contact,
  type: "contact.required",
  warnings: [],
  item: phone,
  issues: ["/firstName", "/company"],
  bound: "TypeError: form: expected a form element",
};
const bound = { refused: ["firstName", "company.id"], sent: [{ ...contact, firstName: "Zo\u00eb" }] };
const together = { parts: whole, forms, whole, again: whole };
const stream = { told: ["Zo\u00eb", ["contact.required", "contact.required"]], valid: 1, invalid: 1 };

/** Holds what an environment gave, JSON text or an object, against what is right. */
const held = (expected) => (found, where) => assert.deepEqual(typeof found === "string" ? JSON.parse(found) : found, expected, where);

export const assertAnswers = held(whole);
export const assertBound = held(bound);
export const assertForms = held(forms);
export const assertTogether = held(together);
export const assertStream = held(stream);

/** The programs that every project has in it, and what holds the answers of each. */
export const PROGRAMS = [
  ["show-answers.js", assertAnswers],
  ["show-parts.js", assertAnswers],
  ["show-forms.js", assertForms],
  ["show-together.js", assertTogether],
  ["show-stream.js", assertStream],
];

/** What the start for bundlers says on its page. */
export const assertReport = (text) => assert.match(text, /^\/company\/id: .*expected a whole number/);
