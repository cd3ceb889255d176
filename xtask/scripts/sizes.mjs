// node sizes.mjs <file>…: a table of sizes in bytes, as they are and as a web server sends them. A file is named by its
// directory and its own name.
import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const row = (name, ...sizes) => console.log(name.padEnd(36) + sizes.map((size) => String(size).padStart(11)).join(''));

row('bytes', 'raw', 'gzip', 'brotli');
for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  row(file.split(sep).slice(-2).join('/'), bytes.length, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length, brotli.length);
}
