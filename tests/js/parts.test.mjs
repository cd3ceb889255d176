/** The entries with a part of the functions: what they answer, what they hold, and how they live beside each other. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import * as whole from "psa-contacts";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = new URL("node_modules/psa-contacts/", import.meta.url);
const run = (...args) => execFileSync(process.execPath, ["--no-warnings", ...args], { cwd: here, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
const runModule = (script) => run("--input-type=module", "-e", script).trim();
const namesOf = (entry) => JSON.parse(runModule(`console.log(JSON.stringify(Object.keys(await import("${entry}")).sort()))`));

for (const [part, least] of [["contact", 2000], ["conditions", 2000]]) {
  test(`psa-contacts/${part} answers the shared cases as psa-contacts does`, () => {
    const expected = run("part-run.mjs", "psa-contacts", part);
    const count = JSON.parse(expected).length;
    assert.ok(count >= least, `${count} answers`);
    const failed = JSON.parse(expected).filter(([, name]) => name === "TypeError" || name === "RuntimeError");
    assert.ok(failed.length * 10 < count, `${failed.length} of ${count} calls were misuse`);
    const same = (found, how) => {
      const [ours, theirs] = [found, expected].map((text) => JSON.parse(text));
      theirs.forEach((answer, at) => assert.deepEqual(ours[at], answer, `${how}, answer ${at}`));
      assert.equal(found, expected, how);
    };
    same(run("part-run.mjs", `psa-contacts/${part}`, part), "import");
    same(run("--no-experimental-require-module", "part-run.mjs", `psa-contacts/${part}`, part, "require"), "require");
  });

  test(`psa-contacts/${part} declares what it exports, and all of it is of psa-contacts`, () => {
    const names = namesOf(`psa-contacts/${part}`);
    for (const name of names) assert.ok(name in whole, name);
    const file = ts.createSourceFile("part.ts", readFileSync(new URL(`${part}.d.ts`, root), "utf8"), ts.ScriptTarget.Latest);
    const declared = file.statements.filter((statement) => ts.isExportDeclaration(statement) && !statement.isTypeOnly).flatMap(({ exportClause }) => exportClause.elements.map(({ name }) => name.text));
    assert.deepEqual(declared.sort(), names);
  });
}

test("a module holds no text of the other part", () => {
  const text = (name) => readFileSync(new URL(`dist/${name}_bg.wasm`, root), "latin1");
  // A word of each: it stands in the module of its part and in the whole one.
  const words = { contact_core: "gmail", conditions_core: "postgres" };
  for (const [name, word] of Object.entries(words)) {
    for (const module of ["psa_contacts", ...Object.keys(words)]) assert.equal(text(module).includes(word), module === "psa_contacts" || module === name, `${word} in ${module}`);
  }
});

test("both parts together export everything but what needs both modules", () => {
  const names = new Set([...namesOf("psa-contacts/contact"), ...namesOf("psa-contacts/conditions")]);
  assert.deepEqual(Object.keys(whole).filter((name) => !names.has(name)).sort(), ["codes", "contactValidationStream", "duplicateSearch", "requests"]);
});

const COUNTED = `
  const { Module } = WebAssembly;
  let compiled = 0;
  WebAssembly.Module = new Proxy(Module, { construct: (target, args) => (compiled++, new target(...args)) });
  // In Node a contact without items starts nothing.
  const items = [{ type: { id: 1 }, value: "john@example.com" }];
  const check = ({ validateContact }) => validateContact({ firstName: " John ", company: { id: 12345 }, communicationItems: items }).value.firstName;
  const parse = ({ parseConditions }) => parseConditions("id == 1").diagnostics[0].code;`;

test("an import starts nothing, and each part starts its own module at its first call", () => {
  const script = `${COUNTED}
    const contact = await import("psa-contacts/contact"), conditions = await import("psa-contacts/conditions");
    const seen = [compiled, check(contact), compiled, parse(conditions), compiled, check(contact), parse(conditions), compiled];
    console.log(seen.join());`;
  assert.equal(runModule(script), "0,John,1,conditions.double-equals,2,John,conditions.double-equals,2");
});

test("beside psa-contacts the parts start no module of their own, whichever is imported first", () => {
  const entries = ["psa-contacts", "psa-contacts/contact", "psa-contacts/conditions"];
  for (const order of [entries, entries.toReversed()]) {
    const script = `${COUNTED}
      const apis = {};
      for (const name of ${JSON.stringify(order)}) apis[name] = await import(name);
      // One for payloads, one for conditions, one for what needs both: in Node each group has a module of its own.
      const [whole, contact, conditions] = ${JSON.stringify(entries)}.map((name) => apis[name]);
      console.log(compiled, check(contact), parse(conditions), check(whole), whole.duplicateSearch({ firstName: "John", company: { id: 1 } }).ok, compiled, contact.validateContact === whole.validateContact);`;
    assert.equal(runModule(script), "0 John conditions.double-equals John true 3 true", order.join());
  }
});

test("a part that runs already goes on where psa-contacts comes later", () => {
  const script = `${COUNTED}
    const contact = await import("psa-contacts/contact");
    const phone = () => contact.normalizePhone("(305) 585-4225").value.e164;
    const before = [check(contact), phone()];
    const whole = await import("psa-contacts");
    console.log(...before, parse(whole), phone(), check(contact), check(whole), compiled);`;
  assert.equal(runModule(script), "John +13055854225 conditions.double-equals +13055854225 John John 3");
});

test("each host gets the file of a part that works there", () => {
  for (const part of ["contact", "conditions", "standard", "form", "react-hook-form"]) {
    const resolved = (...conditions) => run(...conditions.map((name) => `--conditions=${name}`), "--input-type=module", "-e", `console.log(import.meta.resolve("psa-contacts/${part}").split("/psa-contacts/")[1])`).trim();
    assert.deepEqual([resolved(), resolved("workerd", "worker", "browser"), resolved("edge-light"), resolved("deno"), resolved("module")], [`dist/${part}.mjs`, `${part}-edge.js`, `${part}-edge.js`, `${part}.js`, `${part}.js`]);
  }
});

test("./standard, ./form and ./react-hook-form find their module, imported and required", () => {
  const schema = 'contactSchema()["~standard"].validate({ firstName: " John ", company: { id: 1 } }).value.firstName';
  const resolver = "contactResolver()({ firstName: ' John ', company: { id: '1' } }, undefined, { names: [], fields: {} }).values.firstName";
  assert.equal(runModule(`import { contactSchema } from "psa-contacts/standard"; import { contactResolver } from "psa-contacts/react-hook-form"; console.log(${schema}, ${resolver})`), "John John");
  for (const flag of ["--experimental-require-module", "--no-experimental-require-module"]) {
    const script = `const { contactSchema } = require("psa-contacts/standard"), { contactResolver } = require("psa-contacts/react-hook-form"); console.log(${schema}, ${resolver})`;
    assert.equal(run(flag, "-e", script).trim(), "John John", flag);
  }
});
