/** What the crate itself answers to the shared cases: the package gives the same objects, to the last member. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as api from "psa-contacts";

const rows = JSON.parse(readFileSync(new URL("cases/native.json", import.meta.url), "utf8"));

const STREAM = "contactValidationStream";

for (const name of new Set(rows.map(([name]) => name))) {
  if (name === STREAM) continue;
  test(name, () => {
    const mine = rows.filter((row) => row[0] === name);
    assert.ok(mine.length >= 5, `${mine.length} cases`);
    for (const [, args, expected] of mine) {
      // Absent options come as null.
      const given = args.at(-1) === null ? args.slice(0, -1) : args;
      assert.deepEqual(api[name](...given), expected, JSON.stringify(args));
    }
  });
}

test(STREAM, async () => {
  const mine = rows.filter(([name]) => name === STREAM);
  assert.ok(mine.length >= 5, `${mine.length} cases`);
  for (const [, [bytes, options], expected] of mine) {
    for (const size of [1, 3, 1000]) {
      const stream = api.contactValidationStream(options);
      const reports = [];
      for await (const report of chunks(bytes, size).pipeThrough(stream)) reports.push(report);
      assert.deepEqual({ reports, summary: stream.summary() }, expected, JSON.stringify([options, size]));
    }
  }
});

function chunks(bytes, size) {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(Uint8Array.from(bytes.slice(at, (at += size))));
      else controller.close();
    },
  });
}
