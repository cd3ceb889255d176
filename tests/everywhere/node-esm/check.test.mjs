import { test } from "node:test";
import { assertAnswers } from "../support/expected.mjs";
import { node } from "../support/run.mjs";

const cwd = import.meta.dirname;

test("Node, ES modules", () => {
  assertAnswers(node(["main.js"], { cwd }));
});

test("Node, the entries with a part each", () => {
  assertAnswers(node(["parts-main.js"], { cwd }));
});

test("Node, with what may be dangerous forbidden", () => {
  // No code from strings, prototypes that cannot change, and no file to write.
  assertAnswers(node(["--disallow-code-generation-from-strings", "--frozen-intrinsics", "--no-warnings", "main.js"], { cwd }));
});
