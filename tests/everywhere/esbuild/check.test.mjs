import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build } from "esbuild";
import { textsOf } from "../support/chromium.mjs";
import { assertAnswers } from "../support/expected.mjs";
import { node } from "../support/run.mjs";
import { serve } from "../support/serve.mjs";

const cwd = import.meta.dirname;
const out = join(cwd, "out");
const bundle = (outfile, options) => build({ absWorkingDir: cwd, entryPoints: ["main.js"], bundle: true, minify: true, logLevel: "warning", outfile: join(out, outfile), ...options });

before(() => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
});

test("esbuild, for browsers", async () => {
  await bundle("main.js", { format: "esm" });
  cpSync(join(cwd, "index.html"), join(out, "index.html"));
  const server = await serve(out);
  try {
    assertAnswers(...(await textsOf(server.url, "#answers")));
  } finally {
    await server.stop();
  }
});

test("esbuild, for Node: one file, with no other file beside", async () => {
  for (const [file, format] of [["node.mjs", "esm"], ["node.cjs", "cjs"]]) {
    for (const main of ["main.js", "parts-main.js"]) {
      await bundle(file, { entryPoints: [main], format, platform: "node" });
      assertAnswers(node([join(out, file)]), `${main}, ${format}`);
    }
  }
});
