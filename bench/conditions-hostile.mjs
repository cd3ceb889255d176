/** node conditions-hostile.mjs <parser> <text>: how one parser takes one text, in a process that may be stopped. */

import { PARSERS, huge, nested } from "./conditions-parsers.mjs";

const [name, kind] = process.argv.slice(2);
const parser = PARSERS[name];
const text = { huge, nested }[kind](parser);
// Warm, as everywhere else.
for (let call = 0; call < 100; call++) parser.parse(parser.write("id", "=", call));
const start = performance.now();
let end = "accepted";
try {
  parser.parse(text);
} catch (error) {
  end = error instanceof RangeError || error.name === "RuntimeError" ? "ran out of stack" : "refused";
}
console.log(JSON.stringify([performance.now() - start, end]));
