/** A schema of valibot, and the items by hand. */

import * as v from "valibot";
import {
  DATES, FLAGS, IDS, MAX_EXTENSION, MAX_ID, MAX_VALUE, REFERENCES, REQUIRED, TEXTS, fields, isDate,
} from "./contact-fields.mjs";
import { normalizeItems } from "./contact-items.mjs";

const integer = (least, most) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const text = (least, most) => v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most));
const id = integer(1, MAX_ID);
const reference = v.looseObject({ id });
const field = (name, schema) => (REQUIRED.includes(name) ? schema : v.nullish(schema));
const schema = v.looseObject({
  ...fields(Object.keys(TEXTS), (name) => field(name, text(REQUIRED.includes(name) ? 1 : 0, TEXTS[name]))),
  ...fields(FLAGS, (name) => field(name, v.boolean())),
  // Its own rule for dates takes the 31st of February.
  ...fields(DATES, (name) => field(name, v.pipe(v.string(), v.check(isDate)))),
  ...fields(REFERENCES, (name) => field(name, reference)),
  ...fields(IDS, (name) => field(name, id)),
  portalSecurityLevel: v.nullish(integer(1, 6)),
  communicationItems: v.nullish(
    v.array(
      v.looseObject({
        type: reference,
        value: text(1, MAX_VALUE),
        extension: v.nullish(v.pipe(v.string(), v.maxLength(MAX_EXTENSION))),
        defaultFlag: v.nullish(v.boolean()),
      }),
    ),
  ),
});

export function check(contact) {
  const { success, output, issues } = v.safeParse(schema, contact);
  const problems = success ? [] : [...issues];
  const value = normalizeItems(success ? output : contact, problems);
  return { ok: problems.length === 0, value, problems };
}
