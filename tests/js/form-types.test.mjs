/** The declarations of the form entries, against the DOM's and the real react-hook-form's. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { COMPILERS, check, moduleKinds } from "./compile.mjs";

const usage = readFileSync(new URL("form-usage.ts", import.meta.url), "utf8");

for (const compiler of COMPILERS) {
  for (const mode of moduleKinds) {
    test(`TypeScript ${compiler.version}, ${mode.moduleResolution}: forms of both kinds`, () => {
      check(compiler, { "usage.mts": usage }, { ...mode, lib: ["es2022", "dom", "dom.iterable"] });
    });
  }
}

test("the declarations name every export", async () => {
  for (const entry of ["psa-contacts/form", "psa-contacts/react-hook-form"]) {
    for (const name of Object.keys(await import(entry))) assert.match(usage, new RegExp(`\\b${name}\\b`), name);
  }
});
