/** The entry for browsers and everything else that takes plain ES modules: the WebAssembly module comes inside. */

import inline from "./dist/inline.js";
import { provideModule } from "./lib/module.js";

provideModule(() => {
  if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(inline);
  const binary = atob(inline);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
});

export * from "./lib/api.js";
