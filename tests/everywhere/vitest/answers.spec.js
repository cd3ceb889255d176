import { expect, test } from "vitest";
import { answers } from "./answers.js";
import { answers as bound } from "./bound.js";
import { answers as together } from "./together.js";
import { assertAnswers, assertBound, assertTogether } from "../support/expected.mjs";

test("the package answers", () => {
  expect(typeof window).toBe(process.env.EXPECTED_WINDOW);
  assertAnswers(JSON.stringify(answers()));
  assertTogether(JSON.stringify(together()));
  if (typeof window === "object") assertBound(JSON.stringify(bound(document)));
});
