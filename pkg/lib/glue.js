/**
 * What stands between JavaScript and a module that goes over a wire, in place of what wasm-bindgen writes: the same for every module,
 * and no more than they ask for. A text is UTF-8 in the memory of the module, told by where it starts and how many bytes it has.
 */

import { TextDecoder, TextEncoder } from "./codecs.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The functions of a module, to be started by `initSync` and started again by `reset`. Those that take and give numbers alone are there
 * once it has started.
 *
 * @param {string[]} takers those that take a number and a text, and give a text
 * @param {string[]} givers those that take numbers, and give a text
 */
export function glue(takers, givers) {
  let module;
  let wasm;
  let bytes;

  const memory = () => {
    // A memory that grows is another buffer, and the old one is empty.
    if (bytes.length === 0) bytes = new Uint8Array(wasm.memory.buffer);
    return bytes;
  };
  const read = (start, length) => decoder.decode(memory().subarray(start >>> 0, (start >>> 0) + length));
  const write = (text) => {
    const { length } = text;
    const start = wasm.__wbindgen_malloc(length, 1) >>> 0;
    const room = memory();
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 127) {
        const encoded = encoder.encode(text);
        const moved = wasm.__wbindgen_realloc(start, length, encoded.length, 1) >>> 0;
        memory().set(encoded, moved);
        return [moved, encoded.length];
      }
      room[start + at] = unit;
    }
    return [start, length];
  };
  const taken = ([start, length]) => {
    const text = read(start, length);
    wasm.__wbindgen_free(start, length, 1);
    return text;
  };
  const give = (at, text) => {
    const [start, length] = write(text);
    const view = new DataView(wasm.memory.buffer);
    view.setInt32(at, start, true);
    view.setInt32(at + 4, length, true);
  };
  /** What a module asks of its host, by the fourth word of the name that wasm-bindgen gives it: `__wbg_Number_…`. */
  const host = {
    Number: (start, length) => Number(read(start, length)),
    String: (at, number) => give(at, String(number)),
    call: (at, start, length) => give(at, read(start, length).toLowerCase()),
    isLetter: (code, orNumber) => (orNumber ? /[\p{Alphabetic}\p{N}]/u : /\p{Alphabetic}/u).test(String.fromCodePoint(code)),
    // No module takes or gives anything but numbers and texts, so there is no table of other values.
    init() {},
  };
  const own = {
    reset() {
      const imports = {};
      for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = host[name.split("_")[3]];
      wasm = new WebAssembly.Instance(module, imports).exports;
      bytes = new Uint8Array(0);
      wasm.__wbindgen_start();
      Object.assign(raw, wasm, own);
    },
    initSync(source) {
      if (source !== undefined) {
        // One of another realm is a module as well.
        const isCompiled = source.module[Symbol.toStringTag] === "WebAssembly.Module";
        module = isCompiled ? source.module : new WebAssembly.Module(source.module);
        own.reset();
      }
      return wasm;
    },
  };
  for (const name of takers) own[name] = (number, text) => taken(wasm[name](number, ...write(text)));
  for (const name of givers) own[name] = (...numbers) => taken(wasm[name](...numbers));
  const raw = { ...own };
  return raw;
}
