/** The starts that the README of the package shows, each with the name of its file. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Writes that start into a project, as it stands, under its name or another one. */
export function sample(project, name, file = name) {
  const readme = readFileSync(join(project, "node_modules/psa-contacts/README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].filter(([, named]) => named === name);
  if (blocks.length !== 1) throw new Error(`expected one start ${name} in the README, found ${blocks.length}`);
  const path = join(project, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, blocks[0][2]);
  return path;
}
