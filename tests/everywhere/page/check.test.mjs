import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { textsOf } from "../support/chromium.mjs";
import { PROGRAMS, assertAnswers } from "../support/expected.mjs";
import { STRICT, serve } from "../support/serve.mjs";

const cwd = import.meta.dirname;
const read = (name) => readFileSync(join(cwd, name), "utf8");
let server, forbidding;

before(async () => {
  // A policy that forbids inline scripts forbids import maps too: the files are named by where they lie.
  const { exports } = JSON.parse(read("node_modules/psa-contacts/package.json"));
  const fileOf = (entry) => `"./node_modules/psa-contacts/${exports[`.${entry}`].default.default.slice(2)}"`;
  for (const name of ["answers", "parts", "forms", "stream", "together"]) {
    writeFileSync(join(cwd, `${name}.js`), read(`${name}.js`).replace(/"psa-contacts(.*?)"/g, (_, entry) => fileOf(entry)));
  }
  for (const [program] of PROGRAMS) writeFileSync(join(cwd, `${program}.html`), read("slim.html").replace("slim.js", program));
  server = await serve(cwd);
  forbidding = await serve(cwd, STRICT.replace(" 'wasm-unsafe-eval'", ""));
});
after(() => Promise.all([server.stop(), forbidding.stop()]));

for (const [program, hold] of PROGRAMS) {
  test(`a page under a strict policy, ${program}`, async () => {
    hold(...(await textsOf(`${server.url}${program}.html`, "#answers")));
  });
}

test("a page under a strict policy, in no charset that the package is written in", async () => {
  const [answers, entries] = await textsOf(server.url, "#answers", "#entries");
  assertAnswers(answers);
  assert.equal(entries, "windows-1252 true");
});

test("the module as a file of its own, compiled while it loads", async () => {
  assertAnswers(...(await textsOf(`${server.url}slim.html`, "#answers")));
});

test("a policy that forbids WebAssembly makes a call throw, and nothing else", async () => {
  assert.deepEqual(await textsOf(forbidding.url, "#answers", "#entries"), ["CompileError", "windows-1252 true"]);
});
