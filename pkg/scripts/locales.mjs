/**
 * Writes `dist/locale-….js` and `.cjs`: each catalog of messages as a module, because not everything that imports modules
 * imports JSON. `cargo xtask build` runs it.
 */

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { toAscii } from "./ascii.js";

const sources = new URL("../../locales/", import.meta.url);
for (const name of readdirSync(sources).filter((name) => name.endsWith(".json"))) {
  const catalog = JSON.parse(readFileSync(new URL(name, sources), "utf8"));
  const write = (ending, start) =>
    writeFileSync(new URL(`../dist/locale-${name.replace(/json$/, ending)}`, import.meta.url), `${start}${toAscii(JSON.stringify(catalog, null, 1))};\n`);
  write("js", "export default ");
  // As compilers write it, so that an import of the default finds it.
  write("cjs", 'Object.defineProperty(exports, "__esModule", { value: true });\nexports.default = ');
}
