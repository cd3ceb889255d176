/** Text as bytes and back. A window of jsdom has no such thing, but it is one of Node, which has them. */

const { TextDecoder, TextEncoder } = globalThis.TextDecoder ? globalThis : globalThis.process.getBuiltinModule("util");

export { TextDecoder, TextEncoder };
