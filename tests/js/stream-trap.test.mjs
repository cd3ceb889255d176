/** A trap in the middle of a stream: it fails, so do the streams of the same instance, and the next ones work. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { contactValidationStream, init, validateContact } from "psa-contacts/slim";
import { withTrap } from "./wasm-edit.mjs";

const contact = { firstName: "John", company: { id: 12345 } };
const bytes = new TextEncoder().encode(`${JSON.stringify(contact)}\n`);

// The first stream of each instance traps when it reads.
init(withTrap(readFileSync(fileURLToPath(import.meta.resolve("psa-contacts/psa_contacts.wasm"))), "readRows", 0));

function open() {
  const stream = contactValidationStream();
  return { stream, writer: stream.writable.getWriter(), reader: stream.readable.getReader() };
}

test("a stream that traps fails at both ends, and others go on", async () => {
  for (let round = 0; round < 3; round++) {
    const [first, second] = [open(), open()];
    const written = second.writer.write(bytes);
    assert.equal((await second.reader.read()).value.ok, true);
    await written;

    await assert.rejects(first.writer.write(bytes), WebAssembly.RuntimeError);
    await assert.rejects(first.reader.read(), WebAssembly.RuntimeError);
    assert.throws(() => first.stream.summary(), /the module has failed/);

    // What the module knew of the other one is gone with it.
    await assert.rejects(second.writer.write(bytes), /the module has failed/);
    await assert.rejects(second.reader.read(), /the module has failed/);

    assert.equal(validateContact(contact).ok, true);
    const [third, fourth] = [open(), open()];
    const [report] = await Promise.all([fourth.reader.read(), fourth.writer.write(bytes)]);
    assert.equal(report.value.row, 1);
    await fourth.writer.close();
    assert.equal(fourth.stream.summary().rows, 1);
    await third.reader.cancel();
  }
});
