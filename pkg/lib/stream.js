/**
 * Contacts as NDJSON or CSV: bytes in, a report on each row out. The bytes go into the memory of the module, which keeps the
 * unfinished row and the counts; of a row of which nothing is told nothing is made here.
 */

import * as calls from "../dist/calls.js";
import { readReport } from "./answer.js";
import { applyChanges } from "./changes.js";
import { kindOf } from "./kinds.js";
import { ROWS, ask, instanceOf, within } from "./module.js";
import { isNotes, readNotes } from "./notes.js";
import { optionsText } from "./options.js";
import { allTexts, textsOf } from "./texts.js";

/** What the module takes at once; see `src/api/rows.rs`. */
const ROOM = 65_536;
/** Reports that may wait for their reader, and bytes of lines. */
const AHEAD = 16;
const BYTES_AHEAD = 65_536;

/** Frees what the module keeps for a stream that nobody has any more. */
const forgotten =
  typeof FinalizationRegistry === "function" ? new FinalizationRegistry(({ number, of }) => free(number, of)) : undefined;

function free(number, of) {
  if (instanceOf(ROWS) === of) ask(calls.closeRows, String(number));
}

/** The rows of one stream, which the module has under a number. */
class Rows {
  /** What was counted at the end. */
  #counted;

  /** Options are text. The texts are for lines, and empty for objects. */
  constructor(options, texts) {
    this.number = Number(ask(calls.openRows, `${options}\0${texts}`));
    this.of = instanceOf(ROWS);
    this.open = true;
    forgotten?.register(this, { number: this.number, of: this.of }, this);
  }

  /** After a trap another instance answers, which knows nothing of these rows. */
  #want() {
    if (instanceOf(ROWS) !== this.of) throw new Error("psa-contacts: the module has failed, and what it knew of this stream is gone");
  }

  /** Brings a piece of the input. The call `read` reads it. */
  take(piece, read) {
    this.#want();
    return within(ROWS, (raw, memory) => {
      const start = raw.rowsRoom(this.number);
      new Uint8Array(memory.buffer, start, ROOM).set(piece);
      return read(raw, this.number, piece.length, memory);
    });
  }

  /** Has what is left of that piece read. */
  readOn(read) {
    this.#want();
    return within(ROWS, (raw, memory) => read(raw, this.number, 0, memory));
  }

  end() {
    this.#want();
    return ask(calls.endRows, String(this.number));
  }

  count() {
    if (this.#counted !== undefined) return this.#counted;
    this.#want();
    return ask(calls.summaryOfRows, String(this.number));
  }

  /** Keeps the counts and nothing else. */
  close() {
    if (!this.open) return;
    this.open = false;
    forgotten?.unregister(this);
    if (instanceOf(ROWS) !== this.of) return;
    this.#counted = this.count();
    free(this.number, this.of);
  }
}

/** Reports as objects: how the module is asked for rows, and what becomes of a record and of what is told at the end. */
const objects = {
  /** The records of rows, and whether more of the piece is to be read. */
  read(raw, number, length) {
    const parts = raw.readRows(number, length).split("\n");
    return { parts, more: parts.pop() !== "" };
  },
  write: toReport,
  end: (record) => toReport(record.slice(0, -1)),
};

const bytesOf = (text) => new TextEncoder().encode(text);
const lineOf = (record) => `${JSON.stringify(toReport(record))}\n`;

/** Reports as lines of JSON, made of the objects. */
const linesOfObjects = {
  read(raw, number, length) {
    const { parts, more } = objects.read(raw, number, length);
    return { parts: parts.length > 0 ? [parts.map(lineOf).join("")] : parts, more };
  },
  write: bytesOf,
  end: (record) => bytesOf(lineOf(record.slice(0, -1))),
};

/** The same from a module that writes them: nothing is made of a row here. */
const lines = {
  read(raw, number, length, memory) {
    const told = raw.readLines(number, length);
    const start = raw.linesAt(number);
    return { parts: told < 2 ? [] : [new Uint8Array(memory.buffer, start, told >>> 1).slice()], more: (told & 1) === 1 };
  },
  write: (bytes) => bytes,
  end: bytesOf,
};

