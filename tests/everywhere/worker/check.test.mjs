import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { textsOf } from "../support/chromium.mjs";
import { assertAnswers, assertStream, assertTogether } from "../support/expected.mjs";
import { serve } from "../support/serve.mjs";

const cwd = import.meta.dirname;

test("web workers, of modules and classic", async () => {
  rmSync(join(cwd, "out"), { recursive: true, force: true });
  for (const [file, format] of [["module.js", "esm"], ["classic.js", "iife"]]) {
    await build({ absWorkingDir: cwd, entryPoints: ["worker.js"], bundle: true, format, logLevel: "warning", outfile: join("out", file) });
  }
  const server = await serve(cwd);
  try {
    for (const text of await textsOf(server.url, "#module", "#classic")) {
      const [answers, together, streamed] = JSON.parse(text);
      assertAnswers(answers);
      assertTogether(together);
      assertStream(streamed);
    }
  } finally {
    await server.stop();
  }
});
