/** Reports as lines: what they say is the JSON of the objects, from the module that writes them and from the one that does not. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as node from "psa-contacts";
import * as slim from "psa-contacts/slim";

slim.init(readFileSync(new URL(import.meta.resolve("psa-contacts/psa_contacts.wasm"))));

const WAYS = { "written by the module": node, "made of objects": slim };
const native = JSON.parse(readFileSync(new URL("cases/native.json", import.meta.url), "utf8"));
const encode = (text) => new TextEncoder().encode(text);
const good = { firstName: " Zoë ", company: { id: 1 }, type: { id: 4 }, communicationItems: [{ type: { id: 2 }, value: "(305) 585-4225 ext. 12" }] };
const bad = { lastName: "Smith", company: { id: 1 } };
const ndjson = (contacts) => encode(contacts.map((contact) => `${JSON.stringify(contact)}\n`).join(""));

function source(bytes, size) {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += size)));
      else controller.close();
    },
  });
}

async function through({ contactValidationStream }, bytes, options, size = 65_536) {
  const stream = contactValidationStream(options);
  const chunks = [];
  for await (const chunk of source(bytes, size).pipeThrough(stream)) chunks.push(chunk);
  return { chunks, summary: stream.summary() };
}

/** The lines, once it is sure that each chunk holds whole ones. */
function linesOf(chunks) {
  const lines = [];
  for (const chunk of chunks) {
    assert.ok(chunk instanceof Uint8Array && chunk.length > 0);
    const parts = new TextDecoder("utf-8", { fatal: true }).decode(chunk).split("\n");
    assert.equal(parts.pop(), "");
    lines.push(...parts);
  }
  return lines;
}

/** Holds lines to objects; how many there were. */
async function hold(api, bytes, options, size) {
  const objects = await through(api, bytes, options, size);
  const told = await through(api, bytes, { ...options, output: "ndjson" }, size);
  assert.deepEqual(linesOf(told.chunks), objects.chunks.map((report) => JSON.stringify(report)), JSON.stringify(options));
  assert.deepEqual(told.summary, objects.summary);
  return objects.chunks.length;
}

for (const [way, api] of Object.entries(WAYS)) {
  test(`${way}: the shared cases of rows`, async () => {
    const cases = native.filter(([name]) => name === "contactValidationStream");
    let rows = 0;
    for (const [, [bytes, options]] of cases) {
      for (const size of [1, 7, 65_536]) rows += await hold(api, Uint8Array.from(bytes), options ?? {}, size);
    }
    assert.ok(cases.length >= 25 && rows >= 120, `${cases.length} cases, ${rows} rows`);
  });

  test(`${way}: the shared cases of contacts, with and without white space`, async () => {
    const byOptions = new Map();
    for (const [, [contact, options]] of native.filter(([name]) => name === "validateContact")) {
      const key = JSON.stringify(options ?? {});
      if (!byOptions.has(key)) byOptions.set(key, []);
      byOptions.get(key).push(JSON.stringify(contact), JSON.stringify(contact, null, 1).replaceAll("\n", "\t "));
    }
    let rows = 0;
    for (const [key, lines] of byOptions) {
      const bytes = encode(lines.join("\r\n"));
      rows += await hold(api, bytes, JSON.parse(key));
      await hold(api, bytes, { ...JSON.parse(key), report: "invalid" }, 1000);
    }
    assert.ok(byOptions.size >= 5 && rows >= 500, `${byOptions.size} options, ${rows} rows`);
  });

  test(`${way}: rows that are written in unusual ways mean the same`, async () => {
    const rows = [
      '{"firstName":"\\u0041\\/ ","company":{"id":1},"officeId":[1.50,1e3,0.10e-7,12345678901234567890],"faxFlag":"\\ud83d\\ude00"}',
      '{"firstName":"A","firstName":" B","company":{"id":1,"id":2}}',
      '{"first\\u004eame":" A","company":{"id":1.0},"title":null}',
      '{"firstName":"A","company":{"id":1,"10":1,"2":2,"":3,"__proto__":{"a":" b"}},"site":{"id":1,"b":1,"b":2}}',
      `{"firstName":"A","company":{"id":1},"communicationItems":[${Array.from({ length: 90 }, (_, at) => `{"type":{"id":2},"value":"305 585 42${10 + at}","extension":null}`).join()}]}`,
    ];
    const options = { unknownFields: "allow", advice: false };
    const objects = await through(api, encode(rows.join("\n")), options);
    const told = await through(api, encode(rows.join("\n")), { ...options, output: "ndjson" });
    assert.deepEqual(linesOf(told.chunks).map((line) => JSON.parse(line)), JSON.parse(JSON.stringify(objects.chunks)));
    assert.ok(objects.chunks.filter(({ ok }) => ok).length >= 3, JSON.stringify(objects.chunks.map(({ ok }) => ok)));
  });

  test(`${way}: no chunk is empty, and the last row needs no line end`, async () => {
    assert.deepEqual((await through(api, new Uint8Array(), { output: "ndjson" })).chunks, []);
    assert.deepEqual((await through(api, ndjson([good, good]), { output: "ndjson", report: "invalid" })).chunks, []);
    const { chunks, summary } = await through(api, encode("{"), { output: "ndjson" });
    assert.equal(JSON.parse(linesOf(chunks)[0]).diagnostics[0].code, "row.not-json");
    assert.equal(summary.invalid, 1);
  });

  test(`${way}: no more is read than is wanted, and all of it comes`, async () => {
    const contacts = Array.from({ length: 20_000 }, (_, at) => (at % 3 === 0 ? bad : good));
    const stream = api.contactValidationStream({ output: "ndjson" });
    const reader = source(ndjson(contacts), 10_000_000).pipeThrough(stream).getReader();
    const chunks = [(await reader.read()).value];
    for (let round = 0; round < 100; round++) await new Promise((resolve) => setImmediate(resolve));
    const { rows } = stream.summary();
    assert.ok(rows < 2000, `${rows} rows were read for one chunk`);
    for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
    const lines = linesOf(chunks);
    assert.deepEqual([lines.length, JSON.parse(lines.at(-1)).row], [contacts.length, contacts.length]);
    assert.ok(chunks.every(({ length }) => length < 200_000), "a chunk is large");
    assert.ok(chunks.every(({ buffer, length }) => buffer.byteLength === length), "a chunk shares its memory");
  });

  test(`${way}: a reader may give up, and a source may fail`, async () => {
    const left = api.contactValidationStream({ output: "ndjson" });
    const reader = source(ndjson(Array.from({ length: 5000 }, () => bad)), 1000).pipeThrough(left).getReader();
    await reader.read();
    await reader.cancel();
    assert.ok(left.summary().rows > 0);
    const failed = api.contactValidationStream({ output: "ndjson" });
    const writer = failed.writable.getWriter();
    await assert.rejects(writer.write("{}"), TypeError);
    await assert.rejects(failed.readable.getReader().read(), TypeError);
  });
}
