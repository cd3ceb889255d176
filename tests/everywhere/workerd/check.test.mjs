import { readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { assertAnswers } from "../support/expected.mjs";
import { node } from "../support/run.mjs";

const cwd = import.meta.dirname;
const require = createRequire(import.meta.url);
// The version of miniflare that wrangler brings.
const { Miniflare } = require(require.resolve("miniflare", { paths: [require.resolve("wrangler/package.json")] }));

for (const [worker, compatibility] of [["worker.js", []], ["worker.js", ["nodejs_compat"]], ["parts-worker.js", []]]) {
  test(`workerd, ${worker}, ${compatibility.join() || "without Node's modules"}`, async () => {
    const out = join(cwd, "out");
    rmSync(out, { recursive: true, force: true });
    const flags = compatibility.flatMap((name) => ["--compatibility-flags", name]);
    node([join(cwd, "node_modules/wrangler/bin/wrangler.js"), "deploy", worker, "--dry-run", "--outdir", "out", ...flags], { cwd });

    const modules = readdirSync(out).filter((name) => name.endsWith(".wasm"));
    const miniflare = new Miniflare({
      compatibilityDate: "2026-01-01",
      compatibilityFlags: compatibility,
      modulesRoot: out,
      modules: [
        { type: "ESModule", path: join(out, worker) },
        ...modules.map((name) => ({ type: "CompiledWasm", path: join(out, name) })),
      ],
    });
    try {
      assertAnswers(await (await miniflare.dispatchFetch("http://worker/")).text());
    } finally {
      await miniflare.dispose();
    }
  });
}
