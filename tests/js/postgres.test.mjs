/** The SQL for PostgreSQL, run by PostgreSQL: it keeps the records that `filterRecords` keeps. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { PGlite } from "@electric-sql/pglite";
import { filterRecords, parseConditions, toSql } from "psa-contacts";
import { kindsOf } from "./conditionfields.mjs";

const cases = (name) => JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), "utf8"));
const COLUMN = { string: "TEXT", enum: "TEXT", number: "INTEGER", boolean: "BOOLEAN", datetime: "TIMESTAMPTZ", object: "JSONB" };

/** The columns of a mirror of contacts: `company/id` lies in `company_id`. */
const columns = kindsOf().filter(([path, kind]) => COLUMN[kind] && !/^(communicationItems|types|caption|value)\b/.test(path));
const columnOf = (path) => path.replaceAll("/", "_");

let database;
before(async () => {
  database = await PGlite.create();
});
after(() => database.close());

/** The same numbers in every run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const below = random(7);
const pick = (list) => list[below(list.length)];

/** Values that the conditions of the cases ask for, and some beside them, so that every comparison meets both verdicts. */
function pool(texts) {
  const found = { number: new Set([1, 2, 6]), string: new Set(["", "x", "Smith", "O\"Neil", "50%", "J_x", "a\\b"]), boolean: new Set([true, false]), datetime: new Set() };
  const literals = (value) => {
    if (value.type === "list") value.values.forEach(literals);
    else if (value.type in found) found[value.type].add(value.value);
  };
  const visit = (expr) => (expr.type === "comparison" ? literals(expr.value) : expr.args.forEach(visit));
  for (const text of texts) {
    const outcome = parseConditions(text, { entity: "any" });
    if (outcome.ok) visit(outcome.value);
  }
  for (const text of [...found.string]) for (const other of [text.toUpperCase(), `${text}y`, text.replaceAll(/[*%_]/g, "z")]) found.string.add(other);
  for (const time of [...found.datetime, "2016-08-20T18:04:26Z"]) {
    const at = Date.parse(time);
    if (!Number.isNaN(at)) for (const near of [-1000, 0, 1000]) found.datetime.add(new Date(at + near).toISOString());
  }
  const isMoment = (time) => !Number.isNaN(Date.parse(time)) && /T.*Z$/.test(time);
  const isInteger = (number) => Number.isInteger(number) && Math.abs(number) < 2 ** 31;
  return { number: [...found.number].filter(isInteger), string: [...found.string], boolean: [...found.boolean], datetime: [...found.datetime].filter(isMoment) };
}

function record(values) {
  const made = {};
  for (const [path, kind] of columns) {
    // An object is there when a member of it is.
    if (kind === "object" || below(4) === 0) continue;
    const steps = path.split("/");
    const last = steps.pop();
    let holder = made;
    for (const step of steps) holder = holder[step] ??= {};
    holder[last] = kind === "enum" ? pick(["Female", "Male", "Online", "Away"]) : pick(values[kind]);
  }
  return made;
}

const at = (record, path) => path.split("/").reduce((value, step) => value?.[step], record) ?? null;

async function mirror(records) {
  await database.exec(`DROP TABLE IF EXISTS contacts; CREATE TABLE contacts (at INTEGER, ${columns.map(([path, kind]) => `"${columnOf(path)}" ${COLUMN[kind]}`).join(", ")})`);
  for (const [index, one] of records.entries()) {
    const values = [index, ...columns.map(([path]) => at(one, path))];
    await database.query(`INSERT INTO contacts VALUES (${values.map((_, n) => `$${n + 1}`).join(", ")})`, values);
  }
}

async function kept({ text, params }) {
  const { rows } = await database.query(`SELECT at FROM contacts WHERE ${text} ORDER BY at`, params);
  return rows.map((row) => row.at);
}

