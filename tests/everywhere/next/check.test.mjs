import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { textsOf } from "../support/chromium.mjs";
import { assertAnswers } from "../support/expected.mjs";
import { node, start } from "../support/run.mjs";

// No configuration: nothing has to be known about the package.
const cwd = import.meta.dirname;
const next = join(cwd, "node_modules/next/dist/bin/next");

for (const bundler of ["--turbopack", "--webpack"]) {
  test(`Next, ${bundler}: server component, client component, route`, async () => {
    rmSync(join(cwd, ".next"), { recursive: true, force: true });
    node([next, "build", bundler], { cwd });
    const server = await start(process.execPath, [next, "start", "--hostname", "127.0.0.1", "--port", "0"], /http:\/\/127\.0\.0\.1:\d+/, { cwd });
    try {
      const [url] = server.found;
      const texts = await textsOf(url, "#server", "#rendered", "#browser");
      for (const [at, text] of texts.entries()) assertAnswers(text, ["server", "rendered", "browser"][at]);
      assertAnswers(await (await fetch(`${url}/api/node`)).text(), "route");
    } finally {
      await server.stop();
    }
  });
}
