import { test } from "node:test";
import { assertAnswers, assertForms } from "../support/expected.mjs";
import { node } from "../support/run.mjs";

const cwd = import.meta.dirname;
const PROGRAMS = [["main.js", assertAnswers], ["parts-main.js", assertAnswers], ["forms-main.js", assertForms], ["slim-main.js", assertAnswers]];

for (const [program, hold] of PROGRAMS) {
  test(`Node, CommonJS, ${program}, where it cannot require ES modules`, () => {
    hold(node(["--no-experimental-require-module", program], { cwd }));
  });

  test(`Node, CommonJS, ${program}, where it can`, () => {
    hold(node(["--experimental-require-module", "--no-warnings", program], { cwd }));
  });
}
