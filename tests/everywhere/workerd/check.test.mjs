import { readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { assertAnswers, assertForms, assertStream, assertTogether } from "../support/expected.mjs";
import { node } from "../support/run.mjs";
import { LINES } from "./stream.js";

const cwd = import.meta.dirname;
const require = createRequire(import.meta.url);
// The version of miniflare that wrangler brings.
const { Miniflare } = require(require.resolve("miniflare", { paths: [require.resolve("wrangler/package.json")] }));

const CASES = [
  ["answers-worker.js", assertAnswers],
  ["answers-worker.js", assertAnswers, "nodejs_compat"],
  ["parts-worker.js", assertAnswers],
  ["forms-worker.js", assertForms],
  ["together-worker.js", assertTogether],
  ["stream-worker.js", assertStream],
];

for (const [worker, hold, ...compatibility] of CASES) {
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
      hold(await (await miniflare.dispatchFetch("http://worker/", { method: "POST", body: LINES })).text());
    } finally {
      await miniflare.dispose();
    }
  });
}
