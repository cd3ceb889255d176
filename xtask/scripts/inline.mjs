// node inline.mjs <in.wasm> <out.js>: a module that exports the bytes of another as base64 text.
import { readFileSync, writeFileSync } from 'node:fs';

const [input, output] = process.argv.slice(2);
writeFileSync(output, `export default '${readFileSync(input).toString('base64')}';\n`);
