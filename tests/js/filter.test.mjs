/** The filter made of closures against the interpreter of the module, which is the meaning. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { explainMatch, filterRecords, formatConditions, parseConditions } from "psa-contacts";

function seeded(seed) {
  const next = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { below, pick: (list) => list[below(list.length)] };
}

const TEXTS = [
  "", " ", "Smith", "SMITH", "smithson", "É", "é", "École", "STRASSE", "straße", "ΟΔΟΣ", "οδος", "ΟΔΟΣ α", "İ", "i\u0307", "\u212a", "k", "K", "ſ", "s", "😀", "\ue000", "\uffff", "ÄRGER", "ärger",
  "5", " 5 ", "\u00855", "\ufeff5", "5.0", "005", "-5", "-0", "5.50", "1e5", ".5", "5.", "٣", "123456789012345", "1234567890123456", "12345678901234567890", "0.1", "0.10000000000000000555",
  "2016-08-20", "2016-08-20T18:04:26Z", " 2016-8-20t13:04:26-05:00", "2016-08-20T23:34:26+0530", "2016-08-20 18:04:26.5", "2016-08-20T18:04:26.500000000999Z", "2016-08-20T18:04:26.000000001+00",
  "2021-02-29", "2020-02-29", "0000-01-01", "0001-01-01", "0099-12-31", "2020-13-01", "2020-01-01T24:00", "2020-01-01T10:60", "2020-01-01T10:00Z ", "2020-01-01T10:00+24:00", "2020-01-01Z",
  "true", "false", "null", "a*b", "a%b", "aXb", "50%", "[x]", "a[b", "a-c", "b", "^", "]", "-",
];
const NUMBERS = [0, -0, 1, 5, -5, 5.5, 0.1, 1e21, 1e-7, 12345678901234567890, 123456789012345, 1234567890123456, 2016, -1e300];
const PATTERNS = [
  "*", "%", "", "_", "s*", "S%", "*SON", "%mit%", "*i*h*", "_mith", "s_ith", "[a-s]*", "[^a-s]*", "[S]mith", "[]x", "[^]", "[^]*", "[", "a[b", "a[*]b", "a[%]b", "[[]x]", "*[", "[-]", "[a-]", "[a-c]", "é*", "*É", "οδο_",
  "_", "__", "😀", "[😀-😂]", "*😀", "5*", "*.5", "50[%]", "**%%", "*_*", "straß_", "\u212a", "[\u212a]", "%*a%b*",
];
const FIELDS = ["id", "firstName", "lastUpdated", "flag", "company", "company/id", "company/name", "Company/ID", "types/id", "types/name", "types", "items/type/id", "items/type/name", "constructor", "__proto__/id", "toString/length", "missing"];
const MOMENTS = TEXTS.filter((text) => parseConditions(`lastUpdated = [${text.trim()}]`, { entity: "any" }).ok && /^\s*\d{4}-/.test(text)).map((text) => text.trim());
const SIGNS = ["=", "!=", "<", "<=", ">", ">="];

function literal(random) {
  switch (random.below(7)) {
    case 0:
    case 1:
    case 2:
      return { type: "string", value: random.pick(TEXTS) };
    case 3:
      return { type: "number", value: random.pick(NUMBERS) };
    case 4:
      return random.below(8) ? { type: "number", value: random.below(7) } : { type: "number", value: 12345678901234567000, text: "12345678901234567890" };
    case 5:
      return { type: "datetime", value: random.pick(MOMENTS) };
    default:
      return random.below(2) ? { type: "boolean", value: random.below(2) === 0 } : { type: "null" };
  }
}

function comparison(random) {
  const field = random.pick(FIELDS);
  const negated = random.below(3) === 0;
  switch (random.below(6)) {
    case 0:
      return { type: "comparison", field, operator: "in", negated, value: { type: "list", values: Array.from({ length: 1 + random.below(4) }, () => literal(random)) } };
    case 1:
      return { type: "comparison", field, operator: "like", negated, value: random.below(5) ? { type: "string", value: random.pick(PATTERNS) } : literal(random) };
    case 2:
      return { type: "comparison", field, operator: "contains", negated, value: literal(random) };
    default:
      return { type: "comparison", field, operator: random.pick(SIGNS), negated: random.below(6) === 0, value: literal(random) };
  }
}

function expression(random, depth = 0) {
  if (depth > 2 || random.below(3) > 0) return comparison(random);
  return { type: random.pick(["and", "or"]), args: Array.from({ length: 2 + random.below(3) }, () => expression(random, depth + 1)) };
}

/** A value of a field; `more` makes what JSON has no word for. */
function value(random, more, depth = 0) {
  const kind = random.below(more && depth < 3 ? 14 : depth > 3 ? 7 : 11);
  if (kind < 4) return random.pick(TEXTS);
  if (kind < 6) return random.below(2) ? random.pick(NUMBERS) : random.below(7);
  if (kind === 6) return random.pick([true, false, null]);
  if (kind < 9) return member(random, more, depth + 1);
  if (kind < 11) return Array.from({ length: random.below(4) }, () => value(random, more, depth + 1));
  return more();
}

