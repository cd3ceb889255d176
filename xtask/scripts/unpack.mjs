// node unpack.mjs <pkg> <packed.js> <module.wasm>: fails unless what the package reads in the text is that module.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [pkg, packed, module] = process.argv.slice(2);
const { unpack } = await import(pathToFileURL(join(pkg, 'lib/unpack.js')));
const [, text] = readFileSync(packed, 'utf8').match(/^export default (.+);\n$/);
if (!readFileSync(module).equals(unpack(JSON.parse(text)))) throw new Error(`${packed} does not hold ${module}`);
