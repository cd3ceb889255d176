// Compares our answers with those of google-libphonenumber:
//
//   cargo run --profile difftest -p difftest -- --node | node difftest/node/compare.mjs
//
// Fails on a difference that no line of the table of known differences explains.

import { createInterface } from "node:readline";
import { answerer, load } from "./google.mjs";
import { KNOWN } from "./known.mjs";

const MEMBERS = [
  "refused", "countryCode", "nationalNumber", "extension", "region", "type", "valid", "localOnly", "e164", "national",
  "international", "rfc3966",
];
const differences = (a, b) => MEMBERS.filter((name) => a[name] !== b[name]);

/** Digits that the package does not know: it folds full-width and Arabic-Indic ones only. */
const OTHER_DIGITS = /(?![0-9\uFF10-\uFF19\u0660-\u0669\u06F0-\u06F9])\p{Nd}/gu;

/** The digits of other scripts as ASCII, for the package to have something to say about them. */
const fold = (text) =>
  text.replace(OTHER_DIGITS, (digit) => {
    const code = digit.codePointAt(0);
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });

/** The other port's answer with the same digits folded: it was asked about the text as it stands. */
const folded = (answer) =>
  Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, typeof value === "string" ? fold(value) : value]),
  );

let answer;
let inputs = 0;
let equal = 0;
const known = new Map();
const unexplained = new Map();

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const input = JSON.parse(line);
  if (!answer) {
    answer = answerer(load(input));
    continue;
  }
  inputs += 1;
  const theirs = answer(fold(input.plain), input.region);
  const members = differences(input.ours, theirs);
  if (members.length === 0) {
    equal += 1;
    continue;
  }
  // The other port differs from us in the same way, and the table says why.
  const shared = input.known && differences(folded(input.theirs), theirs).length === 0 ? input.known : undefined;
  const name = shared ?? KNOWN.find((known) => known.explains(input, theirs, members))?.name;
  if (name) {
    known.set(name, (known.get(name) ?? 0) + 1);
    continue;
  }
  const kind = `${input.ours.refused ?? "ok"} against ${theirs.refused ?? "ok"} (${members.join(", ")})`;
  const entry = unexplained.get(kind) ?? { count: 0, examples: [] };
  entry.count += 1;
  if (entry.examples.length < 8) entry.examples.push(JSON.stringify({ ...input, google: theirs }));
  unexplained.set(kind, entry);
}

const total = [...unexplained.values()].reduce((sum, entry) => sum + entry.count, 0);
console.log(`google-libphonenumber: ${inputs} inputs, ${equal} equal, ${total} unexplained`);
for (const [name, count] of [...known].sort()) console.log(`${String(count).padStart(9)}  ${name}`);
for (const [kind, { count, examples }] of unexplained) {
  console.log(`${String(count).padStart(9)}  UNEXPLAINED ${kind}`);
  for (const example of examples) console.log(`           ${example}`);
}
const unused = KNOWN.filter(({ name }) => !known.has(name)).map(({ name }) => name);
if (inputs >= 1_000_000 && unused.length > 0) {
  console.log(`no difference needs the lines ${unused.join(", ")}`);
  process.exitCode = 1;
}
if (inputs === 0 || total > 0) process.exitCode = 1;
console.log(`${inputs - total} passed, ${total} failed`);
