import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { node } from "../support/run.mjs";

const cwd = import.meta.dirname;

/** The number of tests that passed; a failure is one here, with what Jest says of it. */
function passed(version, spec, ...flags) {
  const report = join(cwd, "report.json");
  const jest = join(cwd, `node_modules/jest-${version}/bin/jest.js`);
  node([...flags, jest, `--env=jest-environment-jsdom-${version}`, "--json", `--outputFile=${report}`, spec], { cwd });
  const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(report, "utf8"));
  assert.equal(numPassedTests, numTotalTests);
  return numPassedTests;
}

for (const version of [29, 30]) {
  test(`Jest ${version}, its window of jsdom, require`, () => {
    assert.equal(passed(version, "require.spec.cjs"), 6);
  });

  test(`Jest ${version}, its window of jsdom, ES modules`, () => {
    assert.equal(passed(version, "import.spec.mjs", "--experimental-vm-modules", "--no-warnings"), 4);
  });
}
