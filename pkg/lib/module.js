/**
 * The WebAssembly modules: each compiled at the first call, not at import, so that server rendering and pages that never
 * validate pay nothing. After a trap the instance is not trusted any more, and the next call makes a new one.
 */

/** The groups of functions, as `src/api/host/calls.rs` numbers them. A module holds all of a group or none. */
export const CONTACT = 0;
export const CONDITIONS = 1;
/** What takes a payload and makes conditions of it. */
export const BOTH = 2;
export const PHONE = 3;
/** Streams of contacts. */
export const ROWS = 4;

/** The first bits of a function's number are those of its group. */
const GROUP = 6;

/** By its number, who answers for a group. */
const modules = [];
/** Counts the instances: what somebody remembers of an older one is void. */
export let generation = 0;

/**
 * A module that holds these groups, with what wasm-bindgen made for it. Returns how an entry file says where it comes from: its
 * bytes, or compiled. Of two modules with the same group the one with more groups answers, so that a page which has it runs one.
 *
 * @param {Record<string, Function>} raw the exports, and `initSync` and `reset`
 * @param {...number} groups
 * @returns {(source: () => BufferSource | WebAssembly.Module) => void}
 */
export function moduleOf(raw, ...groups) {
  /** `state` is "absent", "ready" or "broken". */
  const module = { raw, groups: groups.length, source: undefined, state: "absent", memory: undefined, room: undefined, born: 0 };
  return (source) => {
    module.source = source;
    for (const group of groups) if (!(modules[group]?.groups > groups.length)) modules[group] = module;
  };
}

/** The number of the instance that answers for a group; zero if there is none. */
export function instanceOf(group) {
  const module = modules[group];
  return module?.state === "ready" ? module.born : 0;
}

/** Calls `use` with the exports of the module of a group that deal in numbers and in its memory, and with its memory. */
export function within(group, use) {
  const module = running(group);
  try {
    return use(module.raw, module.memory);
  } catch (error) {
    module.state = "broken";
    throw error;
  }
}

/** Calls a function of `dist/calls.js`. Its arguments are one text: each but the last one is ended by a NUL. The answer is a text. */
export function ask(call, args) {
  return run(running(call >> GROUP), (raw) => raw.call(call, args));
}

function run(module, use) {
  let answer;
  try {
    answer = use(module.raw);
  } catch (error) {
    module.state = "broken";
    throw error;
  }
  // The module's word for misuse of the API.
  if (answer.charCodeAt(0) === 0x21) throw new TypeError(answer.slice(1));
  return answer;
}

/** More than a contact takes. */
const ROOM = 16_384;

/** Bytes of the module's memory for the text of a contact. */
export function contactRoom() {
  const module = running(CONTACT);
  // A memory that grows is another buffer, and the old one is empty.
  if (module.room === undefined || module.room.length === 0) {
    const start = module.raw.contactRoom(ROOM);
    module.room = new Uint8Array(module.memory.buffer, start, ROOM);
  }
  return module.room;
}

/** What the module says of the contact whose text is in the room. */
export function askContact(length, options) {
  return run(running(CONTACT), (raw) => raw.checkContact(length, options));
}

/** Who answers for a group, started. */
function running(group) {
  const module = modules[group];
  if (module === undefined) throw new TypeError("psa-contacts/slim: expected a call of `init` before any other");
  if (module.state !== "ready") start(module);
  return module;
}

function start(module) {
  const { raw } = module;
  if (module.state === "broken") raw.reset();
  else raw.initSync({ module: module.source() });
  // Once there is an instance this makes none, and gives what there is.
  module.memory = raw.initSync().memory;
  module.room = undefined;
  module.state = "ready";
  module.born = generation += 1;
}
