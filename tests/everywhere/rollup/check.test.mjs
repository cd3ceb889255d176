import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import { textsOf } from "../support/chromium.mjs";
import { PROGRAMS, assertReport } from "../support/expected.mjs";
import { sample } from "../support/readme.mjs";
import { node } from "../support/run.mjs";
import { serve } from "../support/serve.mjs";

const cwd = import.meta.dirname;
const out = join(cwd, "out");

before(() => rmSync(out, { recursive: true, force: true }));

async function bundle(program, file, format, options) {
  const warnings = [];
  const built = await rollup({ input: join(cwd, program), plugins: [nodeResolve(options)], onwarn: (warning) => warnings.push(warning.message) });
  await built.write({ file, format });
  await built.close();
  assert.deepEqual(warnings, []);
}

async function textOf(program, selector) {
  await bundle(program, join(out, "main.js"), "es", { browser: true });
  cpSync(join(cwd, "index.html"), join(out, "index.html"));
  const server = await serve(out);
  try {
    const [text] = await textsOf(server.url, selector);
    return text;
  } finally {
    await server.stop();
  }
}

test("Rollup, for browsers, the start of the README", async () => {
  sample(cwd, "main.js", "start.js");
  assertReport(await textOf("start.js", "#report"));
});

for (const [program, hold] of PROGRAMS) {
  test(`Rollup, for browsers, ${program}`, async () => {
    hold(await textOf(program, "#answers"));
  });

  test(`Rollup, for Node, ${program}`, async () => {
    await bundle(program, join(out, "node.cjs"), "cjs", { exportConditions: ["node"] });
    hold(node([join(out, "node.cjs")]));
  });
}
