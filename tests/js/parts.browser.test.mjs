/** The entries with a part of the functions, bundled for browsers, in real Chromium: they answer as psa-contacts does in Node. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { eachOnItsPage } from "./chromium.mjs";
import { CASES } from "./part-answers.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("parts-page/", import.meta.url));
const parts = Object.keys(CASES);
const filesOf = (part) => Object.keys(CASES[part]).filter((file) => file !== "oddities");

/** A bundle for each entry, and one for both. Each sets what it answers. */
async function prepare() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  writeFileSync(`${out}index.html`, '<!doctype html><title>parts</title><link rel="icon" href="data:,">');
  const source = (part) => [
    `import * as ${part} from "psa-contacts/${part}";`,
    ...filesOf(part).map((file, at) => `import ${part}${at} from "./cases/${file}.json";`),
    `window.${part} = answersOf(${part}, "${part}", (name) => ({ ${filesOf(part).map((file, at) => `"${file}": ${part}${at}`).join(", ")} })[name]);`,
  ].join("\n");
  for (const [name, held] of [...parts.map((part) => [part, [part]]), ["both", parts]]) {
    const contents = `import { answersOf } from "./part-answers.mjs";\n${held.map(source).join("\n")}`;
    await build({ stdin: { contents, resolveDir: here, loader: "js" }, outfile: `${out}${name}.js`, bundle: true, minify: true, format: "esm", charset: "utf8", logLevel: "warning" });
  }
}

let page;
const at = eachOnItsPage({ www: out, pkg: fileURLToPath(new URL("node_modules/psa-contacts", import.meta.url)), ready: () => Promise.resolve(), prepare });
beforeEach(() => {
  ({ page } = at);
});

const expected = (part) => execFileSync(process.execPath, ["part-run.mjs", "psa-contacts", part], { cwd: here, encoding: "utf8", maxBuffer: 1 << 28 });

for (const [name, held] of [...parts.map((part) => [part, [part]]), ["both", parts]]) {
  test(`in a bundle: ${name}`, async () => {
    await page.addScriptTag({ url: `${name}.js`, type: "module" });
    for (const part of held) {
      await page.waitForFunction((part) => typeof window[part] === "string", part);
      const found = await page.evaluate((part) => window[part], part);
      assert.ok(found === expected(part), `${part}: other answers than in Node`);
    }
  });
}
