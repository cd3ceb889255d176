import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";
import webpack from "webpack";
import { textsOf } from "../support/chromium.mjs";
import { PROGRAMS, assertReport } from "../support/expected.mjs";
import { sample } from "../support/readme.mjs";
import { node } from "../support/run.mjs";
import { serve } from "../support/serve.mjs";

const context = import.meta.dirname;
const out = join(context, "out");

before(() => rmSync(out, { recursive: true, force: true }));

async function bundle(program, mode, target, path) {
  // The bundle is larger than what webpack thinks a page should load; everything else it says counts.
  const stats = await promisify(webpack)({ context, entry: `./${program}`, mode, target, devtool: false, performance: { hints: false }, output: { path, filename: "main.js" } });
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  assert.deepEqual([...errors, ...warnings].map(({ message }) => message), []);
}

async function textOf(program, mode, selector) {
  const path = join(out, mode);
  await bundle(program, mode, "web", path);
  cpSync(join(context, "index.html"), join(path, "index.html"));
  const server = await serve(path);
  try {
    const [text] = await textsOf(server.url, selector);
    return text;
  } finally {
    await server.stop();
  }
}

const MODES = ["production", "development"];

for (const mode of MODES) {
  test(`webpack, for browsers, ${mode}, the start of the README`, async () => {
    sample(context, "main.js", "start.js");
    assertReport(await textOf("start.js", mode, "#report"));
  });
}

for (const [program, hold] of PROGRAMS) {
  for (const mode of MODES) {
    test(`webpack, for browsers, ${mode}, ${program}`, async () => {
      hold(await textOf(program, mode, "#answers"));
    });
  }

  test(`webpack, for Node, ${program}`, async () => {
    await bundle(program, "production", "node", join(out, "node"));
    cpSync(join(out, "node/main.js"), join(out, "node/main.cjs"));
    hold(node([join(out, "node/main.cjs")]));
  });
}
