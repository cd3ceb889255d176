import { test } from "node:test";
import { assertAnswers } from "../support/expected.mjs";
import { node } from "../support/run.mjs";

const cwd = import.meta.dirname;

test("Node, CommonJS, where it cannot require ES modules", () => {
  assertAnswers(node(["--no-experimental-require-module", "main.js"], { cwd }));
});

test("Node, CommonJS, where it can", () => {
  assertAnswers(node(["--experimental-require-module", "--no-warnings", "main.js"], { cwd }));
});
