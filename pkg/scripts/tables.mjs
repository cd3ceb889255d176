/**
 * Writes `dist/calls.js`, the numbers of the module's functions, `dist/texts.js`, the texts of the codes by subject and place
 * (an entry takes the subjects that it can speak of), and `dist/tables.js`, the field tables: plain constants, so that reading them starts nothing and bundlers drop the ones that
 * nobody uses. `cargo xtask build` runs it with the path of what the crate says of itself.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { toAscii } from "./ascii.js";

const { calls, texts, codes, tables } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const constants = {
  contactFields: tables.contact,
  communicationFields: tables.communication,
  noteFields: tables.note,
  contactTypes: tables.contactTypes,
  communicationTypes: tables.communicationTypes,
  portalLevels: tables.portalLevels,
};
write("tables.js", { codes, ...constants });
const subjects = Object.fromEntries(texts.map(([name, codes], number) => [name, { number, codes }]));
if (Object.keys(subjects).length !== texts.length) throw new Error("two subjects have the same name");
// What no JSON text can carry is told of by all modules, and the rest of the subject by one.
const { number, codes: ofContact } = subjects.contact;
const place = ofContact.findIndex(([name]) => name === "contact.not-json");
write("texts.js", { ...subjects, unreadable: { number, codes: { [place]: ofContact[place] } } });
write("calls.js", calls);

function write(name, constants) {
  const lines = Object.entries(constants).map(([name, value]) => {
    if (value === undefined) throw new Error(`the crate has no ${name}`);
    return `export const ${name} = ${toAscii(JSON.stringify(value, null, 1))};\n`;
  });
  writeFileSync(new URL(`../dist/${name}`, import.meta.url), lines.join(""));
}
