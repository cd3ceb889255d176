/**
 * Writes `dist/tables.js`: the field tables of both models and what stands around them, each fact once. `lib/rows.js` makes rows of
 * them, and `lib/schemas.js` JSON Schemas. `cargo xtask build` runs it with the path of what the crate says of itself.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { fieldsOf } from "../lib/rows.js";
import { toAscii } from "./ascii.js";

const { tables, currentTables } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const MODELS = [tables, currentTables];

/** A word for each field: its name, what the documented model says of it, and what the other one says if that differs. */
function table(subject) {
  const names = new Set(MODELS.flatMap((model) => model[subject].map(({ name }) => name)));
  const rowOf = (model, name) => model[subject].find((row) => row.name === name);
  const words = [...names].map((name) => {
    const [first, second] = MODELS.map((model) => rule(rowOf(model, name)));
    return [name, first, ...(first === second ? [] : [second])].join("|");
  });
  const told = [...names].map((name) => MODELS.map((model) => rowOf(model, name)).find((row) => row !== undefined).description);
  const texts = [words.join(" "), told.join("\n")];
  for (const [model, rows] of MODELS.entries()) {
    if (!isDeepStrictEqual(fieldsOf(texts[0], model, texts[1]), rows[subject])) throw new Error(`the rows of ${subject} would not be read`);
  }
  return texts;
}

/** `string:30:+`: the type, the limit or the choices, and whether it is required (`+`) or the server's (`-`). */
function rule(row) {
  if (row === undefined) return "";
  const { type, maxLength, maximum, enum: choices } = row;
  const limit = maxLength ?? (maximum === 2 ** 31 - 1 ? undefined : maximum) ?? choices ?? "";
  return [type, limit, row.required ? "+" : row.system ? "-" : ""].join(":").replace(/:+$/, "");
}

/** Rows whose ids count from one: a line each, without the id. */
function numbered(rows) {
  return rows.map(({ id, ...others }, at) => {
    if (id !== at + 1) throw new Error(`the row ${id} stands in the place of ${at + 1}`);
    return Object.values(others).join("\t");
  }).join("\n");
}

/** The regular expressions of the schemas, in the pieces that they share: white space, a day, and a time of day. */
function patterns() {
  const read = (name) => JSON.parse(readFileSync(new URL(`../schemas/${name}.json`, import.meta.url), "utf8"));
  const [documented, current] = ["contact", "current/contact"].map((name) => read(name).properties);
  const blank = documented.firstName.pattern.slice(2, -1);
  const [date, dateTime] = [documented, current].map(({ anniversary }) => anniversary.pattern.slice(`^[${blank}]*`.length, -`[${blank}]*$`.length));
  // Where a time may be missing, it stands in a group.
  const at = [...date].findIndex((letter, at) => letter !== dateTime[at]);
  const [day, time] = [date.slice(0, at), dateTime.slice(at)];
  if (date !== `${day}(?:${time})?`) throw new Error("a date is no day with a time or without");
  return { blank, day, time, comment: read("contact").$comment };
}

const [contact, contactTold] = table("contact");
const [communication, communicationTold] = table("communication");
const [note, noteTold] = table("note");
const constants = {
  contact,
  communication,
  note,
  contactTold,
  communicationTold,
  noteTold,
  contactTypeRows: numbered(tables.contactTypes),
  communicationTypeRows: numbered(tables.communicationTypes),
  portalLevelRows: numbered(tables.portalLevels),
  ...patterns(),
};
const lines = Object.entries(constants).map(([name, value]) => `export const ${name} = ${toAscii(JSON.stringify(value))};\n`);
writeFileSync(new URL("../dist/tables.js", import.meta.url), lines.join(""));
