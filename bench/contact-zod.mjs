/** A schema of zod, and the items by hand. */

import * as z from "zod";
import { DATES, FLAGS, IDS, MAX_EXTENSION, MAX_ID, MAX_VALUE, REFERENCES, REQUIRED, TEXTS, fields } from "./contact-fields.mjs";
import { normalizeItems } from "./contact-items.mjs";

const id = z.number().int().min(1).max(MAX_ID);
const reference = z.looseObject({ id: id });
const field = (name, schema) => (REQUIRED.includes(name) ? schema : schema.nullish());
export const schema = z.looseObject({
  ...fields(Object.keys(TEXTS), (name) =>
    field(name, REQUIRED.includes(name) ? z.string().trim().min(1).max(TEXTS[name]) : z.string().trim().max(TEXTS[name])),
  ),
  ...fields(FLAGS, (name) => field(name, z.boolean())),
  ...fields(DATES, (name) => field(name, z.iso.date())),
  ...fields(REFERENCES, (name) => field(name, reference)),
  ...fields(IDS, (name) => field(name, id)),
  portalSecurityLevel: z.number().int().min(1).max(6).nullish(),
  communicationItems: z
    .array(
      z.looseObject({
        type: reference,
        value: z.string().trim().min(1).max(MAX_VALUE),
        extension: z.string().max(MAX_EXTENSION).nullish(),
        defaultFlag: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

/** A check with a schema: the one above, or what was made of it. */
export const checkWith = (schema) => (contact) => {
  const { success, data, error } = schema.safeParse(contact);
  const problems = success ? [] : [...error.issues];
  const value = normalizeItems(success ? data : contact, problems);
  return { ok: problems.length === 0, value, problems };
};
export const check = checkWith(schema);
