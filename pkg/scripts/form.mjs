/**
 * Writes `dist/form-fields.js`: of the field tables of both models what a form needs, and no more. `cargo xtask build` runs it with
 * the path of what the crate says of itself.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { toAscii } from "./ascii.js";

const { tables, currentTables } = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** `{ firstName: { type: "string", maxLength: 30, required: true }, … }`, without what only the server sets. */
const rows = (table) =>
  Object.fromEntries(
    table
      .filter(({ system }) => !system)
      .map(({ name, type, maxLength, required }) => [name, { type, maxLength, required: required || undefined }]),
  );

const fields = Object.fromEntries(
  Object.entries({ documented: tables, current: currentTables }).map(([api, { contact, communication }]) => [
    api,
    { contact: rows(contact), item: rows(communication) },
  ]),
);
writeFileSync(new URL("../dist/form-fields.js", import.meta.url), `export const formFields = ${toAscii(JSON.stringify(fields, null, 1))};\n`);
