/** The template tag, the builder, the printer's road through them, and filters. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ConditionsError, and, conditions, contactsQuery, field, filterRecords, formatConditions, or, parseConditions } from "psa-contacts";

const any = { entity: "any" };

/** Strings that try to leave their quotes. */
const HOSTILE = [
  "", " ", '"', "'", "\\", '\\"', "\\'", '""', "''", '"" or 1 = 1', '" or id > 0 or lastName = "', "' or id > 0 or lastName = '",
  '\\" or id > 0 --', "\\\\", 'a\\', "%", "*", "[x]", "(", ")", ") or (id > 0", "null", "true", "5", "[2020-01-01]", "\n", "\t", "\0", "\u2028",
  "“quoted”", "😀", "é", "a&b+c%20", "${id}", "in (1, 2)", "x".repeat(2000),
];

function seeded(seed) {
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}

const random = seeded(20260101);
const alphabet = ['"', "'", "\\", " ", "a", "=", "(", ")", "%", "*", "[", "]", "\n", "or", "and", "😀", "“", "\u0000", "0"];
for (let at = 0; at < 500; at++) {
  HOSTILE.push(Array.from({ length: Math.floor(random() * 12) }, () => alphabet[Math.floor(random() * alphabet.length)]).join(""));
}

test("a bound string comes back as exactly that value, and as nothing else", () => {
  for (const value of HOSTILE) {
    for (const text of [conditions`lastName = ${value}`, field("lastName").eq(value).toString()]) {
      const outcome = parseConditions(text, any);
      assert.equal(outcome.ok, true, `${text}: ${JSON.stringify(outcome.diagnostics)}`);
      const { type, field: path, operator, value: literal } = outcome.value;
      assert.deepEqual([type, path, operator, literal.type], ["comparison", "lastName", "=", "string"], text);
      assert.equal(literal.value, value);
    }
    const listed = conditions`lastName in (${[value, "b"]}) and id = 1`;
    assert.equal(parseConditions(listed, any).value.args[0].value.values[0].value, value);
    assert.equal(listed, and(field("lastName").in([value, "b"]), field("id").eq(1)).toString());
  }
});

test("the tag binds each kind of value", () => {
  const date = new Date("2016-08-20T18:04:26Z");
  assert.equal(conditions`id = ${5} and inactiveFlag = ${false}`, "id = 5 and inactiveFlag = false");
  assert.equal(conditions`site/id = ${null}`, "site/id = null");
  assert.equal(conditions`lastUpdated > ${date}`, "lastUpdated > [2016-08-20T18:04:26Z]");
  assert.equal(conditions`company/id in ${[1, 2, 3]}`, "company/id in (1, 2, 3)");
  assert.equal(conditions`company/id in (${[1, 2, 3]})`, "company/id in (1, 2, 3)");
  assert.equal(conditions`company/id in (${1}, ${2})`, "company/id in (1, 2)");
  assert.equal(conditions`id = ${1234567890123456789n}`, "id = 1234567890123456789");
  assert.equal(conditions`id = ${-0}`, "id = 0");
  assert.equal(conditions`birthDay > ${{ type: "datetime", value: "1980-12-31" }}`, "birthDay > [1980-12-31]");
  assert.equal(conditions`lastName not contains ${"x"}`, 'lastName not contains "x"');
});

test("expressions stand inside a template", () => {
  const names = field("firstName").contains("John").or(field("lastName").contains("Smith"));
  const expected = 'company/id = 5 and (firstName contains "John" or lastName contains "Smith")';
  assert.equal(conditions`company/id = ${5} and ${names}`, expected);
  assert.equal(conditions`company/id = ${5} and ${names.toExpr()}`, expected);
  assert.equal(conditions`${names} and company/id = ${5}`, '(firstName contains "John" or lastName contains "Smith") and company/id = 5');
  assert.throws(() => conditions`lastName = ${names}`, ConditionsError, "an expression is no value");
  // Its own quotes would close the ones around it, and let its value out.
  const leak = field("a").eq(" or id > 0 or b = ");
  for (const quoted of [() => conditions`lastName = "${leak}"`, () => conditions`id = ${1} and lastName = 'x ${leak}'`, () => conditions`lastUpdated > [${leak}]`]) {
    assert.throws(quoted, (error) => error.diagnostics[0].code === "conditions.hole-in-string");
  }
});

