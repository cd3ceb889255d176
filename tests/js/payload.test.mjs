/** How `validateContact` reads its input: once, as JSON would carry it, and without ever throwing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";
import { validateContact } from "psa-contacts";

const good = { firstName: "John", company: { id: 12345 } };
const loose = { unknownFields: "allow" };

/** The findings about what JSON cannot carry, as `pointer found`. */
const unreadable = (input) =>
  validateContact(input, loose)
    .diagnostics.filter(({ code }) => code === "contact.not-json")
    .map(({ pointer, params }) => `${pointer} ${params.found}`);

const thrower = () => {
  throw new Error("hostile");
};

test("what JSON cannot carry is an error at its path, and the rest is still checked", () => {
  const cycle = { ...good };
  cycle.self = cycle;
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const cases = [
    [{ ...good, a: () => 1 }, "/a a function"],
    [{ ...good, a: class {} }, "/a a function"],
    [{ ...good, a: 5n }, "/a a BigInt"],
    [{ ...good, a: Symbol("x") }, "/a a symbol"],
    [{ ...good, a: NaN }, "/a NaN"],
    [{ ...good, a: Infinity }, "/a an infinite number"],
    [{ ...good, a: -Infinity }, "/a an infinite number"],
    [{ ...good, a: new Map([[1, 2]]) }, "/a a Map"],
    [{ ...good, a: new Set([1]) }, "/a a Set"],
    [{ ...good, a: new WeakMap() }, "/a a WeakMap"],
    [{ ...good, a: Promise.resolve(1) }, "/a a Promise"],
    [{ ...good, a: /x/ }, "/a a regular expression"],
    [{ ...good, a: new Error("x") }, "/a an Error"],
    [{ ...good, a: new Uint8Array(3) }, "/a a typed array"],
    [{ ...good, a: new ArrayBuffer(3) }, "/a an ArrayBuffer"],
    [{ ...good, a: new URLSearchParams("a=1") }, "/a a URLSearchParams"],
    [{ ...good, a: new FormData() }, "/a a FormData"],
    [{ ...good, a: new Date(NaN) }, "/a an invalid Date"],
    [{ ...good, a: vm.runInNewContext("new Map()") }, "/a a Map"],
    [{ ...good, a: vm.runInNewContext("new Date(NaN)") }, "/a an invalid Date"],
    [{ ...good, a: "x\ud800y" }, "/a a lone surrogate"],
    [{ ...good, "k\udc00": 1 }, "/k\ufffd a name with a lone surrogate"],
    [{ ...good, get a() { return thrower(); } }, "/a a getter that throws"],
    [{ ...good, a: { toJSON: thrower } }, "/a a toJSON that throws"],
    [{ ...good, a: { toJSON: () => 5n } }, "/a a BigInt"],
    [{ ...good, a: { get toJSON() { return thrower(); } } }, "/a an object that cannot be read"],
    [{ ...good, a: new Proxy({}, { ownKeys: thrower }) }, "/a an object that cannot be read"],
    [{ ...good, a: new Proxy([], { get: thrower }) }, "/a an object that cannot be read"],
    [{ ...good, a: new Proxy({}, { getPrototypeOf: thrower }) }, "/a an object that cannot be read"],
    [{ ...good, a: revoked.proxy }, "/a an object that cannot be read"],
    [{ ...good, "a/b~c": { d: [1, () => 1] } }, "/a~1b~0c/d/1 a function"],
    [cycle, "/self a cycle"],
    [() => 1, " a function"],
    [5n, " a BigInt"],
    [Symbol("x"), " a symbol"],
    [undefined, " undefined"],
  ];
  for (const [input, expected] of cases) {
    assert.deepEqual(unreadable(input), [expected]);
    assert.equal(validateContact(input, loose).ok, false, expected);
  }
  const { diagnostics } = validateContact({ firstName: 1n, lastName: "x".repeat(31) });
  const found = diagnostics.map(({ code, pointer }) => `${pointer} ${code}`);
  assert.ok(found.includes("/firstName contact.not-json"), found.join());
  assert.ok(found.includes("/lastName contact.too-long"), found.join());
  assert.ok(found.includes("/company contact.required"), found.join());
});

test("what JSON carries in its own way is carried", () => {
  class Person {
    firstName = "John";
    company = { id: 12345 };
    get lastName() {
      return "on the prototype, so JSON has no such member";
    }
  }
  const { value } = validateContact(new Person());
  assert.deepEqual(value, good);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);

  const bare = Object.assign(Object.create(null), good);
  assert.deepEqual(validateContact(bare).value, good);
  assert.deepEqual(validateContact({ ...good, lastName: undefined, [Symbol("s")]: 1 }).value, good);
  assert.deepEqual(validateContact({ toJSON: () => good }).value, good);
  assert.deepEqual(validateContact(new Proxy(good, {})).value, good);
  assert.deepEqual(validateContact({ ...good, firstName: new String("John") }).value, good);
  assert.deepEqual(validateContact(vm.runInNewContext(`(${JSON.stringify(good)})`)).value, good);

  const date = new Date("1980-12-31T00:00:00Z");
  assert.equal(validateContact({ ...good, birthDay: date }).value.birthDay, date.toJSON());

  const sparse = [1];
  sparse[2] = 3;
  assert.deepEqual(validateContact({ ...good, list: sparse }, loose).value.list, [1, null, 3]);
  const shared = { a: 1 };
  assert.deepEqual(validateContact({ ...good, x: shared, y: shared }, loose).value.y, { a: 1 }, "shared is no cycle");
});

