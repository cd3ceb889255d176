/**
 * node bundles.mjs <esbuild>: what a page would load instead, bundled and minified for browsers as our own entries are. Only
 * what is named is in a bundle; what esbuild can leave out, it leaves out. A line of JSON for each: its name and its sizes in
 * bytes, as it is and as a web server sends it.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import peggy from "peggy";

const { buildSync } = createRequire(import.meta.url)(process.argv[2]);
const grammar = readFileSync(new URL("conditions.pegjs", import.meta.url), "utf8");
const conditions = peggy.generate(grammar, { cache: false, format: "es", output: "source" });

/** The stacks are those that are timed: a schema for a contact, and what is needed for its items. */
const stack = (module) => `export { check } from "${module}";`;
const BUNDLES = {
  "zod + libphonenumber-js/max + validator.js + a peggy parser": [stack("./contact-zod.mjs"), conditions],
  "ajv + libphonenumber-js/max + validator.js + liqe": [stack("./contact-ajv.mjs"), 'export { parse } from "liqe";'],
  "valibot + libphonenumber-js/max + validator.js": [stack("./contact-valibot.mjs")],
  "libphonenumber-js/max alone": ['export { parsePhoneNumberFromString } from "libphonenumber-js/max";'],
};

for (const [name, sources] of Object.entries(BUNDLES)) {
  const { outputFiles } = buildSync({
    stdin: { contents: sources.join("\n"), resolveDir: import.meta.dirname },
    write: false,
    bundle: true,
    minify: true,
    platform: "browser",
    format: "esm",
    logLevel: "error",
  });
  const bytes = outputFiles[0].contents;
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  const gzip = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  console.log(JSON.stringify({ name, raw: bytes.length, gzip: gzip.length, brotli: brotli.length }));
}
