/**
 * Writes `dist/tables.js`: the codes and the field tables as plain constants, taken from the built module, so that
 * reading them starts nothing and bundlers drop the ones that nobody uses. `cargo xtask build` runs it.
 */

import { readFileSync, writeFileSync } from "node:fs";
import * as raw from "../dist/psa_contacts.js";

const dist = new URL("../dist/", import.meta.url);
raw.initSync({ module: readFileSync(new URL("psa_contacts_bg.wasm", dist)) });

const tables = raw.tables("documented");
const constants = {
  codes: raw.codes(),
  contactFields: tables.contact,
  communicationFields: tables.communication,
  noteFields: tables.note,
  contactTypes: tables.contactTypes,
  communicationTypes: tables.communicationTypes,
  portalLevels: tables.portalLevels,
};

const lines = Object.entries(constants).map(([name, value]) => {
  if (value === undefined) throw new Error(`the module has no ${name}`);
  return `export const ${name} = ${JSON.stringify(value, null, 1)};\n`;
});
writeFileSync(new URL("tables.js", dist), lines.join("\n"));
