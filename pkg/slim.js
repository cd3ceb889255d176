/** The entry without the WebAssembly module: the caller hands it over before the first call. */

import { kindOf } from "./lib/kinds.js";
import { provideWhole } from "./lib/whole-module.js";

export function init(module) {
  // One of another realm is one as well.
  if (module?.[Symbol.toStringTag] !== "WebAssembly.Module") {
    try {
      module = new WebAssembly.Module(module);
    } catch (error) {
      // Bytes that are no module are a `CompileError`, which says what is wrong with them.
      if (!(error instanceof TypeError)) throw error;
      throw new TypeError(`module: expected the bytes of the module or a WebAssembly.Module, found ${kindOf(module)}`);
    }
  }
  provideWhole(() => module);
}

export * from "./lib/api.js";
