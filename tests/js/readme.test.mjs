/** The JavaScript of the two READMEs runs as it stands. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { COMPILERS, check, moduleKinds } from "./compile.mjs";

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

  const of = (language) => [...readFileSync(path, "utf8").matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, code]) => code);
  for (const code of of("cjs")) {
    test(`${name}: the CommonJS runs`, () => {
      assert.equal(execFileSync(process.execPath, ["--input-type=commonjs", "-e", code], { cwd, stdio: "pipe", encoding: "utf8" }).trim(), code.match(/\/\/ (.*)$/m)[1]);
    });
  }
  for (const code of of("ts").filter((code) => code.startsWith("import "))) {
    test(`${name}: the TypeScript compiles`, () => {
      for (const compiler of COMPILERS) check(compiler, { "readme.mts": code }, { ...moduleKinds[0], lib: ["es2022", "dom"] });
    });
  }
}
