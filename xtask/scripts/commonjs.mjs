// node commonjs.mjs <tools> <pkg>: writes pkg/dist/*.cjs and *.d.cts, for `require` in a Node.js that cannot require ES modules.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, esbuildIn } from './entries.mjs';

const [tools, pkg] = process.argv.slice(2);
const { build } = esbuildIn(tools);

/** An entry that builds upon another one takes it from the file beside: one module, and one copy of its text at most. */
const upon = (entry) => ({
  name: 'other entries',
  setup({ onResolve }) {
    onResolve({ filter: /\/(index|node|contact(-node)?)\.js$/ }, ({ path, kind, resolveDir }) => {
      const isEntry = kind !== 'entry-point' && join(resolveDir, path).replace(/[^/\\]+$/, '') === join(pkg, '/');
      const file = `./${/contact/.test(path) ? 'contact' : 'index'}.cjs`;
      return isEntry && entry !== `./dist${file.slice(1)}` ? { path: file, external: true } : undefined;
    });
  },
});

for (const { commonjs, node } of entriesOf(pkg)) {
  // What lies in dist was generated, and its generator wrote both.
  if (commonjs === undefined || node.startsWith('./dist/')) continue;
  // The files beside are found from where the source lies, one directory up.
  const finds = readFileSync(join(pkg, node), 'utf8').includes('import.meta.url');
  const sourceUrl = { js: 'const sourceUrl = require("node:url").pathToFileURL(__dirname + "/../source.js").href;' };
  await build({
    absWorkingDir: pkg,
    entryPoints: [node],
    outfile: commonjs,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    logLevel: 'warning',
    plugins: [upon(commonjs)],
    ...(finds && { define: { 'import.meta.url': 'sourceUrl' }, banner: sourceUrl }),
  });
}

// TypeScript takes the declarations of a CommonJS file from a `.d.cts`.
for (const name of readdirSync(pkg).filter((name) => name.endsWith('.d.ts'))) {
  const text = readFileSync(join(pkg, name), 'utf8');
  writeFileSync(join(pkg, 'dist', name.replace(/ts$/, 'cts')), text.replace(/(from|import\()( ?"\.\/[\w-]+)\.js"/g, '$1$2.cjs"'));
}