test("a value that has no literal is a TypeError, in the tag and in the builder", () => {
  const invalid = [undefined, NaN, Infinity, () => 1, Symbol("x"), {}, { a: 1 }, new Date(NaN), new Map(), new String("x"), "\ud800", [[1]], [undefined], [NaN], [() => 1],
    { type: "datetime", value: 5 }, { type: "number", value: 1, text: "1 or id > 0" }, 10n ** 400n];
  for (const value of invalid) {
    assert.throws(() => conditions`id = ${value}`, TypeError);
    assert.throws(() => field("id").eq(value), TypeError);
    assert.throws(() => field("id").in([value]), TypeError);
  }
  for (const value of [5, null, [], undefined]) {
    assert.throws(() => field("lastName").contains(value), TypeError);
    assert.throws(() => field("lastName").notLike(value), TypeError);
  }
  assert.throws(() => field("id").in("1, 2"), TypeError);
});

test("the builder says what the text says", () => {
  const cases = [
    [field("company/id").eq(12345).and(field("inactiveFlag").eq(false)), "company/id = 12345 and inactiveFlag = false"],
    [field("id").ne(1), "id != 1"],
    [field("id").lt(1), "id < 1"],
    [field("id").le(1), "id <= 1"],
    [field("id").gt(1), "id > 1"],
    [field("id").ge(1.5), "id >= 1.5"],
    [field("lastName").contains("a"), 'lastName contains "a"'],
    [field("lastName").notContains("a"), 'lastName not contains "a"'],
    [field("lastName").like("a%"), 'lastName like "a%"'],
    [field("lastName").notLike("a%"), 'lastName not like "a%"'],
    [field("id").in([1, 2]), "id in (1, 2)"],
    [field("id").notIn([1, 2]), "id not in (1, 2)"],
    [field("site/id").isNull(), "site/id = null"],
    [field("site/id").isNotNull(), "site/id != null"],
    [field("id").eq(1).and(field("id").eq(2)).and(field("id").eq(3)), "id = 1 and id = 2 and id = 3"],
    [field("id").eq(1).or(field("id").eq(2)).and(field("id").eq(3)), "(id = 1 or id = 2) and id = 3"],
    [and(field("id").eq(1), or(field("id").eq(2), field("id").eq(3).toExpr())), "id = 1 and (id = 2 or id = 3)"],
    [or(field("id").eq(1)), "id = 1"],
  ];
  for (const [built, text] of cases) {
    assert.equal(String(built), text);
    assert.equal(formatConditions(built), text);
    assert.equal(formatConditions(built.toExpr()), text);
    assert.equal(formatConditions(JSON.parse(JSON.stringify(built))), text);
    assert.equal(formatConditions(text), text);
  }
});

test("a builder never changes", () => {
  const one = field("id").eq(1);
  const two = one.and(field("id").eq(2));
  one.toExpr().field = "changed";
  assert.equal(String(one), "id = 1");
  assert.equal(String(two), "id = 1 and id = 2");
});

test("a field's path cannot carry an expression", () => {
  for (const path of ["", " ", "id = 1 or id", "id or", "a b", "a//b", "/a", "a/", '"a"', "a;b", "(id", "and", "not", "null"]) {
    assert.throws(() => field(path).eq(1).toString(), ConditionsError, JSON.stringify(path));
  }
});

test("a plain expression from anywhere cannot carry text", () => {
  const broken = [
    { type: "comparison", field: "id", operator: "= 1 or id", value: { type: "number", value: 1 } },
    { type: "comparison", field: "id", operator: "=", value: { type: "number", value: 1, text: "1 or id > 0" } },
    { type: "comparison", field: "id", operator: "=", value: { type: "datetime", value: "2020-01-01] or id > [2020-01-01" } },
    { type: "comparison", field: "id", operator: "=", value: { type: "raw", value: "1" } },
    { type: "comparison", field: "id" },
    { type: "and", args: [] },
    { type: "and", args: "x" },
    { type: "or" },
  ];
  for (const expr of broken) {
    assert.throws(() => formatConditions(expr), (error) => error instanceof ConditionsError || error instanceof TypeError, JSON.stringify(expr));
  }
});

test("ConditionsError carries the diagnostics", () => {
  for (const call of [() => formatConditions("id = "), () => filterRecords("id = ", []), () => conditions`id = and ${1}`]) {
    assert.throws(call, (error) => {
      assert.ok(error instanceof ConditionsError && error instanceof Error);
      assert.equal(error.name, "ConditionsError");
      assert.ok(error.diagnostics.some(({ severity, code }) => severity === "error" && code.startsWith("conditions.")));
      assert.match(error.message, /\S/);
      assert.ok(error.stack.includes("ConditionsError"));
      return true;
    });
  }
});

