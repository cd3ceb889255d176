/** Compiles TypeScript against the installed package, with the oldest compiler that is supported, the usual and the newest one. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const here = fileURLToPath(new URL(".", import.meta.url));
const version = (directory) => JSON.parse(readFileSync(join(here, "node_modules", directory, "package.json"), "utf8")).version;

export const COMPILERS = ["typescript-5.0", "typescript", "typescript-7"].map((directory) => ({
  version: version(directory),
  tsc: join(here, "node_modules", directory, "bin/tsc"),
}));

export const moduleKinds = [
  { module: "node16", moduleResolution: "node16" },
  { module: "esnext", moduleResolution: "bundler" },
];

/** Fails with what the compiler says, unless the files compile. */
export function check({ tsc }, files, options) {
  const directory = mkdtempSync(join(here, "types-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    const compilerOptions = {
      strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true, noEmit: true, target: "es2022", lib: ["es2022"], types: [], ...options,
    };
    writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
    const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", directory], { encoding: "utf8" });
    assert.equal(status, 0, `${stdout}${stderr}`);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The syntax tree of a file of declarations. */
export function declarations(name) {
  const text = readFileSync(join(here, "node_modules/psa-contacts", name), "utf8");
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
}

/** The files of declarations that are written by hand or from the tables; those for `require` are made of them. */
export const declarationFiles = () => readdirSync(join(here, "node_modules/psa-contacts")).filter((name) => name.endsWith(".d.ts"));
