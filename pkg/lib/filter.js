/** Records that an expression keeps. */

import { wantArray } from "./arguments.js";
import { formatConditions, parseConditions } from "./conditions.js";
import { wantConditions } from "./expression.js";
import { FieldTree } from "./fields.js";
import { withModule } from "./module.js";
import { wantOptions } from "./options.js";
import { unwrap } from "./outcome.js";
import { snapshot } from "./snapshot.js";

/** The caller's own objects, in order. Of each record the fields that the expression names are read, and no more. */
export function filterRecords(source, records, options) {
  wantArray(records, "records");
  const how = wantOptions(options);
  const conditions = checked(wantConditions(source, "expression"), how);
  const only = FieldTree.of(unwrap(withModule((raw) => raw.conditionsFields(conditions))));
  const kept = [];
  const rows = [];
  for (const record of records) {
    // What is no object has no fields, so no expression keeps it.
    if (typeof record !== "object" || record === null) continue;
    const { value } = snapshot(record, { only });
    if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
    kept.push(record);
    rows.push(value);
  }
  const json = JSON.stringify(rows);
  // Conditions on arrays mean one element together in one parameter, and any element each in another one.
  const dialect = how && { dialect: how.dialect };
  return unwrap(withModule((raw) => raw.filterRecords(conditions, json, dialect))).map((at) => kept[at]);
}

/** Records may be of any kind, so the fields of the contact count only where the options ask for them. */
function checked(conditions, options) {
  if (options === undefined) return conditions;
  const text = typeof conditions === "string" ? conditions : formatConditions(conditions);
  return unwrap(parseConditions(text, options));
}
