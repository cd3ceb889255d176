import { assertAnswers, assertBound, assertForms, assertTogether } from "../support/expected.mjs";
import { answers } from "./answers.js";
import { answers as bound } from "./bound.js";
import { answers as forms } from "./forms.js";
import { answers as parts } from "./parts.js";
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
