import { test } from "node:test";
import { assertAnswers } from "../support/expected.mjs";
import { node } from "../support/run.mjs";

const cwd = import.meta.dirname;

test("Node, CommonJS, where it cannot require ES modules", () => {
  for (const main of ["main.js", "parts-main.js"]) assertAnswers(node(["--no-experimental-require-module", main], { cwd }), main);
});

test("Node, CommonJS, where it can", () => {
  for (const main of ["main.js", "parts-main.js"]) assertAnswers(node(["--experimental-require-module", "--no-warnings", main], { cwd }), main);
});
