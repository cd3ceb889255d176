/** Streams of rows. What each row says is in the shared cases, which `native.test.mjs` holds to the crate's own reports. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { test } from "node:test";
import { contactValidationStream, init, validateContact } from "psa-contacts/slim";
import { ROWS, within } from "./node_modules/psa-contacts/lib/module.js";

// The entry whose module's memory can be looked at.
init(readFileSync(new URL(import.meta.resolve("psa-contacts/psa_contacts.wasm"))));

const good = { firstName: " Zoë ", company: { id: 1 }, communicationItems: [{ type: { id: 2 }, value: "(305) 585-4225 ext. 12" }] };
const bad = { lastName: "Smith", company: { id: 1 } };
const encode = (text) => new TextEncoder().encode(text);
const ndjson = (contacts) => encode(contacts.map((contact) => `${JSON.stringify(contact)}\r\n`).join(""));
const memory = () => within(ROWS, (_, memory) => memory.buffer.byteLength);
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A source of these chunks, and how many of them were taken. */
function source(chunks) {
  const taken = { count: 0, cancelled: undefined };
  const iterator = chunks[Symbol.iterator]();
  const stream = new ReadableStream(
    {
      pull(controller) {
        const { done, value } = iterator.next();
        if (done) return controller.close();
        taken.count += 1;
        controller.enqueue(value);
      },
      cancel(reason) {
        taken.cancelled = reason;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, taken };
}

async function reports(chunks, options) {
  const stream = contactValidationStream(options);
  const found = [];
  for await (const report of source(chunks).stream.pipeThrough(stream)) found.push(report);
  return { found, summary: stream.summary() };
}

test("a report says what `validateContact` says, wherever the chunks end", async () => {
  const bytes = ndjson([good, bad, { ...good, shoe: 1 }]);
  const expected = [good, bad, { ...good, shoe: 1 }].map((contact) => validateContact(contact));
  for (let size = 1; size <= bytes.length; size += size < 40 ? 1 : 37) {
    const chunks = [];
    for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
    const { found, summary } = await reports(chunks);
    assert.deepEqual(found.map(({ row, line, byteOffset, ...rest }) => rest), expected, String(size));
    assert.deepEqual(found.map(({ row, line }) => [row, line]), [[1, 1], [2, 2], [3, 3]]);
    assert.equal(found[1].byteOffset, ndjson([good]).length);
    assert.deepEqual([summary.rows, summary.valid, summary.invalid, summary.byCode["contact.required"]], [3, 2, 1, 1]);
  }
});

test("a file of a table goes through, with columns of its own", async () => {
  const directory = mkdtempSync(join(tmpdir(), "rows-"));
  try {
    const path = join(directory, "contacts.csv");
    writeFileSync(path, "\ufeffVorname;Firma;E-mail;Mobile Phone\r\nZoë;1;zoe@example.com;305 585 4225\r\n;2;;\r\nAnn;3\r\n");
    const stream = contactValidationStream({ format: "csv", columns: { Vorname: "firstName", Firma: "company/id" } });
    const found = [];
    for await (const report of Readable.toWeb(createReadStream(path, { highWaterMark: 5 })).pipeThrough(stream)) found.push(report);
    assert.deepEqual(found.map(({ line, ok, diagnostics }) => [line, ok, ok ? undefined : diagnostics[0].code]), [
      [2, true, undefined],
      [3, false, "contact.required"],
      [4, false, "row.too-few-columns"],
    ]);
    assert.deepEqual(found[0].value.communicationItems.map(({ value }) => value), ["zoe@example.com", "+13055854225"]);
    assert.equal(found[0].value.firstName, "Zoë");
    assert.deepEqual(stream.summary(), { ...stream.summary(), rows: 3, valid: 1, invalid: 2 });
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("of valid rows nothing is said where only invalid ones are asked for, and all are counted", async () => {
  const bytes = ndjson([good, bad, good, good]);
  const all = await reports([bytes]);
  const invalid = await reports([bytes], { report: "invalid" });
  assert.deepEqual(invalid.found, all.found.filter(({ ok }) => !ok));
  assert.deepEqual(invalid.summary, all.summary);
  assert.ok(invalid.summary.warnings === 0 && Object.keys(invalid.summary.byCode).length > 1);
});

test("wrong options are misuse, at once", () => {
  for (const options of [
    null, 5, "csv", [], { format: "xml" }, { report: "none" }, { output: "text" }, { output: ["ndjson"] }, { columns: [] }, { columns: { a: 1 } }, { columns: { a: "no such" } },
    { colums: {} }, { advice: 1 }, { maxRowBytes: 0 }, { maxRowBytes: 1.5 }, { format: () => "csv" },
  ]) {
    assert.throws(() => contactValidationStream(options), TypeError, JSON.stringify(options));
  }
  assert.throws(() => contactValidationStream({ colums: {} }), { message: /unknown option `colums`, expected .*`columns`/ });
});

test("it is a transform stream", async () => {
  const stream = contactValidationStream();
  assert.ok(stream instanceof TransformStream && stream.readable instanceof ReadableStream && stream.writable instanceof WritableStream);
  assert.deepEqual(stream.summary(), { rows: 0, valid: 0, invalid: 0, warnings: 0, byCode: {} });
  await stream.readable.cancel();
});

test("no more is read than is wanted", async () => {
  const rows = 200;
  const { stream, taken } = source(Array.from({ length: rows }, () => ndjson([good])));
  const reader = stream.pipeThrough(contactValidationStream()).getReader();
  for (const most of [30, 35]) {
    for (let round = 0; round < 500; round++) await turn();
    assert.ok(taken.count <= most, `${taken.count} chunks taken`);
    for (let read = 0; read < 5; read++) assert.equal((await reader.read()).value.ok, true);
  }
  let left = 0;
  while (!(await reader.read()).done) left += 1;
  assert.deepEqual([left, taken.count], [rows - 10, rows]);
});

test("one large chunk is told in pieces, as they are wanted", async () => {
  const rows = 20_000;
  const chunk = ndjson(Array.from({ length: rows }, () => good));
  const stream = contactValidationStream();
  const reader = source([chunk]).stream.pipeThrough(stream).getReader();
  await reader.read();
  for (let round = 0; round < 200; round++) await turn();
  const { rows: counted } = stream.summary();
  assert.ok(counted < 200, `${counted} rows were read for one`);
  let read = 1;
  while (!(await reader.read()).done) read += 1;
  assert.equal(read, rows);
});

test("a reader that cancels stops the source, and the counts stay", async () => {
  const { stream, taken } = source(Array.from({ length: 1000 }, () => ndjson([good])));
  const rows = contactValidationStream();
  const reader = stream.pipeThrough(rows).getReader();
  await reader.read();
  await reader.cancel("enough");
  for (let round = 0; round < 50; round++) await turn();
  assert.equal(taken.cancelled, "enough");
  const { rows: counted } = rows.summary();
  assert.ok(counted > 0 && counted < 100, String(counted));
});

test("a source that fails fails the reports, also while they are not wanted", async () => {
  const trouble = new Error("the line is cut");
  const stream = contactValidationStream();
  const writer = stream.writable.getWriter();
  const written = writer.write(ndjson(Array.from({ length: 100 }, () => good)));
  for (let round = 0; round < 20; round++) await turn();
  await writer.abort(trouble);
  await written.catch(() => {});
  await assert.rejects(stream.readable.getReader().read(), trouble);
  assert.ok(stream.summary().rows > 0);
});

test("a chunk that is no bytes fails both ends", async () => {
  const stream = contactValidationStream();
  const writer = stream.writable.getWriter();
  await assert.rejects(writer.write("{}"), TypeError);
  await assert.rejects(stream.readable.getReader().read(), TypeError);
  await assert.rejects(writer.closed, TypeError);
});

test("several streams at once keep to their own rows", async () => {
  const streams = Array.from({ length: 5 }, (_, at) => {
    const contacts = Array.from({ length: 50 }, (_, row) => ({ ...good, firstName: `${at}-${row}` }));
    const bytes = ndjson(contacts);
    return reports(Array.from({ length: Math.ceil(bytes.length / 97) }, (_, piece) => bytes.subarray(piece * 97, piece * 97 + 97)));
  });
  for (const [at, { found }] of (await Promise.all(streams)).entries()) {
    assert.deepEqual(found.map(({ value }) => value.firstName), Array.from({ length: 50 }, (_, row) => `${at}-${row}`));
  }
});

test("streams that end in any way leave nothing behind", async () => {
  const bytes = ndjson([good]);
  const use = [
    async (stream) => source([bytes]).stream.pipeThrough(stream).pipeTo(new WritableStream()),
    async (stream) => {
      const writer = stream.writable.getWriter();
      await writer.write(bytes);
      await stream.readable.cancel();
    },
    async (stream) => {
      const writer = stream.writable.getWriter();
      await writer.write(bytes);
      await writer.abort();
    },
    async (stream) => stream.writable.getWriter().write(5).catch(() => {}),
  ];
  for (const end of use) await end(contactValidationStream());
  const before = memory();
  for (let round = 0; round < 200; round++) for (const end of use) await end(contactValidationStream());
  // A room each would be 50 MB.
  assert.ok(memory() - before < 1_000_000, `${memory() - before} bytes more`);
});

test("the memory does not grow with the input", async () => {
  const one = ndjson(Array.from({ length: 300 }, (_, at) => (at % 10 === 0 ? bad : good)));
  const rounds = Math.ceil(50_000_000 / one.length);
  function* input() {
    for (let round = 0; round < rounds; round++) yield one;
  }
  const run = async (chunks, options) => {
    const stream = contactValidationStream(options);
    let invalid = 0;
    await source(chunks)
      .stream.pipeThrough(stream)
      .pipeTo(new WritableStream({ write: ({ ok }) => void (invalid += ok ? 0 : 1) }));
    return { invalid, summary: stream.summary() };
  };
  await run([one], { report: "invalid" });
  const before = memory();
  const { invalid, summary } = await run(input(), { report: "invalid" });
  assert.equal(invalid, 30 * rounds);
  assert.equal(summary.rows, 300 * rounds);
  assert.ok(memory() - before < 500_000, `${memory() - before} bytes more for ${rounds * one.length}`);
});

test("in a window without streams those of Node are taken, and without these the error says what is missing", () => {
  const script = `
    import { ReadableStream as Source } from "node:stream/web";
    import { contactValidationStream } from "psa-contacts";
    for (const name of ["ReadableStream", "WritableStream", "TransformStream"]) delete globalThis[name];
    const rows = contactValidationStream();
    const bytes = new TextEncoder().encode('{"firstName": "John", "company": {"id": 1}}');
    const reports = [];
    for await (const { ok } of new Source({ start: (it) => (it.enqueue(bytes), it.close()) }).pipeThrough(rows)) reports.push(ok);
    process.getBuiltinModule = undefined;
    try { contactValidationStream(); } catch ({ name, message }) { console.log(JSON.stringify([reports, name, message])); }`;
  const told = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: new URL(".", import.meta.url), encoding: "utf8" });
  const missing = "contactValidationStream: expected a host with streams, found one without `ReadableStream`, `WritableStream`, `TransformStream`";
  assert.deepEqual(JSON.parse(told), [[true], "TypeError", missing]);
});
