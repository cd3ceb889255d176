/**
 * Reads the WebAssembly module that comes as text: `dist/inline.js`, as `xtask/src/build/pack.rs` writes it. It is base64 of LZMA
 * data, without a header, of streams: opcodes, the operands of each opcode, and what stands around the code.
 */

/** @returns {Uint8Array} the module's bytes */
export function unpack([text, length, size]) {
  return join(inflate(atob(text), length), size);
}

/** Where the odds of LZMA stand. Those that a state has stand before them. */
const LENGTHS = 72;
const LENGTHS_AGAIN = 343;
const SLOTS = 613;
const DISTANCES = 869;
const ALIGNED = 983;
const LITERALS = 998;

/** The bytes of LZMA data whose literals have one bit of context, and which knows nothing of places. */
function inflate(data, length) {
  const bytes = new Uint8Array(length);
  const odds = new Uint16Array(LITERALS + 2 * 768 + 1).fill(1024);
  // The range, and the code in it. Outside of an array, numbers of 32 bits are slow.
  const coder = new Uint32Array([-1, 0]);
  let [from, to, state] = [1, 0, 0];
  /** The last distances, the newest first. */
  const distances = [1, 1, 1, 1];

  const read = () => {
    coder[1] = (coder[1] << 8) | data.charCodeAt(from++);
  };
  const refill = () => {
    if (coder[0] < 0x1000000) {
      coder[0] <<= 8;
      read();
    }
  };
  const bit = (at) => {
    let range = coder[0];
    let code = coder[1];
    const odd = odds[at];
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | data.charCodeAt(from++)) >>> 0;
    }
    const bound = (range >>> 11) * odd;
    if (code < bound) {
      coder[0] = bound;
      coder[1] = code;
      odds[at] = odd + ((2048 - odd) >> 5);
      return 0;
    }
    coder[0] = range - bound;
    coder[1] = code - bound;
    odds[at] = odd - (odd >> 5);
    return 1;
  };
  /** A number of so many bits, the highest first. */
  const tree = (at, bits) => {
    let node = 1;
    while (node < 1 << bits) node = (node << 1) | bit(at + node);
    return node - (1 << bits);
  };
  /** The same, the lowest first. */
  const reversed = (at, bits) => {
    let [node, value] = [1, 0];
    for (let place = 0; place < bits; place++) {
      const one = bit(at + node);
      node = (node << 1) | one;
      value |= one << place;
    }
    return value;
  };
  const runAt = (at) => (bit(at) ? (bit(at + 1) ? 18 + tree(at + 15, 8) : 10 + tree(at + 8, 3)) : 2 + tree(at + 1, 3));
  const distance = (run) => {
    const slot = tree(SLOTS + 64 * (run < 5 ? run - 2 : 3), 6);
    if (slot < 4) return slot + 1;
    const bits = (slot >> 1) - 1;
    let value = (2 | (slot & 1)) << bits;
    if (slot < 14) return value + reversed(DISTANCES + value - slot, bits) + 1;
    // The bits in the middle have no odds.
    for (let place = bits - 1; place > 3; place--) {
      refill();
      coder[0] >>>= 1;
      if (coder[1] >= coder[0]) {
        coder[1] -= coder[0];
        value += 1 << place;
      }
    }
    return value + reversed(ALIGNED, 4) + 1;
  };

  while (from < 5) read();
  while (to < length) {
    if (bit(state)) {
      let run = 1;
      if (bit(12 + state)) {
        const place = bit(24 + state) ? (bit(36 + state) ? 2 + bit(48 + state) : 1) : 0;
        if (place > 0 || bit(60 + state)) {
          distances.unshift(distances.splice(place, 1)[0]);
          run = runAt(LENGTHS_AGAIN);
        }
        state = (state < 7 ? 8 : 11) + (run === 1 && state < 7 ? 1 : 0);
      } else {
        run = runAt(LENGTHS);
        distances.unshift(distance(run));
        distances.pop();
        state = state < 7 ? 7 : 10;
      }
      for (const end = to + run; to < end; to++) bytes[to] = bytes[to - distances[0]];
    } else {
      const at = LITERALS + 768 * (bytes[to - 1] >> 7);
      let node = 1;
      if (state > 6) {
        // As long as it is like the byte that follows what was repeated, that byte's bits count.
        for (let like = bytes[to - distances[0]] | 256; node < 256; ) {
          const expected = (like <<= 1) & 256;
          const one = bit(at + 256 + expected + node);
          node = (node << 1) | one;
          if (one !== expected >> 8) break;
        }
      }
      while (node < 256) node = (node << 1) | bit(at + node);
      bytes[to++] = node;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
    }
  }
  return bytes;
}

/** Streams that are no operands of an opcode. */
const BEFORE = 0xf8;
const AFTER = 0xf9;
const OPCODES = 0xfa;
const LOCALS = 0xfb;

/** Puts the streams together. Before them stand their lengths, of three bytes each; the first one is {@link BEFORE}. */
function join(bytes, size) {
  const module = new Uint8Array(size);
  let to = 0;
  /** By the stream, how many bytes it has, and where the next one of them is. */
  const lengths = new Uint32Array(256);
  const next = new Uint32Array(256);
  for (let place = 0, at = 768; place < 768; place += 3) {
    const stream = (BEFORE + place / 3) & 255;
    next[stream] = at;
    at += lengths[stream] = bytes[place] | (bytes[place + 1] << 8) | (bytes[place + 2] << 16);
  }
  const take = (stream, count) => {
    module.set(bytes.subarray(next[stream], (next[stream] += count)), to);
    to += count;
  };
  /** Takes a number in LEB128. */
  const number = (stream) => {
    let at = next[stream];
    let value = 0;
    let digits = 128;
    for (let shift = 0; digits > 127; shift += 7) {
      digits = module[to++] = bytes[at++];
      value |= (digits & 127) << shift;
    }
    next[stream] = at;
    return value;
  };
  const numbers = (stream, count) => {
    for (; count > 0; count--) number(stream);
  };
  const body = () => {
    numbers(LOCALS, 2 * number(LOCALS));
    for (let depth = 1; depth > 0; ) {
      const opcode = (module[to++] = bytes[next[OPCODES]++]);
      if (opcode > 1 && opcode < 5) depth++;
      else if (opcode === 11) depth--;
      // Loads and stores promise no alignment.
      if (opcode > 0x27 && opcode < 0x3f) module[to++] = 0;
      if (opcode === 0x43 || opcode === 0x44) take(opcode, opcode === 0x43 ? 4 : 8);
      else if (lengths[opcode] > 0) {
        const first = number(opcode);
        if (opcode === 0x0e) numbers(opcode, first + 1);
        else if (opcode === 0x11) number(opcode);
        else if (opcode === 0xfc && first > 9) numbers(opcode, 12 - first);
      }
    }
  };

  take(BEFORE, lengths[BEFORE]);
  for (const end = next[LOCALS]; next[OPCODES] < end; ) {
    const start = to;
    body();
    // Its length goes before it.
    const digits = [];
    for (let rest = to - start; digits.length === 0 || rest > 0; rest >>= 7) digits.push(rest > 127 ? (rest & 127) | 128 : rest);
    module.copyWithin(start + digits.length, start, to);
    module.set(digits, start);
    to += digits.length;
  }
  take(AFTER, lengths[AFTER]);
  return module;
}
