/**
 * Reads the WebAssembly module that comes as text: `dist/inline.js`, as `xtask/src/build/pack.rs` writes it. A small module does
 * it, `xtask/unpack.wat`: what JavaScript does once is slow.
 */

import unpacker from "../dist/unpacker.js";
import { TextEncoder } from "./codecs.js";

/** Where the room begins in the memory of the small module. */
const ROOM = 65536;

/**
 * @param {[text: string, streams: number, module: number]} packed the text, and how long the streams in it and the module are
 * @returns {Uint8Array} the module's bytes
 */
export function unpack([text, streams, module]) {
  // A byte is a character from `#` on. A space before it adds 91 to it, a `~` twice as much.
  const bytes = unpacker.match(/[ ~]?./g).map((digits) => digits.charCodeAt(digits.length - 1) - 35 + 91 * (" ~".indexOf(digits[0]) + 1));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes)));
  const start = ROOM + streams;
  // Behind the module, at a multiple of four.
  const from = (start + module + 3) & -4;
  const end = from + text.length;
  exports.memory.grow(end >> 16);
  const room = new Uint8Array(exports.memory.buffer);
  new TextEncoder().encodeInto(text, room.subarray(from));
  exports.unpack(start, from, end);
  return room.subarray(start, start + module);
}
