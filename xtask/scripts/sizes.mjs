// node sizes.mjs <file>…: a table of sizes in bytes, as they are and as a web server sends them.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const row = (name, ...sizes) => console.log(name.padEnd(28) + sizes.map((size) => String(size).padStart(11)).join(''));

row('bytes', 'raw', 'gzip', 'brotli');
for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  row(file, bytes.length, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length, brotli.length);
}
