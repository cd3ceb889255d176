/** What the crate itself answers to the shared cases: the package gives the same objects, to the last member. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as api from "psa-contacts";

const rows = JSON.parse(readFileSync(new URL("cases/native.json", import.meta.url), "utf8"));

for (const name of new Set(rows.map(([name]) => name))) {
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
