/**
 * Reads the WebAssembly module that comes as text: `dist/inline.js`. The text is made of codes of one or two ASCII characters,
 * and its first 256 are the table: the codes of the bytes from 0 to 255.
 */

/** Characters below this one begin a code of two. */
const FIRST_ALONE = 34;

/** @returns {Uint8Array} the module's bytes */
export function unpack(text) {
  // Characters are read faster as bytes. What is decoded is never longer, so it takes their place.
  const bytes = new TextEncoder().encode(text);
  const table = new Uint8Array(3 * 128);
  let from = 0;
  const next = () => {
    const code = bytes[from++];
    return code < FIRST_ALONE ? (code - 31) * 128 + bytes[from++] : code;
  };
  for (let byte = 0; byte < 256; byte++) table[next()] = byte;
  let to = 0;
  // Not by `next`: this loop runs once, before any compiler makes the call cheap.
  while (from < bytes.length) {
    let code = bytes[from++];
    if (code < FIRST_ALONE) code = (code - 31) * 128 + bytes[from++];
    bytes[to++] = table[code];
  }
  return bytes.subarray(0, to);
}