function member(random, more, depth = 0) {
  const object = {};
  const names = ["id", "ID", "Id", "name", "firstName", "lastUpdated", "flag", "company", "Company", "types", "items", "type", "constructor", "toString", "length", "\u212aey"];
  for (const name of names) if (random.below(3) === 0) object[name] = value(random, more, depth + 1);
  if (random.below(4) === 0) Object.defineProperty(object, "__proto__", { value: value(random, more, depth + 1), enumerable: true, configurable: true, writable: true });
  return object;
}

/** Never true, and said so that only the interpreter can judge it. */
const NEVER = { type: "comparison", field: "missing", operator: "=", value: { type: "number", value: 12345678901234567000, text: "12345678901234567890" } };
const interpreted = (expr, records, options) => filterRecords({ type: "or", args: [expr, NEVER] }, records, options);

/** Fails with the expression and the first record on which the two do not agree. */
function alike(expr, records, options) {
  const fast = filterRecords(expr, records, options);
  const meant = interpreted(expr, records, options);
  const other = records.find((record) => fast.includes(record) !== meant.includes(record));
  if (other !== undefined) assert.fail(`${JSON.stringify(options ?? null)} ${fast.includes(other)}\n${JSON.stringify(expr)}\n${JSON.stringify(other)}`);
  assert.deepEqual(fast.map((record) => records.indexOf(record)), meant.map((record) => records.indexOf(record)));
  return fast;
}

test("random expressions keep the random records that the interpreter keeps", () => {
  const random = seeded(11);
  let kept = 0;
  for (let round = 0; round < 4000; round++) {
    const expr = expression(random);
    const records = Array.from({ length: 12 }, () => member(random));
    const before = JSON.stringify(records);
    const fast = alike(expr, records);
    assert.equal(fast.includes(records[0]), explainMatch(expr, records[0]).matches, JSON.stringify([expr, records[0]]));
    assert.equal(JSON.stringify(records), before, "the records are as they were");
    kept += fast.length;
  }
  assert.ok(kept > 3000 && kept < 60_000, `${kept} are kept`);
});

test("the same where the text is a text, and where one element is to meet all", () => {
  const random = seeded(12);
  let kept = 0;
  for (let round = 0; round < 2500; round++) {
    const expr = expression(random);
    const records = Array.from({ length: 12 }, () => member(random));
    const dialect = round % 2 ? "childConditions" : "conditions";
    const options = { entity: "any", dialect };
    const fast = alike(expr, records, options);
    assert.deepEqual(filterRecords(formatConditions(expr), records, options), fast, formatConditions(expr));
    kept += fast.length;
  }
  assert.ok(kept > 1500, `${kept} are kept`);
});

/** Sets members, `__proto__` among them, without calling a setter. */
const put = (target, source) => Object.defineProperties(target, Object.getOwnPropertyDescriptors(source));

