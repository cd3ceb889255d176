/** The JSON Schema of a payload, before or after the check, in the version that is asked for. */

import { kindOf } from "./kinds.js";
import { fieldsOf } from "./rows.js";
import { blank, comment, communication, communicationTold, contact, contactTold, day, time } from "../dist/tables.js";

const SUBJECTS = {
  contact: ["Contact", contact, contactTold],
  communication: ["Communication", communication, communicationTold],
};
const MODELS = ["documented", "current"];

/** The versions of JSON Schema, and what each says of itself. OpenAPI has no place for that. */
const TARGETS = {
  "draft-2020-12": { $schema: "https://json-schema.org/draft/2020-12/schema", $comment: comment },
  "draft-07": { $schema: "http://json-schema.org/draft-07/schema#", $comment: comment },
  "openapi-3.0": {},
};

/**
 * @param {"contact" | "communication"} subject
 * @param {"input" | "output"} direction In the output no field of the table is null: normalization has left it out.
 * @param {unknown} target The version: a key of `TARGETS`.
 * @param {{ api?: string, unknownFields?: string }} options Those of the check.
 * @returns {Record<string, unknown>} a new object; nothing in it refers to another place, so that it can stand anywhere.
 */
export function jsonSchema(subject, direction, target, { api = MODELS[0], unknownFields }) {
  if (typeof target !== "string" || !Object.hasOwn(TARGETS, target)) {
    throw new TypeError(`target: expected ${Object.keys(TARGETS).join(", ")}, found ${typeof target === "string" ? "another one" : kindOf(target)}`);
  }
  const model = MODELS.indexOf(api);
  if (model < 0) throw new TypeError(`options: api: expected ${MODELS.join(" or ")}`);
  return { ...TARGETS[target], ...object(subject, model, direction === "input", target === "openapi-3.0", unknownFields === "error") };
}

function object(subject, model, isInput, isOpenApi, isClosed) {
  const [title, table, told] = SUBJECTS[subject];
  const fields = fieldsOf(table, model, told);
  // By name; what the documented model lacks comes last.
  const names = new Set([0, model].flatMap((model) => fieldsOf(table, model).map(({ name }) => name).sort()));
  const properties = {};
  for (const name of names) {
    const field = fields.find((field) => field.name === name);
    if (field === undefined) continue;
    const { description, required, system } = field;
    if (system) {
      properties[name] = { description, readOnly: true };
      continue;
    }
    const schema = { description, ...kind(field) };
    if (field.type === "communications") schema.items = object("communication", model, isInput, isOpenApi, isClosed);
    if (!required) nullable(schema, isInput, isOpenApi);
    properties[name] = schema;
  }
  const required = fields.filter(({ required }) => required).map(({ name }) => name);
  return { title, type: "object", properties, required, ...(isClosed ? { additionalProperties: false } : {}) };
}

/** An optional field: null counts as absent. */
function nullable(schema, isInput, isOpenApi) {
  // Of an enum without a type, `nullable` says nothing.
  if (isOpenApi) schema.type ??= "string";
  if (!isInput) return;
  if (isOpenApi) schema.nullable = true;
  else if (schema.type) schema.type = [schema.type, "null"];
  schema.enum?.push(null);
}

function kind({ type, maxLength, minimum, maximum, enum: choices, required }) {
  switch (type) {
    case "string": {
      if (choices) return { enum: choices };
      const schema = maxLength ? { maxLength } : {};
      if (required) schema.pattern = `[^${blank}]`;
      schema.type = type;
      return schema;
    }
    case "integer":
      return { maximum, minimum, type };
    case "date":
      return moment(`(?:${time})?`);
    case "dateTime":
      return moment(time);
    case "reference":
      return { properties: { id: id() }, required: ["id"], type: "object" };
    case "references":
      return { items: kind({ type: "reference" }), type: "array" };
    case "integers":
      return { items: id(), type: "array" };
    case "objects":
      return { items: { type: "object" }, type: "array" };
    case "communications":
      return { type: "array" };
    default:
      return { type };
  }
}

const id = () => ({ maximum: 2147483647, minimum: 1, type: "integer" });

const moment = (time) => ({ pattern: `^[${blank}]*${day}${time}[${blank}]*$`, type: "string" });
