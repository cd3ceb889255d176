/** A trap stops the module half-way. The next call gets a new instance, and its answer is right. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import * as api from "psa-contacts";
import * as calls from "./node_modules/psa-contacts/dist/calls.js";
import { withGrowth, withMemory, withTrap } from "./wasm-edit.mjs";

const module = readFileSync(fileURLToPath(import.meta.resolve("psa-contacts/psa_contacts.wasm")));
const contact = { firstName: " John ", company: { id: 12345 }, communicationItems: [{ type: { id: 2 }, value: "(305) 585-4225 ext. 12" }] };

const good = [["validateContact", contact], ["normalizePhone", "(305) 585-4225"], ["parseConditions", "id = 1 and"], ["conditionsHash", "id = 1"]];
const right = good.map(([name, ...args]) => ({ value: api[name](...args) }));
const trapped = { thrown: "RuntimeError" };

/** Each call, on a copy of the package that has this module. */
async function results(bytes, calls) {
  const worker = new Worker(new URL("trap-worker.mjs", import.meta.url), { workerData: { module: bytes, calls } });
  const [[answers]] = await Promise.all([once(worker, "message"), once(worker, "exit")]);
  return answers;
}

test("the edited module works where it was not edited", async () => {
  assert.deepEqual(await results(withMemory(module, 1000), [...good, ["normalizeEmail", "a@example.com"]]), [...right, { value: api.normalizeEmail("a@example.com") }]);
});

test("after an unreachable instruction the next call works, however often", async () => {
  const bad = ["normalizeEmail", "a@example.com"];
  const answers = await results(withTrap(module, "call", calls.normalizeEmail), [...good, bad, ...good, bad, bad, ...good]);
  assert.deepEqual(answers, [...right, trapped, ...right, trapped, trapped, ...right]);
});

test("after a call that ran out of memory the next one works", async () => {
  const bad = ["parseConditions", "x".repeat(8_000_000)];
  const answers = await results(withMemory(module, 64), [bad, ...good, bad, ...good]);
  assert.deepEqual(answers, [trapped, ...right, trapped, ...right]);
});

test("a memory that grows while somebody asks where something lies is the memory of after", async () => {
  for (const name of ["phoneScratch", "contactRoom"]) {
    assert.deepEqual(await results(withGrowth(module, name), [...good, ...good]), [...right, ...right], name);
  }
});

for (const entry of ["psa-contacts", "psa-contacts/contact", "psa-contacts/conditions"]) {
  for (const condition of ["node", "module"]) {
    test(`${entry}, ${condition === "node" ? "of Node" : "of pages"}: every function survives a trap at its first step`, () => {
      const conditions = condition === "module" ? ["--conditions=module"] : [];
      const program = fileURLToPath(new URL("trap-everywhere.mjs", import.meta.url));
      const { wrong, calls, traps } = JSON.parse(execFileSync(process.execPath, [...conditions, program, entry], { encoding: "utf8" }));
      assert.deepEqual(wrong, []);
      // In Node a contact is checked anew by itself, and nobody hears of the trap.
      assert.ok(calls >= 3 && traps >= calls - 1, `${traps} of ${calls}`);
    });
  }
}
