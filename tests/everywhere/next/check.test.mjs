import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { textsOf } from "../support/chromium.mjs";
import { assertAnswers, assertForms, assertStream, assertTogether } from "../support/expected.mjs";
import { sample } from "../support/readme.mjs";
import { node, start } from "../support/run.mjs";

// No configuration: nothing has to be known about the package.
const cwd = import.meta.dirname;
const next = join(cwd, "node_modules/next/dist/bin/next");

sample(cwd, "app/phone.jsx");
sample(cwd, "app/api/contacts/route.js");

for (const bundler of ["--turbopack", "--webpack"]) {
  test(`Next, ${bundler}: server component, client component, routes`, async () => {
    rmSync(join(cwd, ".next"), { recursive: true, force: true });
    node([next, "build", bundler], { cwd });
    // Where edge routes are deployed, no module may be made of text.
    assert.ok(readdirSync(join(cwd, ".next/server"), { recursive: true }).some((name) => name.endsWith(".wasm")), "a module for the edge runtime");
    const started = await start(process.execPath, [next, "start", "--hostname", "127.0.0.1", "--port", "0"], /http:\/\/127\.0\.0\.1:\d+/, { cwd });
    try {
      const [url] = started.found;
      const [server, rendered, browser, entries, forms] = await textsOf(url, "#server", "#rendered", "#browser", "#entries", "#forms");
      for (const [where, text] of Object.entries({ server, rendered, browser })) assertAnswers(text, where);
      assertTogether(entries);
      assertForms(forms);
      assertAnswers(await (await fetch(`${url}/api/node`)).text(), "route");
      const { together, stream } = await (await fetch(`${url}/api/edge`)).json();
      assertTogether(together, "edge");
      assertStream(stream, "edge");
      assert.deepEqual(await textsOf(`${url}/start`, "output"), ["+13055854225"]);
      const send = (body) => fetch(`${url}/api/contacts`, { method: "POST", body });
      assert.deepEqual(await (await send('{"firstName": " John ", "company": {"id": 1}}')).json(), { firstName: "John", company: { id: 1 } });
      assert.equal((await send("{}")).status, 422);
    } finally {
      await started.stop();
    }
  });
}
