/** The report that `cargo xtask demo` prints. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

test("the demo's report is printed", () => {
  const report = execFileSync(process.execPath, [join(process.env.PSA_WWW, "demo.mjs")], { encoding: "utf8" });
  assert.match(report, /^accepted$/m);
  assert.match(report, /^advice\[current\./m);
});
