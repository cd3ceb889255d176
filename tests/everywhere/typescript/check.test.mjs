import { test } from "node:test";
import { join } from "node:path";
import { rmSync } from "node:fs";
import { assertAnswers } from "../support/expected.mjs";
import { node } from "../support/run.mjs";

const cwd = import.meta.dirname;
const STRICT = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--noImplicitReturns", "--verbatimModuleSyntax", "--skipLibCheck", "false"];
const NODE = ["--target", "es2022", "--lib", "es2022", "console.d.ts"];
const SERVER = ["src/main.mts", "src/main.cts", "src/entries.mts", "src/entries.cts"];
const PAGE = ["--target", "es2022", "--lib", "es2022,dom"];

for (const version of ["typescript-oldest", "typescript-newest"]) {
  const tsc = (...args) => node([join(cwd, "node_modules", version, "bin/tsc"), ...STRICT, ...args], { cwd });

  for (const resolution of ["node16", "nodenext"]) {
    test(`${version}, ${resolution}`, () => {
      const out = join(cwd, "out", version, resolution);
      rmSync(out, { recursive: true, force: true });
      tsc("--module", resolution, "--moduleResolution", resolution, "--outDir", out, ...NODE, ...SERVER);
      for (const name of ["main", "entries"]) {
        assertAnswers(node([join(out, `${name}.mjs`)]), `${name}, as an ES module`);
        assertAnswers(node(["--no-warnings", join(out, `${name}.cjs`)]), `${name}, as CommonJS`);
        assertAnswers(node(["--no-experimental-require-module", join(out, `${name}.cjs`)]), `${name}, as CommonJS, where Node cannot require ES modules`);
      }
    });
  }

  test(`${version}, bundler`, () => {
    tsc("--module", "esnext", "--moduleResolution", "bundler", "--noEmit", ...NODE, "src/main.mts", "src/entries.mts");
    tsc("--module", "esnext", "--moduleResolution", "bundler", "--noEmit", ...PAGE, "src/page.mts");
    tsc("--module", "node16", "--moduleResolution", "node16", "--noEmit", ...PAGE, "src/page.mts", "src/page.cts");
  });
}
