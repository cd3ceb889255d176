// node commonjs.mjs <tools> <pkg>: writes pkg/dist/*.cjs and *.d.cts, for `require`, and the *.mjs that Node.js imports. Both give
// the same objects: a program with both has one of everything, in one file that is quick to load.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { entriesOf, esbuildIn } from './entries.mjs';

const [tools, pkg] = process.argv.slice(2);
const { build } = esbuildIn(tools);

/** An entry that builds upon another one takes it from the file beside: one module, and one copy of its text at most. */
const upon = (entry) => ({
  name: 'other entries',
  setup({ onResolve }) {
    onResolve({ filter: /\/(index|node|contact(-node)?)\.js$/ }, ({ path, kind, resolveDir }) => {
      const from = join(resolveDir, path).replace(/[^/\\]+$/, '');
      const isEntry = kind !== 'entry-point' && [join(pkg, '/'), join(pkg, 'lib/node/')].includes(from);
      const file = `./${/contact/.test(path) ? 'contact' : 'index'}.cjs`;
      return isEntry && entry !== `./dist${file.slice(1)}` ? { path: file, external: true } : undefined;
    });
  },
});

for (const { commonjs, node } of entriesOf(pkg)) {
  // What lies in dist was generated, and its generator wrote both.
  if (commonjs === undefined || node.startsWith('./dist/locale')) continue;
  // What Node imports is made of the file that it requires.
  const forNode = commonjs.replace('./dist/', './lib/node/').replace(/cjs$/, 'js');
  const finds = existsSync(join(pkg, forNode));
  // Files are found from where the source lies.
  const sourceUrl = { js: 'const sourceUrl = require("node:url").pathToFileURL(__dirname + "/../lib/node/source.js").href;' };
  await build({
    absWorkingDir: pkg,
    entryPoints: [finds ? forNode : node],
    outfile: commonjs,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    logLevel: 'warning',
    plugins: [upon(commonjs)],
    ...(finds && { define: { 'import.meta.url': 'sourceUrl' }, banner: sourceUrl }),
  });
  if (!finds) continue;
  const names = Object.keys(createRequire(join(pkg, 'package.json'))(commonjs)).sort();
  const file = commonjs.replace('./dist/', './');
  // By `createRequire`: a plain import reads the whole file first, to find the names in it.
  writeFileSync(
    join(pkg, commonjs.replace(/cjs$/, 'mjs')),
    `import { createRequire } from "node:module";\n\nexport const { ${names.join(', ')} } = createRequire(import.meta.url)("${file}");\n`,
  );
}

// TypeScript takes the declarations of a CommonJS file from a `.d.cts`.
for (const name of readdirSync(pkg).filter((name) => name.endsWith('.d.ts'))) {
  const text = readFileSync(join(pkg, name), 'utf8');
  writeFileSync(join(pkg, 'dist', name.replace(/ts$/, 'cts')), text.replace(/(from|import\()( ?"\.\/[\w-]+)\.js"/g, '$1$2.cjs"'));
}
