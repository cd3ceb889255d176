/** Findings are read in part out of what is kept of earlier ones: they say the same each time, and share nothing. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ConditionsError, checkPortalInvitation, formatConditions, parseConditions, validateContact } from "psa-contacts";

const read = (name) => JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), "utf8"));

/** Spoils everything that can be reached. */
function spoil(value) {
  if (typeof value !== "object" || value === null) return;
  for (const inner of Object.values(value)) spoil(inner);
  if (Array.isArray(value)) value.push("spoilt");
  else value.spoilt = true;
}

test("what a caller does to a finding concerns nobody else", () => {
  const asks = [
    ...read("conditions").map(({ text, options }) => () => parseConditions(text, options)),
    ...read("contacts").map(({ input, options }) => () => validateContact(input, options)),
    ...read("fields").map(({ input, options }) => () => validateContact(input, options)),
  ];
  let findings = 0;
  for (const ask of asks) {
    const first = ask();
    const kept = JSON.stringify(first);
    spoil(first);
    const second = ask();
    findings += second.diagnostics.length;
    assert.equal(JSON.stringify(second), kept);
  }
  assert.ok(findings > 500, `${findings} findings`);
});

test("a text is told the same on the tape and in JSON", () => {
  const texts = read("conditions").map(({ text }) => text);
  texts.push("lastName = ‘é😀’", "lastName = “é” and", "é = 5", "a == 'x' && b <> 5", "a = \"\t\u0000\u0001\" or b == 'é\t'", "é😀 and and ) (", "a in ()");
  let told = 0;
  for (const text of texts) {
    // The other function says of the syntax alone, and throws what it finds.
    const { ok, diagnostics } = parseConditions(text, { entity: "any" });
    if (ok) continue;
    assert.throws(() => formatConditions(text), (error) => {
      assert.ok(error instanceof ConditionsError);
      assert.deepEqual(diagnostics, error.diagnostics, text);
      return true;
    });
    told++;
  }
  assert.ok(told > 100, `${told} texts`);
});

test("more kinds of findings than are kept, and longer ones", () => {
  const contact = { firstName: "Ann", company: { id: 1 } };
  for (let round = 0; round < 2; round++) {
    for (let at = 0; at < 1200; at++) {
      const name = `stranger/${at}~${at % 100 === 0 ? "x".repeat(1000) : ""}\t`;
      const { diagnostics } = validateContact({ ...contact, lastName: "x".repeat(31 + at), [name]: 1 });
      const unknown = diagnostics.find(({ code }) => code === "contact.unknown-field");
      assert.deepEqual(unknown.path, [name]);
      assert.equal(unknown.pointer, `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
      const { params, message } = validateContact({ ...contact, lastName: "x".repeat(31 + at) }).diagnostics[0];
      assert.deepEqual(params, { field: "lastName", max: 30, actual: 31 + at, over: 1 + at });
      assert.ok(message.includes(String(31 + at)) || message.includes(String(1 + at)), message);
    }
  }
  // Another answer, in JSON, says the same of a contact.
  const bad = { lastName: "x".repeat(40), company: {}, portalSecurityLevel: 9 };
  const codes = (outcome) => outcome.diagnostics.filter(({ code }) => code.startsWith("contact.")).map(({ code, path }) => [code, path]);
  assert.deepEqual(codes(validateContact(bad)), [
    ["contact.required", ["firstName"]],
    ["contact.too-long", ["lastName"]],
    ["contact.required", ["company", "id"]],
    ["contact.out-of-range", ["portalSecurityLevel"]],
  ]);
  assert.equal(checkPortalInvitation(bad).ok, false);
});
