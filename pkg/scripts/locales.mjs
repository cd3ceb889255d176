/**
 * Writes `dist/locale-….js`: each catalog of messages as a module, because not everything that imports modules imports JSON.
 * `cargo xtask build` runs it.
 */

import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const sources = new URL("../../locales/", import.meta.url);
for (const name of readdirSync(sources).filter((name) => name.endsWith(".json"))) {
  const catalog = JSON.parse(readFileSync(new URL(name, sources), "utf8"));
  const module = new URL(`../dist/locale-${name.replace(/json$/, "js")}`, import.meta.url);
  writeFileSync(module, `export default ${JSON.stringify(catalog, null, 1)};\n`);
}
