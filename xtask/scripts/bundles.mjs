// node bundles.mjs <tools> <pkg> <out>: what a page loads for each entry: bundled and minified by esbuild, everything exported.
// The file of `psa-contacts/slim` is `psa-contacts_slim.js`. And what a page loads that imports one name of an entry: the file of
// `import { parseConditions } from "psa-contacts/conditions"` is `psa-contacts_conditions#parseConditions.js`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, esbuildIn } from './entries.mjs';

const [tools, pkg, out] = process.argv.slice(2);
const { buildSync } = esbuildIn(tools);

/** Names that pages import alone. */
const ALONE = { './contact': ['validateContact', 'normalizePhone'], './conditions': ['parseConditions'] };

mkdirSync(out, { recursive: true });
for (const { browser, name } of entriesOf(pkg)) {
  const file = name.replace('.', 'psa-contacts').replaceAll('/', '_');
  bundle(file, { entryPoints: [browser] });
  for (const one of ALONE[name] ?? []) {
    bundle(`${file}#${one}`, { stdin: { contents: `export { ${one} } from "${browser}";`, resolveDir: pkg } });
  }
}

function bundle(file, input) {
  buildSync({
    ...input,
    absWorkingDir: pkg,
    outfile: join(out, `${file}.js`),
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    logLevel: 'warning',
  });
}
