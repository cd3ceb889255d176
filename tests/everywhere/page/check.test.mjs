import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { textsOf } from "../support/chromium.mjs";
import { assertAnswers } from "../support/expected.mjs";
import { STRICT, serve } from "../support/serve.mjs";

let server, forbidding;

before(async () => {
  server = await serve(import.meta.dirname);
  forbidding = await serve(import.meta.dirname, STRICT.replace(" 'wasm-unsafe-eval'", ""));
});
after(() => Promise.all([server.stop(), forbidding.stop()]));

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
