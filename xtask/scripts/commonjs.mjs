// node commonjs.mjs <tools> <pkg>: writes pkg/dist/*.cjs and *.d.cts, for `require`, and the *.mjs that Node.js imports. Both give
// the same objects: a program with both has one of everything, in one file that is quick to load. The parts are parts of it: what
// they leave out would cost a page, not a file.
import { deepStrictEqual as deepEqual } from 'node:assert';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { entriesOf, esbuildIn } from './entries.mjs';

const [tools, pkg] = process.argv.slice(2);
const { build } = esbuildIn(tools);

/** What builds upon the core takes it from the file beside: one module, and one copy of its text at most. */
const core = {
  name: 'the core',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/contact(-api)?\.js$/ }, ({ path, resolveDir }) =>
      path.endsWith('-api.js') || resolveDir === pkg ? { path: './contact.cjs', external: true } : undefined,
    ),
};

/** Node has these wherever its code runs, in a window of jsdom too. */
const codecs = {
  name: "Node's own codecs",
  setup: ({ onResolve }) => onResolve({ filter: /\/codecs\.js$/ }, () => ({ path: 'node:util', external: true })),
};

/** What `lib/node/` has its own way of: whoever takes these takes those, apart from those themselves. */
const IN_NODE = { './contact.js': './node/objects.js' };
const inNode = {
  name: 'the ways of Node',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/contact\.js$/ }, ({ path, resolveDir }) =>
      resolveDir === join(pkg, 'lib') ? { path: join(resolveDir, IN_NODE[path]) } : undefined,
    );
  },
};

/** Tables that pages make of texts which they have anyway. A file may as well hold what comes out: it is sooner read than made. */
const MADE = /\/lib\/(codes|tables)\.js$/;
const made = {
  name: 'tables made before',
  setup: ({ onLoad }) =>
    onLoad({ filter: MADE }, async ({ path }) => {
      const tables = Object.entries(await import(pathToFileURL(path).href));
      const lines = tables.map(([name, table]) => {
        const json = JSON.stringify(table);
        deepEqual(JSON.parse(json), table);
        return `export const ${name} = /* @__PURE__ */ JSON.parse(${JSON.stringify(json)});`;
      });
      return { contents: lines.join('\n') };
    }),
};

/** The entry that Node reads its modules from files in; those that are a part of it there; and those that build upon a part. */
const MAIN = 'index';
const PARTS = { contact: 'contact-api', conditions: 'conditions-api', standard: 'standard' };
const UPON = { form: 'form/bind', 'react-hook-form': 'form/resolver' };

for (const { commonjs, browser } of entriesOf(pkg)) {
  // What lies in dist beside these was generated, and its generator wrote both.
  const name = commonjs?.match(/^\.\/dist\/(.+)\.cjs$/)[1];
  if (name === undefined || name in PARTS || browser.startsWith('./dist/')) continue;
  await build({
    absWorkingDir: pkg,
    entryPoints: [name === MAIN ? './lib/node/index.js' : browser],
    outfile: commonjs,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    logLevel: 'warning',
    plugins: name === MAIN ? [inNode, core, codecs, made] : [core, codecs],
  });
}

const dist = (name, text) => writeFileSync(join(pkg, 'dist', name), text);
const imported = (names, file) =>
  // By `createRequire`: a plain import reads the whole file first, to find the names in it.
  `import { createRequire } from "node:module";\n\nexport const { ${names.join(', ')} } = createRequire(import.meta.url)("./${file}");\n`;
const exportsOf = async (name) => Object.keys(await import(pathToFileURL(join(pkg, 'lib', `${name}.js`)).href)).sort();

dist(`${MAIN}.mjs`, imported(await exportsOf('api'), `${MAIN}.cjs`));
for (const [name, api] of Object.entries(PARTS)) {
  const names = await exportsOf(api);
  dist(`${name}.cjs`, `const { ${names.join(', ')} } = require("./${MAIN}.cjs");\n\nmodule.exports = { ${names.join(', ')} };\n`);
  dist(`${name}.mjs`, imported(names, `${MAIN}.cjs`));
}
for (const [name, source] of Object.entries(UPON)) dist(`${name}.mjs`, imported(await exportsOf(source), `${name}.cjs`));

// TypeScript takes the declarations of a CommonJS file from a `.d.cts`.
for (const name of readdirSync(pkg).filter((name) => name.endsWith('.d.ts'))) {
  const text = readFileSync(join(pkg, name), 'utf8');
  writeFileSync(join(pkg, 'dist', name.replace(/ts$/, 'cts')), text.replace(/(from|import\()( ?"\.\/[\w-]+)\.js"/g, '$1$2.cjs"'));
}
