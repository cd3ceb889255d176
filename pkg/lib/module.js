/**
 * The WebAssembly module: compiled at the first call, not at import, so that server rendering and pages that never
 * validate pay nothing. After a trap the instance is not trusted any more, and the next call makes a new one.
 */

import * as raw from "../dist/psa_contacts.js";

/** @type {(() => BufferSource | WebAssembly.Module) | undefined} */
let source;
/** @type {"absent" | "ready" | "broken"} */
let state = "absent";
/** Counts the instances: what somebody remembers of an older one is void. */
export let generation = 0;
/** @type {WebAssembly.Memory | undefined} */
let memory;

/** Says where the module comes from: its bytes, or compiled. Called by the entry file. */
export function provideModule(from) {
  source = from;
}

/** Whether the instance of that number is the one that answers. */
export function isCurrent(of) {
  return state === "ready" && of === generation;
}

/** Calls `use` with the exports of the module that deal in numbers and in its memory, and with its memory. */
export function within(use) {
  if (state !== "ready") start();
  try {
    return use(raw, memory);
  } catch (error) {
    state = "broken";
    throw error;
  }
}

/** Calls a function of `dist/calls.js`. Its arguments are one text: each but the last one is ended by a NUL. The answer is a text. */
export function ask(call, args) {
  if (state !== "ready") start();
  return run(() => raw.call(call, args));
}

function run(use) {
  let answer;
  try {
    answer = use();
  } catch (error) {
    state = "broken";
    throw error;
  }
  // The module's word for misuse of the API.
  if (answer.charCodeAt(0) === 0x21) throw new TypeError(answer.slice(1));
  return answer;
}

/** More than a contact takes. */
const ROOM = 16_384;
let room;

/** Bytes of the module's memory for the text of a contact. */
export function contactRoom() {
  if (state !== "ready") start();
  // A memory that grows is another buffer, and the old one is empty.
  if (room === undefined || room.length === 0) {
    const start = raw.contactRoom(ROOM);
    room = new Uint8Array(memory.buffer, start, ROOM);
  }
  return room;
}

/** What the module says of the contact whose text is in the room. */
export function askContact(length, options) {
  return run(() => raw.checkContact(length, options));
}

function start() {
  if (source === undefined) throw new TypeError("psa-contacts/slim: expected a call of `init` before any other");
  if (state === "broken") raw.__wbg_reset_state();
  else raw.initSync({ module: source() });
  // Once there is an instance this makes none, and gives what there is.
  memory = raw.initSync().memory;
  room = undefined;
  state = "ready";
  generation += 1;
}