test("the shared cases", async () => {
  const texts = [
    ...cases("conditions").filter(({ canonical }) => canonical !== undefined).map(({ text, options }) => [text, options]),
    ...cases("conditions-verbs").filter(({ verb, sql }) => verb === "sql" && sql.columns === undefined).map(({ input, options }) => [input, options]),
  ];
  const values = pool(texts.map(([text]) => text));
  const records = Array.from({ length: 80 }, () => record(values));
  await mirror(records);
  const wrong = [];
  const verdicts = { run: 0, kept: 0, dropped: 0 };
  for (const [text, { entity, api, dialect } = {}] of texts) {
    if (entity !== undefined || dialect === "customFieldConditions") continue;
    const { ok, value } = toSql(text, { dialect: "postgres", ...(api && { api }) });
    // What SQL cannot say is refused, and the conditions of arrays are.
    if (!ok) continue;
    verdicts.run++;
    try {
      const expected = filterRecords(text, records).map((one) => records.indexOf(one));
      assert.deepEqual(await kept(value), expected);
      verdicts.kept += expected.length;
      verdicts.dropped += records.length - expected.length;
    } catch (error) {
      wrong.push(`${text}\n  ${value.text} ${JSON.stringify(value.params)}\n  ${error.message.slice(0, 300)}`);
    }
  }
  assert.equal(wrong.length, 0, `${wrong.length} of ${verdicts.run}:\n${wrong.join("\n")}`);
  assert.ok(verdicts.run > 60 && verdicts.kept > 500 && verdicts.dropped > 500, JSON.stringify(verdicts));
});

test("random conditions", async () => {
  const names = { number: ["id", "company/id"], string: ["firstName", "lastName"], boolean: ["inactiveFlag"], datetime: ["lastUpdated", "birthDay"] };
  const values = {
    number: [1, 2, 3, 2147483647],
    string: ["a", "A", "ab", "a_b", "a%", "", " ", "[x]", "ÄÖ", "äö", "\\", "'", "$1"],
    boolean: [true, false],
    datetime: ["2024-02-29T00:00:00.000Z", "2024-02-29T12:00:00.000Z", "2023-12-31T23:59:59.000Z"],
  };
  const records = Array.from({ length: 60 }, () => record(values));
  await mirror(records);
  const literal = (kind) => (kind === "number" && below(9) === 0 ? { type: "number", value: pick([2147483648, -1.5]) } : { type: kind, value: pick(values[kind]) });
  const comparison = () => {
    const kind = pick(["number", "string", "boolean", "datetime"]);
    const made = { type: "comparison", field: pick(names[kind]) };
    switch (below(4)) {
      case 0:
        return { ...made, operator: pick(["=", "!="]), value: below(3) === 0 ? { type: "null" } : literal(kind) };
      case 1:
        return { ...made, operator: "in", negated: below(2) === 0, value: { type: "list", values: [literal(kind), literal(kind)] } };
      case 2:
        if (kind === "string") {
          const operator = pick(["contains", "like"]);
          const text = operator === "like" ? pick(["a*", "*b", "a_b", "%", "[a-c]*", "[^a]*", "a\\b", "ä*", "?"]) : pick(["a", "B", "%", "_", "ö", ""]);
          return { ...made, operator, negated: below(2) === 0, value: { type: "string", value: text } };
        }
    }
    return { ...made, operator: kind === "boolean" ? "=" : pick(["<", "<=", ">", ">="]), value: literal(kind) };
  };
  const tree = (depth) => (depth === 0 || below(2) === 0 ? comparison() : { type: pick(["and", "or"]), args: [tree(depth - 1), tree(depth - 1)] });
  let [found, missed] = [0, 0];
  for (let round = 0; round < 400; round++) {
    const expr = tree(3);
    const { value } = toSql(expr, { dialect: "postgres", entity: "any" });
    const expected = filterRecords(expr, records).map((one) => records.indexOf(one));
    assert.deepEqual(await kept(value), expected, `${value.text} ${JSON.stringify(value.params)}`);
    found += expected.length;
    missed += records.length - expected.length;
  }
  assert.ok(found > 1000 && missed > 1000, `${found} kept, ${missed} dropped`);
});
