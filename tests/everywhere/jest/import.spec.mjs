import { assertAnswers, assertBound, assertForms, assertStream, assertTogether } from "../support/expected.mjs";
import { answers } from "./answers.js";
import { answers as bound } from "./bound.js";
import { answers as forms } from "./forms.js";
import { answers as parts } from "./parts.js";
import { LINES, answers as stream } from "./stream.js";
import { answers as together } from "./together.js";

test("this is a window without codecs of text", () => {
  expect([typeof window, typeof TextEncoder, typeof TextDecoder]).toEqual(["object", "undefined", "undefined"]);
});

test("the entries answer", () => {
  assertAnswers(JSON.stringify(answers()));
  assertAnswers(JSON.stringify(parts()));
  assertForms(JSON.stringify(forms()));
  assertTogether(JSON.stringify(together()));
});

test("a form of plain HTML", () => {
  assertBound(JSON.stringify(bound(document)));
});

test("a stream, of Node's: this window has none", async () => {
  expect([typeof ReadableStream, typeof TransformStream]).toEqual(["undefined", "undefined"]);
  const { ReadableStream: Source } = process.getBuiltinModule("stream/web");
  const bytes = Buffer.from(LINES);
  assertStream(JSON.stringify(await stream(new Source({ start: (source) => (source.enqueue(bytes), source.close()) }))));
});
