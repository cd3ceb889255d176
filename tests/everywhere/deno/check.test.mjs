import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { PROGRAMS } from "../support/expected.mjs";
import { sample } from "../support/readme.mjs";
import { run } from "../support/run.mjs";

const cwd = import.meta.dirname;

/** The program itself: the package `deno` finds it by a script that npm may not run. */
const deno = join(cwd, "node_modules/@deno/linux-x64-glibc/deno");

for (const [program, hold] of PROGRAMS) {
  test(`Deno, without a permission, ${program}`, () => {
    hold(run(deno, ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", program], { cwd }));
  });
}

test("Deno checks the types", () => {
  run(deno, ["check", "--no-remote", "--node-modules-dir=manual", "types.ts"], { cwd });
});

test("Deno, the start of the README", () => {
  sample(cwd, "check.js");
  assert.equal(run(deno, ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", "check.js"], { cwd }), "John");
});
