/** A stream of contacts, as bytes that some source of this host gives. */

import { contactValidationStream } from "psa-contacts";

export const LINES = '{"firstName": " Zo\u00eb ", "company": {"id": 1}}\n{"firstName": ""}\n';

/** What is told of each row of a readable stream of `LINES`. */
export async function answers(bytes) {
  const rows = contactValidationStream({ format: "ndjson" });
  const told = [];
  const reader = bytes.pipeThrough(rows).getReader();
  for (;;) {
    const { value: report, done } = await reader.read();
    if (done) break;
    told.push(report.ok ? report.value.firstName : report.diagnostics.map(({ code }) => code));
  }
  const { valid, invalid } = rows.summary();
  return { told, valid, invalid };
}
