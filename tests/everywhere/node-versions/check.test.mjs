import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { assertAnswers } from "../support/expected.mjs";
import { run } from "../support/run.mjs";

const cwd = import.meta.dirname;

// The oldest that the package supports, the last that cannot require ES modules, and the newest.
for (const version of [18, 22, 26]) {
  test(`Node ${version}`, () => {
    const program = join(cwd, `node_modules/node-${version}/bin/node`);
    assert.match(run(program, ["--version"]), new RegExp(`^v${version}\\.`));
    assertAnswers(run(program, ["main.js"], { cwd }), "import");
    assertAnswers(run(program, ["main.cjs"], { cwd }), "require");
  });
}