class Row {
  constructor(members) {
    put(this, members);
  }
}

test("values that JSON has no word for count as the interpreter is told of them", () => {
  const random = seeded(13);
  const thrower = () => {
    throw new Error("hostile");
  };
  const saying = (text) => ({ toJSON: () => text });
  let top;
  let kept = 0;
  const more = () =>
    random.pick([
      () => undefined, () => NaN, () => Infinity, () => -Infinity, () => "\ud800", () => "Smith\udfff", () => 5n, () => thrower, () => Symbol("x"), () => new Date(random.pick([0, 1471716266000, NaN])), () => new Map([["id", 5]]),
      () => new String("Smith"), () => new Number(5), () => saying(random.pick(TEXTS)), () => ({ toJSON: thrower }), () => new Row({ id: 5, name: "Smith" }), () => Object.create(null), () => /x/, () => top,
      () => [top], () => new Proxy({ id: 5 }, {}), () => Object.defineProperty({ name: "x" }, "id", { get: thrower, enumerable: true }), () => new Array(3), () => Object.create({ id: 5 }), () => new Uint8Array(2), () => Object.assign(() => 1, { toJSON: () => 5 }),
    ])();
  for (let round = 0; round < 6000; round++) {
    const expr = expression(random);
    top = member(random);
    put(top, member(random, more));
    const record = random.below(4) ? top : new Row(top);
    const fast = filterRecords(expr, [record]);
    const label = formatConditions(expr);
    assert.equal(fast.length, interpreted(expr, [record]).length, label);
    assert.equal(fast.length === 1, explainMatch(expr, record).matches, label);
    kept += fast.length;
  }
  assert.ok(kept > 300, `${kept} are kept`);
});

test("every text of the shared cases filters as the interpreter does", () => {
  const texts = JSON.parse(readFileSync(new URL("cases/conditions.json", import.meta.url), "utf8")).map(({ text }) => text);
  const random = seeded(14);
  let compared = 0;
  for (const text of texts) {
    const { ok, value: expr } = parseConditions(text, { entity: "any" });
    if (!ok) continue;
    // Records that hold, at the paths of the text, its own values and others.
    const leaves = (part) => (part.type === "comparison" ? [part] : part.args.flatMap(leaves));
    const records = Array.from({ length: 20 }, () => {
      const record = {};
      for (const { field, value: own } of leaves(expr)) {
        const said = (own.values ?? [own]).map((one) => one.value ?? null);
        const names = field.split("/");
        let holder = record;
        for (const name of names.slice(0, -1)) holder = typeof holder[name] === "object" && holder[name] !== null ? holder[name] : (holder[name] = {});
        holder[names.at(-1)] = random.pick([...said, ...said, random.pick(TEXTS), random.pick(NUMBERS), null]);
      }
      return record;
    });
    assert.deepEqual(filterRecords(text, records), alike(expr, records), text);
    compared++;
  }
  assert.ok(compared > 240, `${compared} texts`);
});

test("an expression is told by its places in an ASCII text as it is told beside any other", () => {
  const shared = JSON.parse(readFileSync(new URL("cases/conditions.json", import.meta.url), "utf8")).map(({ text }) => text);
  const random = seeded(15);
  const made = Array.from({ length: 3000 }, () => formatConditions(expression(random)));
  let compared = 0;
  for (const text of [...shared, ...made]) {
    const { ok, value: expr } = parseConditions(text, { entity: "any" });
    if (!ok || !/^[\0-\x7f]*$/.test(text)) continue;
    const { value: beside } = parseConditions(`(${text}) or z = "é"`, { entity: "any" });
    if (beside === undefined) continue;
    const moved = JSON.parse(JSON.stringify(beside.args[0]), (key, inner) => (key === "span" ? { start: inner.start - 1, end: inner.end - 1 } : inner));
    assert.deepEqual(expr, moved, text);
    assert.equal(JSON.stringify(expr), JSON.stringify(moved), "the order of the members");
    compared++;
  }
  assert.ok(compared > 1500, `${compared} texts`);
});
