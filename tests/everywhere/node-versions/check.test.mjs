import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { PROGRAMS, assertAnswers } from "../support/expected.mjs";
import { run } from "../support/run.mjs";

const cwd = import.meta.dirname;

// The oldest that the package supports, the last that cannot require ES modules, and the newest.
for (const version of [18, 22, 26]) {
  test(`Node ${version}`, () => {
    const program = join(cwd, `node_modules/node-${version}/bin/node`);
    assert.match(run(program, ["--version"]), new RegExp(`^v${version}\\.`));
    for (const [main, hold] of PROGRAMS) hold(run(program, [main], { cwd }), main);
    assertAnswers(run(program, ["main.cjs"], { cwd }), "require");
  });
}
