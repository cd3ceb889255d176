/**
 * Writes `dist/plan.js`: the field tables as `lib/node/` walks them, both models, in the order of the table, and what is said of sound
 * contacts. What is read from a file may hold more than what goes over a wire. `cargo xtask build` runs it with the path of what the crate says of itself.
 */

import { readFileSync, writeFileSync } from "node:fs";

const { tables, currentTables, said } = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** What a check needs of a row. */
const short = ({ description, ...row }) => row;
const model = ({ contact, communication }) => ({ contact: contact.map(short), communication: communication.map(short) });
const constants = { documented: model(tables), current: model(currentTables), said };
/** A member that is set by its own name is set faster than one whose name is a value. */
const cases = constants.documented.contact.map(({ name }, number) => `    case ${number}:\n      holder.${name} = value;\n      break;\n`);
const put = `/** Sets the field of that number of the documented model. */
export function put(holder, number, name, value) {
  switch (number) {
${cases.join("")}    default:
      holder[name] = value;
  }
}
`;
const lines = Object.entries(constants).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`);
writeFileSync(new URL("../dist/plan.js", import.meta.url), [...lines, put].join("\n"));
