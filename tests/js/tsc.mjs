/** TypeScript over some files, strictly, against the installed package. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The two ways in which a package's types are found. */
export const modes = [
  { module: "node16", moduleResolution: "node16" },
  { module: "esnext", moduleResolution: "bundler" },
];

/**
 * @param {Record<string, string>} files texts by name
 * @param {object} options compiler options besides
 * @returns {{ status: number | null, stdout: string }}
 */
export function check(files, options) {
  const directory = mkdtempSync(join(here, "types-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    const compilerOptions = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, target: "es2022", lib: ["es2022"], types: [], ...options };
    writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
    const tsc = join(here, "node_modules/typescript/bin/tsc");
    const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", directory], { encoding: "utf8" });
    return { status, stdout };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
