import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { assertAnswers } from "../support/expected.mjs";
import { run } from "../support/run.mjs";

const cwd = import.meta.dirname;

/** The program itself: the package finds it by a script that npm may not run. */
function deno() {
  const require = createRequire(join(cwd, "node_modules/deno/package.json"));
  const libc = process.platform === "linux" ? "-glibc" : "";
  return join(dirname(require.resolve(`@deno/${process.platform}-${process.arch}${libc}/package.json`)), `deno${process.platform === "win32" ? ".exe" : ""}`);
}

test("Deno, without a permission", () => {
  assertAnswers(run(deno(), ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", "main.js"], { cwd }));
});

test("Deno checks the types", () => {
  run(deno(), ["check", "--no-remote", "--node-modules-dir=manual", "types.ts"], { cwd });
});
