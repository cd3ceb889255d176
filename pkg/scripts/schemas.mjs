/**
 * Writes `dist/schemas.js`: what the schemas of `schemas/*.json` say, for `~standard.jsonSchema`, with nothing said twice. Each
 * field stands once, with its schema under both models or under the one that has it. `cargo xtask build` runs it.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { toAscii } from "./ascii.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../schemas/${name}.json`, import.meta.url), "utf8"));

/** `[name, schema]` where the models agree, else `[name, documented, current]` with null for a model that lacks the field. */
function fields(subject) {
  const [documented, current] = [read(subject), read(`current/${subject}`)];
  const names = new Set([...Object.keys(documented.properties), ...Object.keys(current.properties)]);
  return [...names].map((name) => {
    const both = [documented, current].map(({ properties }) => (Object.hasOwn(properties, name) ? strip(properties[name]) : null));
    return JSON.stringify(both[0]) === JSON.stringify(both[1]) ? [name, both[0]] : [name, ...both];
  });
}

/** What stands for a communication item is put there when a schema is made. */
function strip(schema) {
  if (schema.items?.$ref === undefined) return schema;
  const { items, ...rest } = schema;
  return rest;
}

const constants = {
  contact: { title: read("contact").title, required: [read("contact").required, read("current/contact").required], fields: fields("contact") },
  communication: {
    title: read("communication").title,
    required: [read("communication").required, read("current/communication").required],
    fields: fields("communication"),
  },
  comment: read("contact").$comment,
};
const lines = Object.entries(constants).map(([name, value]) => `export const ${name} = ${toAscii(JSON.stringify(value))};\n`);
writeFileSync(new URL("../dist/schemas.js", import.meta.url), lines.join("\n"));
