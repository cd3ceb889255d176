/** A stream of rows in real Chromium: the body of a response, through the stream, to a reader. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { eachOnItsPage } from "./chromium.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

const at = eachOnItsPage({
  www: path("pages"),
  pkg: path("node_modules/psa-contacts"),
  path: "empty.html",
  ready: (page) => page.locator("form").waitFor({ state: "attached" }),
});

const CONTACTS = 5000;
const lines = Array.from({ length: CONTACTS }, (_, row) =>
  JSON.stringify({ firstName: row % 100 === 99 ? null : `Zoë ${row}`, company: { id: row + 1 } }),
);

test("the body of a response goes through, and one that is given up ends in good order", async () => {
  const { page } = at;
  await page.route("**/contacts.ndjson", (route) => route.fulfill({ body: lines.join("\n"), contentType: "application/x-ndjson" }));
  const told = await page.evaluate(async () => {
    const { contactValidationStream } = await import("./pkg/index.js");
    const rows = contactValidationStream({ report: "invalid" });
    const found = [];
    const { body } = await fetch("contacts.ndjson");
    await body.pipeThrough(rows).pipeThrough(new TransformStream()).pipeTo(new WritableStream({ write: (report) => void found.push(report) }));

    const start = contactValidationStream();
    const reader = (await (await fetch("contacts.ndjson")).blob()).stream().pipeThrough(start).getReader();
    const first = (await reader.read()).value;
    await reader.cancel();
    return { found, summary: rows.summary(), first, given: start.summary().rows };
  });
  assert.deepEqual([told.summary.rows, told.summary.invalid, told.found.length], [CONTACTS, CONTACTS / 100, CONTACTS / 100]);
  assert.deepEqual(told.found[1].line, 200);
  assert.equal(told.found[1].byteOffset, Buffer.byteLength(lines.slice(0, 199).join("\n")) + 1);
  assert.equal(told.found[1].diagnostics[0].code, "contact.required");
  assert.equal(told.first.value.firstName, "Zoë 0");
  assert.ok(told.given < CONTACTS, String(told.given));
});

test("reports that come as lines are the body of a response", async () => {
  const { page } = at;
  await page.route("**/contacts.ndjson", (route) => route.fulfill({ body: lines.join("\n"), contentType: "application/x-ndjson" }));
  const [text, objects] = await page.evaluate(async () => {
    const { contactValidationStream } = await import("./pkg/index.js");
    const through = async (options) => (await fetch("contacts.ndjson")).body.pipeThrough(contactValidationStream(options));
    const objects = [];
    await (await through({ report: "invalid" })).pipeTo(new WritableStream({ write: (report) => void objects.push(report) }));
    return [await new Response(await through({ report: "invalid", output: "ndjson" })).text(), objects];
  });
  assert.equal(objects.length, CONTACTS / 100);
  assert.equal(text, objects.map((report) => `${JSON.stringify(report)}\n`).join(""));
});
