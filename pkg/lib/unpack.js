/**
 * Reads the WebAssembly module that comes as text: `dist/inline.js`. The text is made of codes of one or two ASCII characters,
 * and its first 256 are the table: the codes of the bytes from 0 to 255.
 */

/** Characters below this one begin a code of two. */
const FIRST_ALONE = 34;

/** @returns {Uint8Array} the module's bytes */
export function unpack(text) {
  const { length } = text;
  const bytes = new Uint8Array(length);
  const table = new Uint8Array(3 * 128);
  let from = 0;
  let to = 0;
  // Without calls, although both loops read a code: they run once, before a compiler has made calls cheap.
  for (; to < 256; to++) {
    let code = text.charCodeAt(from++);
    if (code < FIRST_ALONE) code = (code - 31) * 128 + text.charCodeAt(from++);
    table[code] = to;
  }
  for (to = 0; from < length; to++) {
    let code = text.charCodeAt(from++);
    if (code < FIRST_ALONE) code = (code - 31) * 128 + text.charCodeAt(from++);
    bytes[to] = table[code];
  }
  return bytes.subarray(0, to);
}
