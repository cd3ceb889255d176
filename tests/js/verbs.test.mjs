/** The verbs over expressions with arguments of every kind. What they give is in the shared cases. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ConditionsError, completeConditions, conditionsHash, contactsQueries, contactsQuery, expandLists, explainConditions, explainMatch, field, filterRecords,
  formatConditions, fromRules, parseConditions, requests, rulesFields, sameMeaning, simplify, splitConditions, toRules, toSql, tokenizeConditions,
} from "psa-contacts";

const thrower = () => {
  throw new Error("hostile");
};
const bare = { explainConditions, simplify, conditionsHash, expandLists, explainMatch, toRules };
const tickets = { entity: { fields: { summary: "string", contact: "reference", status: { type: "string", values: ["New", "Closed"] }, priority: { type: "integer", min: 1, max: 5 } } } };

test("a text, a plain expression and a builder give the same", () => {
  const text = "inactiveFlag = false and (id = 1 or id = 2)";
  const built = field("inactiveFlag").eq(false).and(field("id").eq(1).or(field("id").eq(2)));
  const plain = JSON.parse(JSON.stringify(built));
  const withoutSpans = (value) => JSON.parse(JSON.stringify(value, (key, member) => (key === "span" ? undefined : member)));
  for (const verb of [explainConditions, simplify, conditionsHash, expandLists, splitConditions, toRules, toSql, (source) => explainMatch(source, { id: 1 })]) {
    const [first, second, third] = [text, plain, built].map((source) => withoutSpans(verb(source)));
    assert.deepEqual(second, first, String(verb));
    assert.deepEqual(third, first, String(verb));
  }
  assert.equal(sameMeaning(text, built), true);
});

test("a text that does not parse: an error where there is no outcome, diagnostics where there is one", () => {
  for (const [name, verb] of Object.entries(bare)) {
    assert.throws(() => verb("id = "), (error) => error instanceof ConditionsError && error.diagnostics[0].span !== undefined, name);
  }
  for (const texts of [["id = 1", "id ="], ["id =", "id = 1"]]) assert.throws(() => sameMeaning(...texts), ConditionsError);
  for (const verb of [splitConditions, toSql]) {
    const { ok, diagnostics } = verb("id = ");
    assert.equal(ok, false);
    assert.ok(diagnostics[0].span.start <= 5);
  }
  assert.equal(contactsQueries({ conditions: "id =" }).ok, false);
});

test("completion takes any cursor in any text, and its span is a piece of that text", () => {
  const text = 'company/id = 5 and (firstName like "J😀*" or lastUpdated > [2024-01-01]) & x in (1, \'a';
  for (let cursor = 0; cursor <= text.length + 2; cursor++) {
    const { span, items } = completeConditions(text, cursor);
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, `${cursor}: ${JSON.stringify(span)}`);
    for (const { label, insert, kind } of items) assert.ok(label && insert && ["field", "operator", "keyword", "literal"].includes(kind));
  }
  // Between the halves of a pair is before it.
  assert.deepEqual(completeConditions("😀 id", 1).span, { start: 0, end: 0 });
  assert.deepEqual(completeConditions("id = 5 and 😀 x", 12).span, { start: 11, end: 11 });
  for (const broken of ["", "\ud800", "((((", '"', "x".repeat(1_000_000)]) completeConditions(broken, broken.length);
});

test("a proposal in place of its span says what it shows", () => {
  const text = "comp = 5";
  const { span, items } = completeConditions(text, 4);
  assert.equal(text.slice(span.start, span.end), "comp");
  const [first] = items;
  assert.deepEqual([first.label, first.kind], ["company/id", "field"]);
  assert.equal(parseConditions(text.slice(0, span.start) + first.insert + text.slice(span.end)).ok, true);
});

test("tokens lie in order and cover everything but space", () => {
  for (const text of ['id=1 and not(x like "a b") or y in (1,null) 😀 [2020-01-01] true', "\ud800 x", "'"]) {
    let end = 0;
    for (const { span } of tokenizeConditions(text)) {
      assert.match(text.slice(end, span.start), /^\s*$/);
      assert.ok(span.start < span.end);
      end = span.end;
    }
    assert.match(text.slice(end), /^\s*$/);
  }
});

test("the parts of a split go into a query as they are", () => {
  const { ok, value } = splitConditions("type/id = 2 and inactiveFlag = false");
  assert.equal(ok, true);
  assert.deepEqual(value, { conditions: "inactiveFlag = false", childConditions: "types/id = 2" });
  assert.match(contactsQuery(value).value.url, /conditions=inactiveFlag.*&childConditions=types/);
  const mixed = splitConditions("type/id = 2 or inactiveFlag = false");
  assert.equal(mixed.ok, false);
  assert.equal(mixed.value, undefined);
});

test("simplifying changes nothing that a filter keeps", () => {
  const rows = [1, 2, 3, null].flatMap((id) => ["A", "b", null].map((firstName) => ({ id, firstName })));
  for (const text of ['id = 1 or id = 2 or id = 1', 'firstName = "a" and (firstName = "A" or id > 1)', '(id = 1 and firstName = "b") or id = 1', "id != 1 and id != 2"]) {
    const simple = simplify(text);
    assert.deepEqual(filterRecords(simple, rows), filterRecords(text, rows), text);
    assert.equal(sameMeaning(text, simple), true);
    assert.equal(conditionsHash(text), conditionsHash(simple));
  }
  assert.equal(formatConditions(simplify("id = 1 or id = 2")), "id in (1, 2)");
  assert.equal(formatConditions(expandLists("id in (1, 2)")), "id = 1 or id = 2");
  assert.match(conditionsHash("id = 1"), /^[0-9a-f]{16}$/);
  assert.equal(sameMeaning("id = 1", "id = 2"), false);
});

test("a match is explained part by part, and agrees with the filter", () => {
  const record = { id: 5, firstName: "John", types: [{ id: 2 }, { id: 3 }], when: new Date(0), other: thrower };
  assert.deepEqual(explainMatch('id = 5 and (types/id = 3 or lastName = "x")', record), {
    matches: true,
    tree: { type: "and", matches: true, args: [
      { type: "comparison", matches: true, text: "id = 5", field: "id", actual: 5 },
      { type: "or", matches: true, args: [
        { type: "comparison", matches: true, text: "types/id = 3", field: "types/id", actual: [2, 3] },
        { type: "comparison", matches: null, text: 'lastName = "x"', field: "lastName", actual: null },
      ] },
    ] },
  });
  const hostile = [record, {}, { get id() { return thrower(); } }, new Proxy({}, { ownKeys: thrower }), null, undefined, 5, "x", 5n, [], [5], () => 5, new Map([["id", 5]]), { toJSON: thrower }];
  for (const text of ["id = 5", "id = null", "id != null", "nothing = null"]) {
    for (const one of hostile) assert.equal(explainMatch(text, one).matches, filterRecords(text, [one]).length === 1, `${text} ${typeof one}`);
  }
});

test("filterRecords means one element in childConditions and any in conditions", () => {
  const apart = { communicationItems: [{ value: "555", type: { id: 2 } }, { value: "x", type: { id: 1 } }] };
  const together = { communicationItems: [{ value: "555", type: { id: 1 } }] };
  const text = 'communicationItems/value = "555" and communicationItems/type/id = 1';
  assert.deepEqual(filterRecords(text, [apart, together], { dialect: "childConditions" }), [together]);
  assert.deepEqual(filterRecords(text, [apart, together]), [apart, together]);
});

test("a caller's own fields are checked, completed and explained", () => {
  const codes = (text) => parseConditions(text, tickets).diagnostics.map(({ code }) => code);
  assert.deepEqual(codes('contact/id = 7 and summary contains "x" and priority <= 5'), []);
  assert.deepEqual(codes("sumary = 5"), ["conditions.unknown-field"]);
  assert.deepEqual(codes("summary = 5"), ["conditions.literal-type"]);
  assert.ok(codes("priority = 9").length > 0);
  assert.deepEqual(completeConditions("su", 2, tickets).items.map(({ label }) => label), ["summary"]);
  assert.deepEqual(completeConditions("status = ", 9, tickets).items.map(({ insert }) => insert), ['"New"', '"Closed"', "null"]);
  assert.equal(explainConditions("contact/id = 7", tickets), "Records for which the contact id is 7.");
  assert.ok(rulesFields(tickets).some(({ name }) => name === "contact/id"));
  const { query } = requests.listTickets(7).value;
  assert.equal(parseConditions(new URLSearchParams(query).get("conditions"), tickets).ok, true);
});

test("rules go both ways", () => {
  for (const text of ['id = 1 and (lastName like "S*" or title = null)', "company/id in (1, 2) and id not in (3)", "inactiveFlag = false"]) {
    const { value, diagnostics } = toRules(text);
    assert.deepEqual(diagnostics, []);
    const back = fromRules(value);
    assert.equal(back.ok, true, JSON.stringify(back.diagnostics));
    assert.equal(sameMeaning(back.value, text), true, formatConditions(back.value));
  }
  const names = new Set(rulesFields().map(({ name }) => name));
  assert.ok(names.has("company/id") && names.has("communicationItems"));
});

test("rules of any shape are answered", () => {
  let deep = { combinator: "and", rules: [{ field: "id", operator: "=", value: 1 }] };
  for (let at = 0; at < 500; at++) deep = { combinator: "and", rules: [deep] };
  const cycle = { combinator: "and", rules: [] };
  cycle.rules.push(cycle);
  const rule = (value) => ({ combinator: "and", rules: [{ field: "id", operator: "=", value }] });
  for (const group of [undefined, null, 5, 5n, "x", [], {}, () => 1, { rules: 5 }, { combinator: "and", rules: [null, 5, {}] }, deep, cycle, rule(5n), rule(thrower), rule(Symbol("x")), rule({}), { get rules() { return thrower(); } }]) {
    const { ok, diagnostics } = fromRules(group);
    assert.equal(ok, false);
    assert.ok(diagnostics.some(({ severity }) => severity === "error"), JSON.stringify(diagnostics));
  }
  assert.equal(formatConditions(fromRules({ ...rule("5"), id: "root", not: true }).value), "id != 5");
  assert.equal(fromRules({ combinator: "and", rules: [{ field: "lastUpdated", operator: ">", value: new Date("2024-01-01T00:00:00Z") }] }).ok, true);
});

test("SQL holds placeholders and no value", () => {
  const secret = 's3cret"; drop table contacts; --';
  const source = field("lastName").eq(secret).and(field("company/id").in([1, 2]), field("inactiveFlag").eq(false));
  const postgres = toSql(source).value;
  assert.deepEqual(postgres, { text: '(LOWER("lastName") = $1 AND "company_id" IN ($2, $3) AND "inactiveFlag" = $4)', params: [secret, 1, 2, false] });
  const { text, params } = toSql(source, { dialect: "sqlite", columns: { lastName: 'last "name' } }).value;
  assert.match(text, /^\(LOWER\("last ""name"\) = \?1 /);
  assert.deepEqual(params, [secret, 1, 2, 0]);
});

test("a list that no URL takes is cut into searches that find each record once", () => {
  const ids = Array.from({ length: 1000 }, (_, at) => 100_000 + at);
  const parts = { conditions: field("id").in(ids).and(field("inactiveFlag").eq(false)) };
  assert.equal(contactsQuery(parts).ok, false);
  const { ok, value } = contactsQueries(parts);
  assert.equal(ok, true);
  const found = value.flatMap(({ url, length }) => {
    assert.ok(length <= 2000 && length === url.length);
    const { value: expr } = parseConditions(new URLSearchParams(url.split("?")[1]).get("conditions"));
    return expr.args.find(({ operator }) => operator === "in").value.values.map(({ value: id }) => id);
  });
  assert.deepEqual(found, ids);
  assert.equal(contactsQueries({ conditions: "id = 1" }).value[0].url, contactsQuery({ conditions: "id = 1" }).value.url);
});
