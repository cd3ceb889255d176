/** The declarations of the form entries, against the DOM's and the real react-hook-form's. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { check, modes } from "./tsc.mjs";

const usage = readFileSync(new URL("form-usage.ts", import.meta.url), "utf8");

for (const mode of modes) {
  test(`moduleResolution ${mode.moduleResolution}: forms of both kinds`, () => {
    const { status, stdout } = check({ "usage.mts": usage }, { ...mode, lib: ["es2022", "dom", "dom.iterable"] });
    assert.equal(status, 0, stdout);
  });
}

test("the declarations name every export", async () => {
  for (const entry of ["psa-contacts/form", "psa-contacts/react-hook-form"]) {
    for (const name of Object.keys(await import(entry))) assert.match(usage, new RegExp(`\\b${name}\\b`), name);
  }
});