test("contactsQuery encodes once and takes texts, expressions and builders", () => {
  const expected = "/company/contacts?conditions=";
  const text = 'lastName = "a&b+c% d"';
  for (const part of [text, field("lastName").eq("a&b+c% d"), field("lastName").eq("a&b+c% d").toExpr()]) {
    const { ok, value, diagnostics } = contactsQuery({ conditions: part, pageSize: 10, orderBy: undefined });
    assert.equal(ok, true, JSON.stringify(diagnostics));
    assert.ok(value.url.startsWith(expected), value.url);
    assert.equal(value.length, value.url.length);
    const query = new URLSearchParams(value.url.split("?")[1].replaceAll("+", "%2B"));
    assert.equal(query.get("conditions"), text);
    assert.equal(query.get("pageSize"), "10");
  }
  const bad = contactsQuery({ conditions: "id = " });
  assert.equal(bad.ok, false);
  assert.ok(bad.diagnostics.length > 0);
});

test("filterRecords keeps the caller's own objects, in order", () => {
  const rows = [
    { id: 1, firstName: "John", company: { id: 5 }, inactiveFlag: false, lastUpdated: new Date("2016-08-20T18:04:26Z") },
    { id: 2, firstName: "JOHN", company: { id: 6 }, inactiveFlag: true },
    { id: 3, firstName: "Ann", company: null },
    { id: 4 },
  ];
  Object.freeze(rows);
  const ids = (text) => filterRecords(text, rows, any).map(({ id }) => id);
  assert.equal(filterRecords("id = 3", rows)[0], rows[2]);
  assert.deepEqual(ids('firstName = "john"'), [1, 2]);
  assert.deepEqual(ids("company/id in (6, 5)"), [1, 2]);
  assert.deepEqual(ids("company/id = null"), [3, 4]);
  assert.deepEqual(ids("company/id != 5"), [2]);
  assert.deepEqual(ids("inactiveFlag = false or id > 3"), [1, 4]);
  assert.deepEqual(ids("lastUpdated > [2016-08-20T18:00:00Z]"), [1], "a Date is read as JSON writes it");
  assert.deepEqual(filterRecords(field("id").gt(2), rows), [rows[2], rows[3]]);
  assert.deepEqual(filterRecords("id = 1", []), []);
});

test("filterRecords reads the named fields alone, and a hostile one counts as missing", () => {
  const reads = [];
  const thrower = () => {
    throw new Error("hostile");
  };
  const watched = new Proxy({ id: 1, firstName: "John", other: 1 }, { get: (o, key) => (reads.push(key), o[key]) });
  assert.deepEqual(filterRecords("id = 1", [watched]), [watched]);
  assert.ok(reads.includes("id") && !reads.includes("other") && !reads.includes("firstName"), reads.map(String).join());

  const hostile = [
    { id: 1, get firstName() { return thrower(); } },
    new Proxy({ id: 2 }, { ownKeys: thrower }),
    { id: 3, firstName: 5n },
    { id: 4, firstName: () => 1 },
    { id: 5, firstName: { toJSON: thrower } },
    null, 5, "John", undefined, () => 1, [], Symbol("x"),
  ];
  assert.deepEqual(filterRecords('firstName = "John"', hostile), []);
  const missing = filterRecords("firstName = null", hostile);
  for (const at of [0, 2, 3, 4]) assert.ok(missing.includes(hostile[at]), `record ${at}`);
  for (const at of [5, 6, 7, 8, 9, 10, 11]) assert.ok(!missing.includes(hostile[at]), `record ${at}`);
  const cycle = { id: 1 };
  cycle.company = cycle;
  assert.deepEqual(filterRecords("company/company/id = 1", [cycle], any), []);
});

test("filterRecords looks into arrays, and at names in any case", () => {
  const rows = [{ communicationItems: [{ value: "a@acme.com" }, { value: "b@acme.com" }] }, { communicationItems: [] }];
  assert.deepEqual(filterRecords('communicationItems/value = "B@acme.com"', rows), [rows[0]]);
  assert.deepEqual(filterRecords('CommunicationItems/Value = "b@acme.com"', rows, any), [rows[0]]);
});
