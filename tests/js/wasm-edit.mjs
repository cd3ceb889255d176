/** Test builds of the module: the one of the package, with a part of it exchanged. */

const [FUNCTION_IMPORT, FUNCTION_EXPORT] = [0, 0];
const [IMPORTS, MEMORIES, EXPORTS, CODE] = [2, 5, 7, 10];

/** The module with the named export made to trap where its first parameter, a 32 bit integer, is this small number. */
export function withTrap(bytes, name, number) {
  if (!(number >= 0 && number < 64)) throw new Error(`${number} takes more than one byte`);
  // local.get 0, i32.const number, i32.eq, if, unreachable, end; then what was there.
  return withStart(bytes, name, [0x20, 0, 0x41, number, 0x46, 0x04, 0x40, 0x00, 0x0b]);
}

/** The module whose named export makes the memory grow by a page before it does anything else. */
export function withGrowth(bytes, name) {
  // i32.const 1, memory.grow, drop.
  return withStart(bytes, name, [0x41, 1, 0x40, 0, 0x1a]);
}

/** The module with some instructions at the start of the named export. */
function withStart(bytes, name, instructions) {
  const sections = split(bytes);
  const imported = read(sections.get(IMPORTS), (reader) => reader.list(() => reader.import())).filter(({ kind }) => kind === FUNCTION_IMPORT).length;
  const exported = read(sections.get(EXPORTS), (reader) => reader.list(() => reader.export())).find((entry) => entry.name === name);
  if (exported?.kind !== FUNCTION_EXPORT) throw new Error(`the module exports no function ${name}`);
  const bodies = read(sections.get(CODE), (reader) => reader.list(() => reader.take(reader.number())));
  const body = bodies[exported.index - imported];
  const locals = read(body, (reader) => (reader.list(() => (reader.number(), reader.take(1))), reader.at));
  bodies[exported.index - imported] = [...body.subarray(0, locals), ...instructions, ...body.subarray(locals)];
  sections.set(CODE, [...leb(bodies.length), ...bodies.flatMap((body) => [...leb(body.length), ...body])]);
  return join(bytes, sections);
}

/** The module with no more memory than that many pages over what it starts with. */
export function withMemory(bytes, more) {
  const sections = split(bytes);
  const pages = read(sections.get(MEMORIES), (reader) => (reader.number(), reader.number(), reader.number()));
  sections.set(MEMORIES, [1, 1, ...leb(pages), ...leb(pages + more)]);
  return join(bytes, sections);
}

class Reader {
  at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  number() {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }

  text() {
    return new TextDecoder().decode(this.take(this.number()));
  }

  list(item) {
    return Array.from({ length: this.number() }, item);
  }

  import() {
    this.text();
    this.text();
    const kind = this.number();
    if (kind === FUNCTION_IMPORT) this.number();
    else throw new Error("the module imports more than functions");
    return { kind };
  }

  export() {
    return { name: this.text(), kind: this.number(), index: this.number() };
  }
}

function read(bytes, how) {
  return how(new Reader(Uint8Array.from(bytes)));
}

/** The contents of the sections by their ids, in order. The ones that the toolchain adds for itself are left out. */
function split(bytes) {
  const reader = new Reader(bytes);
  reader.take(8);
  const sections = new Map();
  while (reader.at < bytes.length) {
    const id = reader.number();
    const content = reader.take(reader.number());
    if (id !== 0) sections.set(id, content);
  }
  return sections;
}

function join(bytes, sections) {
  const parts = [...sections].flatMap(([id, content]) => [Uint8Array.of(id), leb(content.length), Uint8Array.from(content)]);
  return Uint8Array.from(Buffer.concat([bytes.subarray(0, 8), ...parts]));
}

/** An unsigned number as WebAssembly writes it. */
function leb(number) {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number & 127) | 128);
  return Uint8Array.of(...bytes, number);
}
