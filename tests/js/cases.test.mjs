/** The case files that the crate reads too, run through the package. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { formatConditions, parseConditions } from "psa-contacts";

const file = (name) => new URL(`cases/${name}`, import.meta.url);

test("the conditions that are in use: valid ones survive parse, print, parse; broken ones are refused with a span", () => {
  const lines = readFileSync(file("conditions-examples.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  assert.ok(lines.length > 80);
  const strip = (expr) => JSON.parse(JSON.stringify(expr, (key, value) => (key === "span" ? undefined : value)));
  for (const { text, kind, expect, level } of lines) {
    const options = { entity: "any", dialect: kind };
    const outcome = parseConditions(text, options);
    if (expect === "valid") {
      assert.equal(outcome.ok, true, `${text}: ${JSON.stringify(outcome.diagnostics)}`);
      const again = parseConditions(formatConditions(outcome.value), options);
      assert.deepEqual(strip(again.value), strip(outcome.value), text);
    } else if (level === "syntax") {
      assert.equal(outcome.ok, false, text);
      assert.ok(outcome.diagnostics.some(({ severity, span }) => severity === "error" && span.end <= text.length), text);
    }
  }
});
