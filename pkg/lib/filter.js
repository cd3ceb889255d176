/** Records that an expression keeps. */

import * as calls from "../dist/calls.js";
import { readOutcome } from "./answer.js";
import { wantArray, wantObject } from "./arguments.js";
import { formatConditions, parseConditions } from "./conditions.js";
import { wantConditions } from "./expression.js";
import { FieldTree } from "./fields.js";
import { ask } from "./module.js";
import { membersText, toText } from "./options.js";
import { unwrap } from "./outcome.js";
import { snapshot } from "./snapshot.js";

/** The caller's own objects, in order. Of each record the fields that the expression names are read, and no more. */
export function filterRecords(source, records, options) {
  wantArray(records, "records");
  if (options !== undefined) wantObject(options, "options");
  const conditions = toText(checked(wantConditions(source, "expression"), options));
  const only = FieldTree.of(unwrap(readOutcome(ask(calls.conditionsFields, conditions))));
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
  const dialect = options === undefined ? "" : membersText({ dialect: options.dialect });
  return unwrap(readOutcome(ask(calls.filterRecords, `${dialect}\0${conditions}\0${json}`))).map((at) => kept[at]);
}

/** Records may be of any kind, so the fields of the contact count only where the options ask for them. */
function checked(conditions, options) {
  if (options === undefined) return conditions;
  const text = typeof conditions === "string" ? conditions : formatConditions(conditions);
  return unwrap(parseConditions(text, options));
}
