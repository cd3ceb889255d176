/** The answers that every environment has to give. */

import assert from "node:assert/strict";

const expected = {
  contact: { firstName: "John", company: { id: 12345 }, communicationItems: [{ type: { id: 2 }, value: "+13055854225", extension: "12" }] },
  phone: "+442079460018",
  text: 'lastName = "O\\"Neil" and company/id in (1, 2)',
  refused: ["conditions.double-equals"],
};

/** Holds what an environment gave, JSON text or an object, against what is right. */
export function assertAnswers(found, where) {
  assert.deepEqual(typeof found === "string" ? JSON.parse(found) : found, expected, where);
}
