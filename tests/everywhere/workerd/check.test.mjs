import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { test } from "node:test";
import { assertAnswers, assertForms, assertStream, assertTogether } from "../support/expected.mjs";
import { sample } from "../support/readme.mjs";
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

/** Bundles a worker as it would be deployed, runs it, and asks it. */
async function ask(worker, body, compatibility = []) {
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
      { type: "ESModule", path: join(out, basename(worker)) },
      ...modules.map((name) => ({ type: "CompiledWasm", path: join(out, name) })),
    ],
  });
  try {
    const response = await miniflare.dispatchFetch("http://worker/", { method: "POST", body });
    return [response.status, await response.text()];
  } finally {
    await miniflare.dispose();
  }
}

for (const [worker, hold, ...compatibility] of CASES) {
  test(`workerd, ${worker}, ${compatibility.join() || "without Node's modules"}`, async () => {
    const [, text] = await ask(worker, LINES, compatibility);
    hold(text);
  });
}

test("workerd, the start of the README", async () => {
  const worker = sample(cwd, "src/index.js");
  const [accepted, contact] = await ask(worker, JSON.stringify({ firstName: " John ", company: { id: 1 } }));
  assert.deepEqual([accepted, JSON.parse(contact)], [200, { firstName: "John", company: { id: 1 } }]);
  const [refused, diagnostics] = await ask(worker, "{}");
  assert.deepEqual([refused, JSON.parse(diagnostics)[0].code], [422, "contact.required"]);
});
