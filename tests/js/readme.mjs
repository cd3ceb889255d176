/** The samples of the two READMEs. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

const read = (path) => readFileSync(path, "utf8");

export const READMES = {
  "the repository's README": read(process.env.PSA_README),
  "the package's README": read(join(process.env.PSA_PKG, "README.md")),
};

/** The blocks of code in a language, in order. */
export const samples = (readme, language) =>
  [...READMES[readme].matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, code]) => code);

/** The one sample in a language that holds this. */
export function sample(language, part) {
  const found = samples("the package's README", language).filter((code) => code.includes(part));
  if (found.length !== 1) throw new Error(`expected one sample in ${language} with ${part}, found ${found.length}`);
  return found[0];
}

/** The starts that have the name of a file, by that name. */
export const STARTS = new Map(
  [...READMES["the package's README"].matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, name, code]) => [name, code]),
);

/** The start of that name. */
export function start(name) {
  if (!STARTS.has(name)) throw new Error(`there is no start ${name}`);
  return STARTS.get(name);
}
