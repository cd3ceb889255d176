import assert from "node:assert/strict";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { PROGRAMS, assertBound } from "../support/expected.mjs";
import { sample } from "../support/readme.mjs";
import { node } from "../support/run.mjs";
import { answers } from "./bound.js";

const cwd = import.meta.dirname;
const programs = [...PROGRAMS, ["show-bound.js", assertBound]];

test("jsdom has no codecs of text, and no streams", () => {
  const { TextEncoder, TextDecoder, ReadableStream, TransformStream } = new JSDOM().window;
  assert.deepEqual([TextEncoder, TextDecoder, ReadableStream, TransformStream], [undefined, undefined, undefined, undefined]);
});

for (const [program, hold] of programs) {
  test(`jsdom, with its window as the global one, ${program}`, () => {
    hold(node(["window.js", program], { cwd }), "what Node imports");
    hold(node(["--conditions=module", "window.js", program], { cwd }), "what a page imports");
  });
}

test("a form in a window of jsdom, without anything global", () => {
  assertBound(answers(new JSDOM().window.document));
});

test("jsdom, the start of the README", () => {
  sample(cwd, "form.js");
  assert.equal(node(["form.js"], { cwd }), "First name is required");
});
