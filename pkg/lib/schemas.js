/** The JSON Schema of a payload, before or after the check, in the version that is asked for. */

import { kindOf } from "./kinds.js";
import { comment, communication, contact } from "../dist/schemas.js";

const SUBJECTS = { contact, communication };
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
  const how = { model, isInput: direction === "input", isOpenApi: target === "openapi-3.0", isClosed: unknownFields === "error" };
  return { ...structuredClone(TARGETS[target]), ...object(SUBJECTS[subject], how) };
}

function object({ title, required, fields }, how) {
  const properties = {};
  for (const [name, documented, current = documented] of fields) {
    const schema = [documented, current][how.model];
    if (schema !== null) properties[name] = property(name, structuredClone(schema), how);
  }
  const closed = how.isClosed ? { additionalProperties: false } : {};
  return { title, type: "object", properties, required: [...required[how.model]], ...closed };
}

function property(name, schema, how) {
  if (name === "communicationItems") schema.items = object(communication, how);
  const isNullable = Array.isArray(schema.type) || schema.enum?.includes(null) === true;
  if (Array.isArray(schema.type)) schema.type = schema.type[0];
  if (!isNullable) return schema;
  schema.enum = schema.enum?.filter((choice) => choice !== null);
  if (how.isOpenApi) {
    // Of an enum without a type, `nullable` says nothing.
    if (schema.enum !== undefined) schema.type = "string";
    if (how.isInput) {
      schema.nullable = true;
      schema.enum?.push(null);
    }
  } else if (how.isInput) {
    if (schema.type !== undefined) schema.type = [schema.type, "null"];
    schema.enum?.push(null);
  }
  if (schema.enum === undefined) delete schema.enum;
  return schema;
}
