// node bundles.mjs <tools> <pkg> <out>: what a page loads for each entry: bundled and minified by esbuild, everything exported.
// The file of `psa-contacts/slim` is `psa-contacts_slim.js`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, esbuildIn } from './entries.mjs';

const [tools, pkg, out] = process.argv.slice(2);
const { buildSync } = esbuildIn(tools);

mkdirSync(out, { recursive: true });
for (const { browser, name } of entriesOf(pkg)) {
  buildSync({
    absWorkingDir: pkg,
    entryPoints: [browser],
    outfile: join(out, `${name.replace('.', 'psa-contacts').replaceAll('/', '_')}.js`),
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    logLevel: 'warning',
  });
}
