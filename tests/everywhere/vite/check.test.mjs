import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build, createServer, preview } from "vite";
import { textsOf } from "../support/chromium.mjs";
import { assertAnswers } from "../support/expected.mjs";
import { node } from "../support/run.mjs";

// No configuration: nothing has to be known about the package.
const root = import.meta.dirname;
const options = { root, configFile: false, logLevel: "warn" };
const host = { host: "127.0.0.1", port: 0 };

/** The page has to be up at once: nothing loads anew because a dependency was found late. */
async function assertPage(server) {
  try {
    assertAnswers(...(await textsOf(server.resolvedUrls.local[0], "#answers")));
  } finally {
    await server.close();
  }
}

test("Vite, dev server", async () => {
  rmSync(join(root, "node_modules/.vite"), { recursive: true, force: true });
  const server = await createServer({ ...options, server: host });
  await assertPage(await server.listen());
});

test("Vite, build", async () => {
  await build(options);
  await assertPage(await preview({ ...options, preview: host }));
});

test("Vite, server rendering: the package beside, and inside the bundle", async () => {
  for (const [outDir, noExternal] of [["ssr-beside", false], ["ssr-inside", true]]) {
    await build({ ...options, build: { ssr: "main.js", outDir }, ssr: { ...(noExternal && { noExternal: true }) } });
    assertAnswers(node([join(root, outDir, "main.js")]), outDir);
  }
});
