// node inline.mjs <in.wasm> <out.js>: a module that exports the bytes of another as text, which `pkg/lib/unpack.js` reads.
//
// The text compresses nearly as well as the bytes: a byte is one character where it can be, and letters stay letters.
// Base64 cuts bytes apart, and what was alike is not alike any more. Plain ASCII, so that no charset spoils it, and without
// the characters that end or escape a string, or that HTML knows.
import { readFileSync, writeFileSync } from 'node:fs';

/** These begin a code of two characters. `unpack.js` knows them. */
const PREFIXES = ' !';

const characters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter((c) => !`${PREFIXES}"\\<`.includes(c));

/** The code of each byte. */
function codes(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const isLetter = (byte) => byte >= 0x61 && byte <= 0x7a;
  const ranked = counts.map((count, byte) => ({ byte, rank: isLetter(byte) ? Infinity : count }));
  const frequent = ranked.sort((a, b) => b.rank - a.rank || a.byte - b.byte).slice(0, characters.length).map(({ byte }) => byte);

  const code = new Array(256);
  for (const byte of frequent) {
    if (characters.includes(String.fromCharCode(byte))) code[byte] = String.fromCharCode(byte);
  }
  const free = characters.filter((character) => !code.includes(character));
  for (const byte of frequent.sort((a, b) => a - b)) code[byte] ??= free.shift();
  const pairs = [...PREFIXES].flatMap((prefix) => characters.map((character) => prefix + character));
  const rare = counts.length - frequent.length;
  // Half of the rare ones behind each prefix: neighbours of the table are alike in what stands around them.
  const half = Math.ceil(rare / PREFIXES.length);
  let at = 0;
  for (let byte = 0; byte < code.length; byte++) {
    if (code[byte] === undefined) {
      code[byte] = pairs[Math.floor(at / half) * characters.length + (at % half)];
      at++;
    }
  }
  return code;
}

const [input, output] = process.argv.slice(2);
const bytes = readFileSync(input);
const code = codes(bytes);
// The text begins with the code of every byte in order: the table.
const text = [...code, ...Array.from(bytes, (byte) => code[byte])].join('');
writeFileSync(output, `export default "${text}";\n`);
