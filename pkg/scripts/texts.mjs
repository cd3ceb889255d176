/**
 * Writes what the crate says of itself as plain constants, so that reading them starts nothing and bundlers drop the ones that nobody
 * uses: `dist/calls.js`, the numbers of the module's functions; `dist/texts.js`, the texts of the codes by subject, of which an entry
 * takes those that it can speak of; and `dist/codes.js`, what else is known of the codes. `cargo xtask build` runs it with the path of what the crate says.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { toAscii } from "./ascii.js";

const { calls, texts, codes } = JSON.parse(readFileSync(process.argv[2], "utf8"));
write("calls.js", calls);

/** A title is told where a parameter of the message is missing: of a message without parameters it is only a part of `codes`. */
const isTold = ([, , message]) => /\{[A-Za-z]+\}/.test(message);

/** A subject is its number and one text, which compresses better than many: a line for each code, with tabs between its texts. */
function subject(number, rows) {
  for (const text of rows.flat()) if (/[\t\n]/.test(text)) throw new Error(`a text with a tab or more than one line: ${text}`);
  const lines = rows.map((row) => [row[0], isTold(row) ? row[1] : "", ...row.slice(2)].join("\t"));
  return [number, lines.join("\n")];
}

const subjects = Object.fromEntries(texts.map(([name, rows], number) => [name, subject(number, rows)]));
if (Object.keys(subjects).length !== texts.length) throw new Error("two subjects have the same name");
// What no JSON text can carry is told of by all modules, and the rest of the subject by one.
const [number, lines] = subjects.contact;
const unreadable = lines.split("\n").map((line) => (line.startsWith("contact.not-json\t") ? line : ""));
write("texts.js", { ...subjects, unreadable: [number, unreadable.join("\n").trimEnd()] }, `export const all = [${Object.keys(subjects)}];\n`);

const rows = texts.flatMap(([, rows]) => rows);
for (const [name, title, , ...helps] of rows) {
  if (codes[name]?.title !== title || codes[name].help !== helps.at(-1)) throw new Error(`the texts of ${name} are not those of \`codes\``);
}
write("codes.js", {
  severities: rows.map(([name]) => ["advice", "warning", "error"].indexOf(codes[name].severity)).join(""),
  titles: rows.filter((row) => !isTold(row)).map(([, title]) => title).join("\n"),
});

function write(name, constants, more = "") {
  const lines = Object.entries(constants).map(([name, value]) => {
    if (value === undefined) throw new Error(`the crate has no ${name}`);
    return `export const ${name} = ${toAscii(JSON.stringify(value, null, 1))};\n`;
  });
  writeFileSync(new URL(`../dist/${name}`, import.meta.url), lines.join("") + more);
}
