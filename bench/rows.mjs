/** Contacts as NDJSON, as an import brings them: bytes in, reports out, as text and as objects. */

import { contactValidationStream } from "psa-contacts";
import { OURS, agree, progress, raceOfPromises } from "./harness.mjs";
import { contacts } from "./contact-inputs.mjs";
import { STACKS } from "./contact-stacks.mjs";

const CHUNK = 65_536;
const LINES = "psa-contacts, a line for each row";
const INVALID = "psa-contacts, an object for each row not ok";
const ALL = "psa-contacts, an object for each row";
const [, ZOD, AJV, HAND] = Object.keys(STACKS);
const PEERS = [ZOD, AJV, HAND];

function chunks(lines) {
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));
  return Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, at) => bytes.subarray(at * CHUNK, at * CHUNK + CHUNK));
}

function source(chunks) {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < chunks.length) controller.enqueue(chunks[at++]);
      else controller.close();
    },
  });
}

/** The reports of ours, or the chunks that hold their lines, and the summary. */
async function stream(chunks, report, output) {
  const rows = contactValidationStream({ report, output });
  const reports = [];
  await source(chunks)
    .pipeThrough(rows)
    .pipeTo(new WritableStream({ write: (report) => void reports.push(report) }));
  return { reports, summary: rows.summary() };
}

/** What a stack makes of text: the text of an answer to each line. */
async function lines(chunks, stack) {
  const decoder = new TextDecoder();
  const answers = [];
  let rest = "";
  for await (const chunk of source(chunks)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop();
    for (const line of lines) answers.push(JSON.stringify(stack(JSON.parse(line))));
  }
  return answers;
}

/** What all must say: whether it is good, and the values that go to the server. */
function verdict({ ok, value }) {
  return ok ? JSON.stringify((value.communicationItems ?? []).map((item) => item.value)) : "not ok";
}

const inputs = contacts(10_000).map((contact) => JSON.stringify(contact));
const { reports } = await stream(chunks(inputs), "all");
const others = await Promise.all(PEERS.map((name) => lines(chunks(inputs), STACKS[name])));
const verdicts = inputs.map((_, at) => [verdict(reports[at]), ...others.map((answers) => verdict(JSON.parse(answers[at])))]);
const same = agree("10,000 rows", verdicts, 0.97);
const timed = inputs.filter((_, at) => verdicts[at].every((one) => one === verdicts[at][0]));
const input = chunks(timed);
const invalid = verdicts.filter((all) => all.every((one) => one === "not ok")).length;
const { reports: refused, summary } = await stream(input, "invalid");
if (refused.length !== invalid || summary.rows !== timed.length) throw new Error(`${refused.length} reports, ${summary.rows} rows`);
const text = Buffer.concat((await stream(input, "invalid", "ndjson")).reports).toString();
if (text !== refused.map((report) => `${JSON.stringify(report)}\n`).join("")) throw new Error("the lines are not the JSON of the reports");
progress(`the same verdict and values for ${same} rows, ${invalid} of them not ok`);

await raceOfPromises({
  name: "10,000 varied contacts as NDJSON",
  unit: "µs",
  per: timed.length,
  note:
    `a row, from bytes; ${same} agree and are timed, ${invalid} not ok; ours counts all and reports those as lines of JSON, ` +
    "or each row, or gives objects; the others give JSON text for each row",
  contestants: {
    [OURS]: () => stream(input, "invalid", "ndjson"),
    [LINES]: () => stream(input, "all", "ndjson"),
    [INVALID]: () => stream(input, "invalid"),
    [ALL]: () => stream(input, "all"),
    ...Object.fromEntries(PEERS.map((name) => [name, () => lines(input, STACKS[name])])),
  },
  reach: { [ZOD]: 10 },
});
