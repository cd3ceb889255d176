import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { textsOf } from "../support/chromium.mjs";
import { assertAnswers, assertStream, assertTogether } from "../support/expected.mjs";
import { sample } from "../support/readme.mjs";
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

/** A page whose script starts a worker of its own. What the worker says is the title of the page. */
const PAGE = '<!doctype html><title>-</title><script type="module" src="page.js"></script><p id="said"></p>';
const saying = (script) => script.replace("document.title", "document.querySelector('#said').textContent");

test("the start of the README, bundled", async () => {
  rmSync(join(cwd, "start"), { recursive: true, force: true });
  sample(cwd, "worker.js", "start/worker.js");
  const page = readFileSync(sample(cwd, "page.js", "start/page.js"), "utf8");
  writeFileSync(join(cwd, "start/index.html"), PAGE);
  writeFileSync(join(cwd, "start/page.js"), saying(page));
  await build({ absWorkingDir: join(cwd, "start"), entryPoints: ["worker.js"], bundle: true, format: "esm", logLevel: "warning", outfile: "worker.js", allowOverwrite: true });
  const server = await serve(join(cwd, "start"));
  try {
    assert.deepEqual(await textsOf(server.url, "#said"), ["John"]);
  } finally {
    await server.stop();
  }
});

test("a worker without a bundler", async () => {
  const plain = join(cwd, "plain");
  rmSync(plain, { recursive: true, force: true });
  const worker = readFileSync(sample(cwd, "worker.js", "plain/worker.js"), "utf8");
  const page = readFileSync(sample(cwd, "page.js", "plain/page.js"), "utf8");
  cpSync(join(cwd, "node_modules/psa-contacts"), join(plain, "psa-contacts"), { recursive: true });
  writeFileSync(join(plain, "worker.js"), worker.replace("psa-contacts/contact", "./psa-contacts/contact.js"));
  writeFileSync(join(plain, "index.html"), PAGE);
  writeFileSync(join(plain, "page.js"), saying(page));
  const server = await serve(plain);
  try {
    assert.deepEqual(await textsOf(server.url, "#said"), ["John"]);
  } finally {
    await server.stop();
  }
});
