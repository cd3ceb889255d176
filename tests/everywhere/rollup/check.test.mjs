import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import { textsOf } from "../support/chromium.mjs";
import { assertAnswers } from "../support/expected.mjs";
import { node } from "../support/run.mjs";
import { serve } from "../support/serve.mjs";

const cwd = import.meta.dirname;
const out = join(cwd, "out");

before(() => rmSync(out, { recursive: true, force: true }));

async function bundle(file, format, options) {
  const warnings = [];
  const built = await rollup({ input: join(cwd, "main.js"), plugins: [nodeResolve(options)], onwarn: (warning) => warnings.push(warning.message) });
  await built.write({ file, format });
  await built.close();
  assert.deepEqual(warnings, []);
}

test("Rollup, for browsers", async () => {
  await bundle(join(out, "main.js"), "es", { browser: true });
  cpSync(join(cwd, "index.html"), join(out, "index.html"));
  const server = await serve(out);
  try {
    assertAnswers(...(await textsOf(server.url, "#answers")));
  } finally {
    await server.stop();
  }
});

test("Rollup, for Node", async () => {
  await bundle(join(out, "node.cjs"), "cjs", { exportConditions: ["node"] });
  assertAnswers(node([join(out, "node.cjs")]));
});
