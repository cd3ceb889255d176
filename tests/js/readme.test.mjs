/** The JavaScript of the two READMEs runs as it stands. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const cwd = fileURLToPath(new URL(".", import.meta.url));

for (const path of [process.env.PSA_README, join(process.env.PSA_PKG, "README.md")]) {
  const name = path === process.env.PSA_README ? "README" : "package README";
  const blocks = [...readFileSync(path, "utf8").matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);

  test(`${name}: has JavaScript that runs`, () => {
    assert.ok(blocks.length > 0, "there is at least one block");
    for (const code of blocks) {
      assert.match(code, /from "psa-contacts"/);
      execFileSync(process.execPath, ["--input-type=module", "-e", code], { cwd, stdio: "pipe" });
    }
  });
}