test("the input is read once and never changed", () => {
  const reads = {};
  const watched = (target, at = "") =>
    new Proxy(target, {
      get(object, key, receiver) {
        const value = Reflect.get(object, key, receiver);
        if (typeof key === "string" && Object.hasOwn(object, key)) reads[`${at}/${key}`] = (reads[`${at}/${key}`] ?? 0) + 1;
        return typeof value === "object" && value !== null ? watched(value, `${at}/${key}`) : value;
      },
      set: thrower,
      deleteProperty: thrower,
      defineProperty: thrower,
      setPrototypeOf: thrower,
      preventExtensions: thrower,
    });
  const input = { firstName: " John ", company: { id: 12345 } };
  const { ok, value } = validateContact(watched(input));
  assert.equal(ok, true);
  assert.equal(value.firstName, "John");
  assert.equal(input.firstName, " John ");
  assert.deepEqual(reads, { "/firstName": 1, "/company": 1, "/company/id": 1 });

  const frozen = Object.freeze({ firstName: " John ", company: Object.freeze({ id: 12345 }) });
  const result = validateContact(frozen);
  assert.equal(result.ok, true);
  assert.notEqual(result.value.company, frozen.company);
  result.value.company.id = 1;
  assert.equal(frozen.company.id, 12345);
});

test("no name of a member reaches a prototype", () => {
  const input = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "firstName": "John", "company": {"id": 1, "__proto__": {"x": 1}}}');
  const { value } = validateContact(input, loose);
  assert.equal({}.polluted, undefined);
  assert.equal(value.polluted, undefined);
  assert.ok(Object.hasOwn(value, "__proto__"));
  assert.deepEqual(JSON.parse(JSON.stringify(value)), input);
});

test("deep, wide and endless input comes back at once", () => {
  const deep = (levels) => {
    let value = {};
    for (let at = 0; at < levels; at++) value = { a: value };
    return value;
  };
  let doubled = {};
  for (let at = 0; at < 60; at++) doubled = { a: doubled, b: doubled };
  const endless = new Proxy([], { get: (_, key) => (key === "length" ? Infinity : key === "toJSON" ? undefined : 1) });
  const throwing = new Proxy([], { get: (_, key) => (key === "length" ? Infinity : key === "toJSON" ? undefined : thrower()) });
  const bottomless = () => new Proxy({}, { ownKeys: () => ["a"], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get: (_, key) => (key === "toJSON" ? undefined : bottomless()) });
  for (const hostile of [deep(5000), doubled, new Array(2 ** 32 - 1), endless, throwing, bottomless()]) {
    const before = performance.now();
    const { ok, diagnostics } = validateContact({ ...good, hostile }, loose);
    assert.ok(performance.now() - before < 5000);
    assert.equal(ok, false);
    assert.ok(diagnostics.some(({ severity }) => severity === "error"));
    assert.ok(diagnostics.length < 1100, `${diagnostics.length} findings`);
  }
});

test("every shape of root is answered, and no message repeats a value", () => {
  const secret = "s3cret-Value";
  for (const input of [null, true, 5, secret, [], [secret], {}, { [secret]: secret }, { firstName: { [secret]: secret } }, { company: secret }, { communicationItems: [secret, { type: secret, value: { secret } }] }]) {
    const { ok, diagnostics } = validateContact(input);
    assert.equal(ok, false);
    for (const { code, message, help = "", params = {}, fix } of diagnostics) {
      assert.ok(!`${message} ${help} ${JSON.stringify(params)} ${fix?.title}`.includes(secret), `${code}: ${message}`);
    }
  }
});

test("changes lead from the input to the value", () => {
  const input = {
    firstName: "  John ",
    company: { id: 12345 },
    communicationItems: [
      { type: { id: 1 }, value: " john.smith@ACME.COM " },
      { type: { id: 2 }, value: "(305) 585-4225 ext. 12" },
    ],
  };
  const { ok, value, changes, diagnostics } = validateContact(input);
  assert.equal(ok, true, JSON.stringify(diagnostics));
  assert.equal(value.firstName, "John");
  assert.deepEqual(value.communicationItems[0].value, "john.smith@acme.com");
  assert.deepEqual(value.communicationItems[1], { type: { id: 2 }, value: "+13055854225", extension: "12" });
  assert.ok(changes.length >= 4);
  const again = validateContact(value);
  assert.deepEqual(again.value, value);
  assert.deepEqual(again.changes, []);
});

test("an outcome has no stray members", () => {
  assert.deepEqual(Object.keys(validateContact(good)).sort(), ["changes", "diagnostics", "ok", "value"]);
  assert.deepEqual(Object.keys(validateContact({})).sort(), ["changes", "diagnostics", "ok"]);
});
