/**
 * The WebAssembly module: compiled at the first call, not at import, so that server rendering and pages that never
 * validate pay nothing. After a trap the instance is not trusted any more, and the next call makes a new one.
 */

import * as raw from "../dist/psa_contacts.js";

/** @type {(() => BufferSource) | undefined} */
let bytes;
/** @type {"absent" | "ready" | "broken"} */
let state = "absent";

/** Says where the module's bytes come from. Called once, by the entry file. */
export function provideModule(source) {
  bytes = source;
}

/** Calls `use` with the module's functions. An answer in JSON comes back as what it says. */
export function withModule(use) {
  const answer = withRawModule(use);
  return typeof answer === "string" ? JSON.parse(answer) : answer;
}

/** The same for answers that are more than JSON. */
export function withRawModule(use) {
  if (state !== "ready") start();
  try {
    return use(raw);
  } catch (error) {
    // Misuse of the API is a TypeError, thrown in good order. Anything else stopped the module half-way.
    if (!(error instanceof TypeError)) state = "broken";
    throw error;
  }
}

function start() {
  if (state === "broken") raw.__wbg_reset_state();
  else raw.initSync({ module: bytes() });
  state = "ready";
}
