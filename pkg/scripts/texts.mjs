/**
 * Writes what the crate says of itself as plain constants, so that reading them starts nothing and bundlers drop the ones that nobody
 * uses: `dist/calls.js`, the numbers of the module's functions; `dist/texts.js`, the texts of the codes by subject, of which an entry
 * takes those that it can speak of; and `dist/codes.js`, what else is known of the codes.
 * `cargo xtask build` runs it with the path of what the crate says.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { toAscii } from "./ascii.js";

const { calls, texts, codes } = JSON.parse(readFileSync(process.argv[2], "utf8"));
write("calls.js", calls);

/** Codes whose messages can lack a parameter: not every server says which field it means. The tests compare every message with the crate. */
const VAGUE = ["contact.required", "server.unknown-member", "server.invalid-reference"];

const parameters = (text) => new Set(Array.from(text.matchAll(/\{([A-Za-z]+)\}/g), ([, name]) => name));

/** A title is told where a parameter of the message is missing. */
const isTold = ([name]) => VAGUE.includes(name);

/** The last remedy has no parameters. It is told if those before it have more of them than the message. */
function isLastTold(row) {
  const [, , message, ...helps] = row;
  const known = parameters(message);
  return isTold(row) || helps.slice(0, -1).every((help) => [...parameters(help)].some((name) => !known.has(name)));
}

/**
 * A subject is its number, its name and one text, which compresses better than many: a line for each code, with tabs between its texts.
 * A name begins with a point where that of the subject goes before it. What is never told is only a part of `codes`.
 */
function subject(number, subject, rows) {
  for (const text of rows.flat()) if (/[\t\n]/.test(text)) throw new Error(`a text with a tab or more than one line: ${text}`);
  const lines = rows.map((row) => {
    const [name, title, message, ...helps] = row;
    const short = name.startsWith(`${subject}.`) ? name.slice(subject.length) : name;
    return [short, isTold(row) ? title : "", message, ...(isLastTold(row) ? helps : helps.slice(0, -1))].join("\t");
  });
  return [number, subject, lines.join("\n")];
}

const subjects = Object.fromEntries(texts.map(([name, rows], number) => [name, subject(number, name, rows)]));
if (Object.keys(subjects).length !== texts.length) throw new Error("two subjects have the same name");
/** A part of a subject, whose codes keep their places. */
const part = ([number, name, lines], is) => [number, name, lines.split("\n").map((line) => (is(line) ? line : "")).join("\n").trimEnd()];

// Who only parses speaks of no queries, and of nothing that comes from another language or goes there.
const { conditions } = subjects;
const isOwn = (line) => line.startsWith(".");
subjects.conditions = part(conditions, isOwn);
subjects.beyond = part(conditions, (line) => !isOwn(line));
const all = Object.keys(subjects);
// What no JSON text can carry is told of by all modules, and the rest of the subject by one.
subjects.unreadable = part(subjects.contact, (line) => line.startsWith(".not-json\t"));
write("texts.js", subjects, `export const all = [${all}];\n`);

const rows = texts.flatMap(([, rows]) => rows);
for (const [name, title, , ...helps] of rows) {
  if (codes[name]?.title !== title || codes[name].help !== helps.at(-1)) throw new Error(`the texts of ${name} are not those of \`codes\``);
}
write("codes.js", {
  severities: rows.map(([name]) => ["advice", "warning", "error"].indexOf(codes[name].severity)).join(""),
  untold: rows.map((row) => [isTold(row) ? "" : row[1], ...(isLastTold(row) ? [] : [row.at(-1)])].join("\t")).join("\n"),
});

function write(name, constants, more = "") {
  const lines = Object.entries(constants).map(([name, value]) => {
    if (value === undefined) throw new Error(`the crate has no ${name}`);
    return `export const ${name} = ${toAscii(JSON.stringify(value, null, 1))};\n`;
  });
  writeFileSync(new URL(`../dist/${name}`, import.meta.url), lines.join("") + more);
}
