import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sample } from "../support/readme.mjs";
import { node } from "../support/run.mjs";

// Vitest would take this file for one of its own tests, and start itself without end: the configuration names the other one.
const cwd = import.meta.dirname;
const vitest = join(cwd, "node_modules/vitest/vitest.mjs");

sample(cwd, "contact.test.js", "start.spec.js");

for (const [environment, window] of [["node", "undefined"], ["jsdom", "object"]]) {
  test(`Vitest, ${environment}`, () => {
    node([vitest, "run", `--environment=${environment}`, "--reporter=json", "--outputFile=report.json"], { cwd, env: { ...process.env, EXPECTED_WINDOW: window } });
    const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(join(cwd, "report.json"), "utf8"));
    assert.deepEqual([numPassedTests, numTotalTests], [2, 2]);
  });
}
