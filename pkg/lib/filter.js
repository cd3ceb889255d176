/** Records that an expression keeps. */

import * as calls from "../dist/calls.js";
import { readOutcome } from "./answer.js";
import { wantArray, wantObject } from "./arguments.js";
import { Unusual, compile, compileTogether, isPlainObject } from "./compile.js";
import { formatConditions, parseConditions } from "./conditions.js";
import { wantConditions } from "./expression.js";
import { fieldTree } from "./fields.js";
import { ask } from "./module.js";
import { membersText, toText } from "./options.js";
import { unwrap } from "./outcome.js";
import { snapshot } from "./snapshot.js";

/** The caller's own objects, in order. Of each record the fields that the expression names are read, and no more. */
export function filterRecords(source, records, options) {
  wantArray(records, "records");
  if (options !== undefined) wantObject(options, "options");
  const filter = filterOf(source, options);
  const kept = [];
  // What only the interpreter judges right: where the records are among the kept ones, and what JSON carries of them.
  const [places, rows] = [[], []];
  for (const record of records) {
    // What is no object has no fields, so no expression keeps it.
    if (typeof record !== "object" || record === null) continue;
    const verdict = filter.judge(record, rows);
    if (verdict === undefined) places.push(kept.length);
    if (verdict !== false) kept.push(record);
  }
  if (rows.length === 0) return kept;
  const refused = new Set(places);
  for (const at of filter.interpret(rows)) refused.delete(places[at]);
  return kept.filter((_, at) => !refused.has(at));
}

/** The filters of texts that were asked for without options. */
const known = new Map();
const MAX_KNOWN = 100;

function filterOf(source, how) {
  const conditions = wantConditions(source, "expression");
  if (typeof conditions !== "string" || how !== undefined) return new Filter(conditions, how);
  const filter = known.get(conditions) ?? new Filter(conditions);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(conditions, filter);
  return filter;
}

class Filter {
  #conditions;
  #dialect;
  #only;
  #test;
  /** Whether the test may see records as they are, and not what JSON carries of them. */
  #isDirect;

  constructor(conditions, how) {
    const expr = checked(conditions, how);
    const fields = fieldsOf(expr, new Set());
    this.#conditions = toText(conditions);
    // Conditions on arrays mean one element together in one parameter, and any element each in another one.
    this.#dialect = how === undefined ? "" : membersText({ dialect: how.dialect });
    this.#only = fieldTree(fields);
    this.#isDirect = how?.dialect !== "childConditions";
    try {
      this.#test = this.#isDirect ? compile(expr) : compileTogether(expr, fields);
    } catch (error) {
      if (error !== Unusual) throw error;
    }
  }

  /** Whether a record is kept; `undefined` if the interpreter is to say so of what is added to `rows`. */
  judge(record, rows) {
    try {
      if (this.#isDirect && this.#test !== undefined && isPlainObject(record)) return this.#test(record);
    } catch {
      // It is out of the ordinary, or a getter of it threw.
    }
    const { value } = snapshot(record, { only: this.#only });
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    try {
      if (this.#test !== undefined) return this.#test(value);
    } catch (error) {
      if (error !== Unusual) throw error;
    }
    rows.push(value);
    return undefined;
  }

  /** The positions of the rows that are kept. */
  interpret(rows) {
    const json = JSON.stringify(rows);
    return unwrap(readOutcome(ask(calls.filterRecords, `${this.#dialect}\0${this.#conditions}\0${json}`)));
  }
}

/** The tree of an expression. Records may be of any kind, so the fields of the contact count only where options ask for them. */
function checked(conditions, how) {
  if (typeof conditions !== "string" && how === undefined) {
    unwrap(readOutcome(ask(calls.conditionsFields, toText(conditions))));
    return conditions;
  }
  const text = typeof conditions === "string" ? conditions : formatConditions(conditions);
  return unwrap(parseConditions(text, how ?? { entity: "any" }));
}

function fieldsOf(expr, fields) {
  if (expr.type === "comparison") fields.add(expr.field);
  else for (const arg of expr.args) fieldsOf(arg, fields);
  return fields;
}
