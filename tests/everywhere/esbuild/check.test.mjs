import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build } from "esbuild";
import { textsOf } from "../support/chromium.mjs";
import { PROGRAMS, assertReport } from "../support/expected.mjs";
import { sample } from "../support/readme.mjs";
import { node } from "../support/run.mjs";
import { serve } from "../support/serve.mjs";

const cwd = import.meta.dirname;
const out = join(cwd, "out");
const bundle = (program, outfile, options) => build({ absWorkingDir: cwd, entryPoints: [program], bundle: true, minify: true, logLevel: "warning", outfile: join(out, outfile), ...options });

before(() => rmSync(out, { recursive: true, force: true }));

async function textOf(program, selector) {
  await bundle(program, "main.js", { format: "esm" });
  cpSync(join(cwd, "index.html"), join(out, "index.html"));
  const server = await serve(out);
  try {
    const [text] = await textsOf(server.url, selector);
    return text;
  } finally {
    await server.stop();
  }
}

test("esbuild, for browsers, the start of the README", async () => {
  assertReport(await textOf(sample(cwd, "main.js", "start.js"), "#report"));
});

for (const [program, hold] of PROGRAMS) {
  test(`esbuild, for browsers, ${program}`, async () => {
    hold(await textOf(program, "#answers"));
  });

  test(`esbuild, for Node, ${program}: one file, with no other file beside`, async () => {
    for (const [file, format] of [["node.mjs", "esm"], ["node.cjs", "cjs"]]) {
      await bundle(program, file, { format, platform: "node" });
      hold(node([join(out, file)]), format);
    }
  });
}