/** The streams of the host. A window of jsdom has none, but it is one of Node, which has them. */
function streams() {
  const names = ["ReadableStream", "WritableStream", "TransformStream"];
  const lacks = (host) => names.filter((name) => typeof host?.[name] !== "function");
  const missing = lacks(globalThis);
  if (missing.length === 0) return globalThis;
  const own = globalThis.process?.getBuiltinModule?.("stream/web");
  if (lacks(own).length === 0) return own;
  throw new TypeError(`contactValidationStream: expected a host with streams, found one without ${missing.map((name) => `\`${name}\``).join(", ")}`);
}

export function contactValidationStream(options) {
  const how = optionsText(options);
  const { ReadableStream, TransformStream, WritableStream } = streams();
  const inLines = options?.output === "ndjson";
  const way = !inLines ? objects : within(ROWS, ({ readLines }) => readLines !== undefined) ? lines : linesOfObjects;
  const rows = new Rows(how, way === lines ? allTexts() : "");
  let output;
  let input;
  /** Ends the wait of a write. */
  let wake = () => {};
  const stop = () => {
    rows.close();
    wake();
  };

  /** Whether the reader still wants anything, once it wants more. */
  const wanted = async () => {
    while (rows.open && output.desiredSize <= 0 && !input.signal?.aborted) await new Promise((resolve) => (wake = resolve));
    return rows.open && !input.signal?.aborted;
  };

  const pass = async (chunk) => {
    for (const piece of pieces(chunk)) {
      let { parts, more } = rows.take(piece, way.read);
      for (;;) {
        for (const part of parts) {
          if (output.desiredSize <= 0 && !(await wanted())) return;
          output.enqueue(way.write(part));
        }
        if (!more) break;
        ({ parts, more } = rows.readOn(way.read));
      }
    }
  };

  const fail = (error) => {
    stop();
    output.error(error);
    throw error;
  };

  const readable = new ReadableStream(
    {
      start(controller) {
        output = controller;
      },
      pull() {
        wake();
      },
      cancel(reason) {
        stop();
        input.error(reason);
      },
    },
    inLines ? { highWaterMark: BYTES_AHEAD, size: ({ byteLength }) => byteLength } : { highWaterMark: AHEAD },
  );
  const writable = new WritableStream({
    start(controller) {
      input = controller;
      // An abort waits for the write that is under way.
      controller.signal?.addEventListener("abort", () => wake());
    },
    write: (chunk) => pass(chunk).catch(fail),
    close() {
      try {
        const record = rows.end();
        if (record !== "") output.enqueue(way.end(record));
      } catch (error) {
        fail(error);
      }
      stop();
      output.close();
    },
    abort(reason) {
      stop();
      output.error(reason);
    },
  });

  // A transform stream's own halves cannot know how much is wanted while they work on a chunk.
  return Object.create(TransformStream.prototype, {
    readable: { value: readable, enumerable: true },
    writable: { value: writable, enumerable: true },
    summary: { value: () => toSummary(rows.count()), enumerable: true },
  });
}

/** The bytes, as much of them at once as the module has room for. */
function* pieces(chunk) {
  if (!ArrayBuffer.isView(chunk)) throw new TypeError(`chunk: expected a Uint8Array, found ${kindOf(chunk)}`);
  const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  for (let at = 0; at < bytes.length; at += ROOM) yield bytes.subarray(at, at + ROOM);
}

/** What is told of a row, in the form of `src/api/rows.rs`. */
function toReport(record) {
  const parts = record.split("\0");
  const [row, line, byteOffset] = [Number(parts[0]), Number(parts[1]), Number(parts[2])];
  const [told, json] = [parts[3], parts[4]];
  // A header has no contact, and that of a row that would be refused is not told.
  const contact = json === "" ? undefined : JSON.parse(json);
  if (told === "") return { row, line, byteOffset, ok: true, value: contact, changes: [], diagnostics: [] };
  const noted = isNotes(told);
  const { ok, changes, diagnostics } = noted ? readNotes(told, contact) : readReport(told);
  if (!ok || contact === undefined) return { row, line, byteOffset, ok, changes, diagnostics };
  const value = noted ? contact : applyChanges(contact, changes);
  return { row, line, byteOffset, ok, value, changes, diagnostics };
}

function toSummary(told) {
  const [rows, valid, warnings, ...counts] = JSON.parse(told);
  const byCode = [];
  for (let at = 0; at < counts.length; at += 2) byCode.push([textsOf(counts[at]).name, counts[at + 1]]);
  byCode.sort(([one], [other]) => (one < other ? -1 : 1));
  return { rows, valid, invalid: rows - valid, warnings, byCode: Object.fromEntries(byCode) };
}
