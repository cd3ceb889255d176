/** A JSON Schema compiled by ajv, and the items by hand. */

import Ajv from "ajv";
import addFormats from "ajv-formats";
import { DATES, FLAGS, IDS, MAX_EXTENSION, MAX_ID, MAX_VALUE, REFERENCES, REQUIRED, TEXTS, fields } from "./contact-fields.mjs";
import { normalizeItems } from "./contact-items.mjs";

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats(ajv);
const id = { type: "integer", minimum: 1, maximum: MAX_ID };
const reference = { type: "object", required: ["id"], properties: { id } };
const nullable = (name, schema) => (REQUIRED.includes(name) ? schema : { ...schema, nullable: true });
const valid = ajv.compile({
  type: "object",
  required: REQUIRED,
  properties: {
    ...fields(Object.keys(TEXTS), (name) =>
      nullable(name, { type: "string", maxLength: TEXTS[name], ...(REQUIRED.includes(name) ? { minLength: 1 } : {}) }),
    ),
    ...fields(FLAGS, (name) => nullable(name, { type: "boolean" })),
    ...fields(DATES, (name) => nullable(name, { type: "string", format: "date" })),
    ...fields(REFERENCES, (name) => nullable(name, reference)),
    ...fields(IDS, (name) => nullable(name, id)),
    portalSecurityLevel: { type: "integer", minimum: 1, maximum: 6, nullable: true },
    communicationItems: {
      type: "array",
      nullable: true,
      items: {
        type: "object",
        required: ["type", "value"],
        properties: {
          type: reference,
          value: { type: "string", minLength: 1, maxLength: MAX_VALUE },
          extension: { type: "string", maxLength: MAX_EXTENSION, nullable: true },
          defaultFlag: { type: "boolean", nullable: true },
        },
      },
    },
  },
});

export function check(contact) {
  const problems = valid(contact) ? [] : [...valid.errors];
  const value = normalizeItems(contact, problems);
  return { ok: problems.length === 0, value, problems };
}
