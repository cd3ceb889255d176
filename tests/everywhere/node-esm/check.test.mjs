import { test } from "node:test";
import { PROGRAMS, assertAnswers } from "../support/expected.mjs";
import { node } from "../support/run.mjs";

const cwd = import.meta.dirname;

for (const [program, hold] of PROGRAMS) {
  test(`Node, ES modules, ${program}`, () => {
    hold(node([program], { cwd }));
  });
}

test("Node, with what may be dangerous forbidden", () => {
  // No code from strings, prototypes that cannot change, and no file to write.
  assertAnswers(node(["--disallow-code-generation-from-strings", "--frozen-intrinsics", "--no-warnings", "show-answers.js"], { cwd }));
});
