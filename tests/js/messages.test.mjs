/** Messages in another language. That the catalog has every code and phrase is tested in Rust. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { codes, normalizeEmail, normalizePhone, parseConditions, translate, validateContact, validateContactUpdate } from "psa-contacts";
import spanish from "psa-contacts/locales/es";

const read = (name) => JSON.parse(readFileSync(new URL(`cases/${name}`, import.meta.url), "utf8"));

/** What the shared cases raise. */
const raised = [
  ...read("contacts.json").flatMap(({ input, options }) => validateContact(input, options).diagnostics),
  ...read("updates.json").flatMap(({ input, options }) => validateContactUpdate(input, options).diagnostics),
  ...read("conditions.json").flatMap(({ text, options }) => parseConditions(text, options).diagnostics),
  ...read("phones.json").flatMap(({ text, options }) => normalizePhone(text, options).diagnostics),
  ...read("emails.json").flatMap(({ text, options }) => normalizeEmail(text, options).diagnostics),
];

test("messages, remedies and fixes", () => {
  const told = validateContact({ firstName: "x".repeat(31), company: "7" }).diagnostics.map((diagnostic) => translate(diagnostic, spanish));
  assert.equal(told[0].message, "`firstName` admite como máximo 30 unidades de código UTF-16, se encontraron 31");
  assert.equal(told[0].help, "acortar `firstName` en 1");
  assert.equal(told[1].message, "`company`: se esperaba un objeto con `id`, se encontró una cadena");
  assert.equal(told[1].fix.title, "convertir el valor");
  const [list] = validateContactUpdate([{ op: "replace", path: "/gender", value: "x" }], { api: "current" }).diagnostics;
  assert.equal(translate(list, spanish).message, "`gender` admite Female o Male");
});

test("every message of the shared cases has its words, and all but the words stays", () => {
  assert.ok(raised.length > 500, String(raised.length));
  for (const diagnostic of raised) {
    const before = JSON.stringify(diagnostic);
    const told = translate(diagnostic, spanish);
    assert.equal(JSON.stringify(diagnostic), before, "the diagnostic itself stays");
    assert.notEqual(told.message, diagnostic.message);
    assert.doesNotMatch(`${told.message} ${told.help}`, /\{[A-Za-z]+\}/);
    const { message, help, fix, ...others } = told;
    const { message: m, help: h, fix: f, ...same } = diagnostic;
    assert.deepEqual(others, same);
    assert.equal(help === undefined, h === undefined, diagnostic.code);
    assert.deepEqual(fix && { ...fix, title: "" }, f && { ...f, title: "" });
  }
});

test("what a catalog lacks stays English", () => {
  const empty = { language: "xx", or: " / ", codes: {}, phrases: {} };
  for (const diagnostic of raised) assert.deepEqual(translate(diagnostic, empty), diagnostic);
  const odd = { code: "constructor", severity: "error", message: "m", params: { a: "toString" }, fix: { title: "__proto__" } };
  assert.deepEqual(translate(odd, empty), odd);
});

test("the catalog has the codes of the package, and their templates fill", () => {
  assert.equal(spanish.language, "es");
  assert.deepEqual(Object.keys(spanish.codes).sort(), Object.keys(codes).sort());
  const catalog = { ...spanish, codes: { x: { title: "t", message: "{a} {b} { } {\"id\": {a}}", help: ["{missing}", "{list}", "z"] } }, or: " y " };
  const diagnostic = { code: "x", severity: "error", message: "m", help: "h", params: { a: "$&", b: 5, list: ["p", "q", "r"] } };
  assert.deepEqual(translate(diagnostic, catalog), { ...diagnostic, message: '$& 5 { } {"id": $&}', help: "p, q y r" });
  const none = translate({ ...diagnostic, params: {} }, { ...catalog, codes: { x: { title: "t", message: "{a}", help: ["{b}"] } } });
  assert.equal(none.message, "t");
  assert.equal(Object.hasOwn(none, "help"), false);
});
