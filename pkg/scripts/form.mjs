/**
 * Writes `dist/form-fields.js`: of the field tables of both models what a form needs, and no more. `cargo xtask build` runs it.
 */

import { readFileSync, writeFileSync } from "node:fs";
import * as raw from "../dist/psa_contacts.js";

const dist = new URL("../dist/", import.meta.url);
raw.initSync({ module: readFileSync(new URL("psa_contacts_bg.wasm", dist)) });

/** `{ firstName: { type: "string", maxLength: 30, required: true }, … }`, without what only the server sets. */
const rows = (table) =>
  Object.fromEntries(
    table
      .filter(({ system }) => !system)
      .map(({ name, type, maxLength, required }) => [name, { type, maxLength, required: required || undefined }]),
  );

const fields = Object.fromEntries(
  ["documented", "current"].map((api) => {
    const { contact, communication } = raw.tables(api);
    return [api, { contact: rows(contact), item: rows(communication) }];
  }),
);
writeFileSync(new URL("form-fields.js", dist), `export const formFields = ${JSON.stringify(fields, null, 1)};\n`);
