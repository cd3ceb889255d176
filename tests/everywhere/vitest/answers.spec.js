import { expect, test } from "vitest";
import { answers } from "./answers.js";
import { assertAnswers } from "../support/expected.mjs";

test("the package answers", () => {
  expect(typeof window).toBe(process.env.EXPECTED_WINDOW);
  assertAnswers(JSON.stringify(answers()));
});
