/** Records that an expression keeps. */

import { wantArray } from "./arguments.js";
import { wantConditions } from "./expression.js";
import { FieldTree } from "./fields.js";
import { withModule } from "./module.js";
import { wantOptions } from "./options.js";
import { unwrap } from "./outcome.js";
import { snapshot } from "./snapshot.js";

/** The caller's own objects, in order. Of each record the fields that the expression names are read, and no more. */
export function filterRecords(source, records, options) {
  const conditions = wantConditions(source, "expression");
  wantArray(records, "records");
  const how = wantOptions(options);
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
  return unwrap(withModule((raw) => raw.filterRecords(conditions, json, how))).map((at) => kept[at]);
}
