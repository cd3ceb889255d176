import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build, createServer, preview } from "vite";
import { textsOf } from "../support/chromium.mjs";
import { PROGRAMS, assertAnswers, assertReport } from "../support/expected.mjs";
import { sample } from "../support/readme.mjs";
import { node } from "../support/run.mjs";

// No configuration: nothing has to be known about the package.
const root = import.meta.dirname;
const options = { root, configFile: false, logLevel: "warn" };
const host = { host: "127.0.0.1", port: 0 };

// The module as a file of its own, which Vite names; and what the README shows.
const pages = [...PROGRAMS, ["slim.js", assertAnswers], ["start.js", assertReport, "#report"]];

before(() => {
  sample(root, "main.js", "start.js");
  const page = readFileSync(join(root, "index.html"), "utf8");
  for (const [program] of pages) writeFileSync(join(root, `${program}.html`), page.replace("show-answers.js", program));
});

/** A page has to be up at once: nothing loads anew because a dependency was found late. */
async function assertPage(server, program, hold, selector = "#answers") {
  try {
    hold(...(await textsOf(`${server.resolvedUrls.local[0]}${program}.html`, selector)));
  } finally {
    await server.close();
  }
}

for (const [program, hold, selector] of pages) {
  test(`Vite, dev server, ${program}`, async () => {
    rmSync(join(root, "node_modules/.vite"), { recursive: true, force: true });
    const server = await createServer({ ...options, server: host });
    await assertPage(await server.listen(), program, hold, selector);
  });

  test(`Vite, build, ${program}`, async () => {
    await build({ ...options, build: { rolldownOptions: { input: join(root, `${program}.html`) } } });
    await assertPage(await preview({ ...options, preview: host }), program, hold, selector);
  });
}

for (const [program, hold] of PROGRAMS) {
  test(`Vite, server rendering, ${program}: the package beside, and inside the bundle`, async () => {
    for (const [outDir, noExternal] of [["ssr-beside", false], ["ssr-inside", true]]) {
      await build({ ...options, build: { ssr: program, outDir }, ssr: { ...(noExternal && { noExternal: true }) } });
      hold(node([join(root, outDir, program)]), outDir);
    }
  });
}
