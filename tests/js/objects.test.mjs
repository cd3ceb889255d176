/**
 * In Node an object is walked along the field table in JavaScript. It says what the module says of the whole contact, which is how
 * `psa-contacts/slim` checks: the same text, to the last member and its place.
 */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { validateContact as walked } from "psa-contacts";
import { init, validateContact as asked } from "psa-contacts/slim";

init(readFileSync(fileURLToPath(import.meta.resolve("psa-contacts/psa_contacts.wasm"))));

const read = (name) => JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), "utf8"));

/** `make` gives the input: one that is read by both would have been read twice. */
function same(make, options) {
  const input = make();
  const [ours, theirs] = [walked(input, options), asked(make(), options)];
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) assert.deepEqual(ours, theirs);
  assert.equal(JSON.stringify(ours), JSON.stringify(theirs));
  return ours;
}

const OPTIONS = [
  undefined,
  {},
  { api: "current" },
  { advice: false },
  { unknownFields: "allow" },
  { unknownFields: "error", api: "current" },
  { unknownFields: "allow", api: "current", advice: false },
  { phone: "valid" },
  { phone: "off" },
  { phoneFormat: "keep" },
  { phoneFormat: "national" },
  { phoneFormat: "digits", defaultRegion: "DE" },
  { defaultRegion: "DE", phoneFormat: "keep" },
  { defaultRegion: "us" },
  { defaultRegion: "" },
  { email: "whatwg" },
  { email: "eai" },
  { contactTypes: [{ id: 40, name: "Own" }, { id: 4, name: "Other" }] },
  {
    communicationTypes: [
      { id: 1, name: "Phone", kind: "email" },
      { id: 2, name: "Post", kind: "other" },
      { id: 3, name: "fax", kind: "phone" },
      { id: 3, name: "Email", kind: "email" },
      { id: 9, name: "Email", kind: "fax" },
    ],
  },
  { contactTypes: [], communicationTypes: [], api: "current" },
];

test("every shared case is told the same under all options", () => {
  const holder = (input) => ({ firstName: "Ann", company: { id: 1 }, communicationItems: [input] });
  const cases = ["contacts", "fields", "invitations", "upgrades"].flatMap(read);
  cases.push(...read("communications").map(({ input, options }) => ({ input: holder(input), options })));
  const numbers = read("phones").map(({ text }) => ({ type: { id: 2 }, value: text }));
  const addresses = read("emails").map(({ text }) => ({ type: { id: 1 }, value: text }));
  cases.push(...[...numbers, ...addresses].map((item) => ({ input: holder(item) })));
  let seen = 0;
  for (const { input, options } of cases) {
    const text = JSON.stringify(input);
    for (const each of options === undefined ? OPTIONS : [options, ...OPTIONS]) {
      same(() => JSON.parse(text), each);
      seen++;
    }
  }
  assert.ok(seen > 20_000, `${seen} answers`);
});

/** Random numbers that are the same in every run. */
function seeded(state) {
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (end) => Math.floor(next() * end);
  const pick = (list) => list[below(list.length)];
  return { below, pick, once: (times) => below(times) === 0 };
}

/** The documented fields and the live ones, and names that are neither. */
const { contactFields } = await import("psa-contacts");
const LIVE = ["typeIds", "types", "customFields", "gender", "presence", "managerContact", "userDefinedField1", "photo", "ignoreDuplicates", "lastUpdated"];
const STRANGE = ["nobody", "titel", "toString", "constructor", "Title", "é", "length"];

/** A contact as it may come: mostly what the fields want, and now and then anything. */
function contact(random) {
  const { below, pick, once } = random;
  const odd = () =>
    pick([null, true, false, 0, -0, 7, -1.5, 2147483647, 2147483648, 1e21, "", " ", "yes", "12", "x", "é", {}, [], [null], [[1]], { id: null }, { id: 0 }, { id: "3" }, { id: 5, a: [{ b: " c " }] }, undefined]);
  const text = () =>
    pick([
      () => "Ann",
      () => "x".repeat(below(60)),
      () => pick([" ", "", "\t", "\u00a0", "\ufeff", "\u0085"]) + "Lee" + pick([" ", "", "", "\n", "\u2028"]),
      () => pick(["José", "Łukasz", "東京", "😀", "a\u0000b", "\u007f", 'a "b" \\', "é", "Ω".repeat(31), "\ud800", "a\udc00b"]),
      () => "Main Street " + below(100),
      () => "y".repeat(pick([12, 13, 30, 31, 50, 51, 184, 185, 250, 251])),
    ])();
  const id = () => (once(8) ? odd() : 1 + below(once(6) ? 3e9 : 6));
  const reference = () => {
    if (once(12)) return odd();
    const made = once(4) ? { name: text(), id: id() } : { id: id() };
    if (once(6)) made[pick(["identifier", "_info", "name"])] = odd();
    return made;
  };
  const date = () =>
    once(8)
      ? odd()
      : `${pick(["19", "20", "00", "1x"])}${10 + below(90)}-${String(below(14)).padStart(2, "0")}-${String(below(33)).padStart(2, "0")}` +
        pick(["", "", "", "T08:30:00Z", "T23:59:59Z", "T24:00:00Z", "t08:30:00z", "T08:30", " ", "T08:30:60Z"]);
  const email = () =>
    pick(["ann", "Ann.Lee", "o'neil+x", "a..b", "é", ""]) + pick(["@", "@", "@", "@@", ""]) +
    pick(["example.com", "Example.COM", "gmial.com", "mail.example.co.uk", "x", "a_b.com", "example.con"]) + pick(["", "", "", " ", ">"]);
  const phone = () =>
    pick(["", "", "+1 ", "1-", "+49 30 ", "tel:", "00", " "]) + pick(["(305) 585-422", "305.585.422", "305585422", "12", "55", "+1305585422"]) + below(10) +
    pick(["", "", "", " ext. 101", "x7", " ", "#", " or 2"]);
  const item = () => {
    if (once(25)) return odd();
    const type = once(15) ? odd() : once(10) ? reference() : { id: 1 + below(once(8) ? 12 : 6) };
    const isEmail = type?.id === 1;
    const made = { type, value: once(15) ? odd() : once(15) ? text() : isEmail !== once(12) ? email() : phone() };
    if (once(3)) made.defaultFlag = once(8) ? odd() : once(2);
    if (once(4)) made.extension = pick(["101", "7", "", " 7", null, "1234567890123456", "é", 12, undefined]);
    if (once(6)) made.communicationType = pick(["Email", "Phone", "Fax", "phone", "Direct", "Cell", "", null, " Fax", 3]);
    if (once(40)) made[pick(["note", "id", "toString", "__proto_"])] = odd();
    return once(5) ? Object.fromEntries(Object.entries(made).reverse()) : made;
  };
  const valueOf = ({ name, type }) => {
    if (once(25)) return odd();
    switch (type) {
      case "string":
        return text();
      case "integer":
        return id();
      case "boolean":
        return once(12) ? odd() : once(2);
      case "date":
        return date();
      case "reference":
        return name === "type" && once(4) ? { id: 40 } : reference();
      case "communications":
        return Array.from({ length: below(once(30) ? 50 : 4) }, item);
      default:
        return odd();
    }
  };
  const made = {};
  if (!once(12)) made.firstName = once(6) ? text() : "Ann";
  if (!once(12)) made.company = once(6) ? reference() : { id: 1 + below(1000) };
  for (let count = below(9); count > 0; count--) {
    const field = pick(contactFields);
    made[field.name] = valueOf(field);
  }
  if (once(2)) made.communicationItems = Array.from({ length: below(5) }, item);
  if (once(3)) Object.assign(made, { portalSecurityLevel: id(), inactiveFlag: once(2), disablePortalLoginFlag: once(3) });
  if (once(12)) {
    const name = pick(LIVE);
    made[name] = pick([odd, text, reference, date, () => [reference(), reference()], () => [id(), id()], () => pick(["Male", "Female", "male"]), () => []])();
  }
  if (once(20)) made[pick(STRANGE)] = once(2) ? odd() : text();
  return once(4) ? Object.fromEntries(Object.entries(made).reverse()) : made;
}

test("a hundred thousand seeded contacts are told the same", () => {
  const random = seeded(2025);
  const counts = { ok: 0, changed: 0, failed: 0 };
  for (let at = 0; at < 100_000; at++) {
    const made = contact(random);
    const before = JSON.stringify(made);
    const outcome = same(() => made, at % 3 === 0 ? random.pick(OPTIONS) : undefined);
    assert.equal(JSON.stringify(made), before, "the input stays");
    counts[outcome.ok ? (outcome.changes.length > 0 ? "changed" : "ok") : "failed"]++;
  }
  for (const [name, count] of Object.entries(counts)) assert.ok(count > 5000, `${count} are ${name}`);
});

test("limits and calendars are the module's", () => {
  const good = { firstName: "Ann", company: { id: 1 } };
  for (const year of ["0000", "0001", "0004", "1900", "2000", "2023", "2024", "2100", "9999"]) {
    for (let month = 0; month <= 13; month++) {
      for (const day of ["00", "01", "28", "29", "30", "31", "32"]) {
        const date = `${year}-${String(month).padStart(2, "0")}-${day}`;
        same(() => ({ ...good, birthDay: date, anniversary: `${date}T00:00:00Z` }), month % 2 ? { api: "current" } : undefined);
      }
    }
  }
  for (let length = 240; length < 260; length++) {
    const address = `${"a".repeat(60)}@${"b".repeat(60)}.${"c".repeat(60)}.`;
    same(() => ({ ...good, communicationItems: [{ type: { id: 1 }, value: `${address}${"d".repeat(length - address.length - 4)}.com` }] }));
    same(() => ({ ...good, communicationItems: [{ type: { id: 2 }, value: "x".repeat(length) }] }), { phone: "off" });
  }
  for (let unit = 0; unit < 0x10000; unit += unit < 0x3100 ? 1 : 97) {
    const edge = String.fromCharCode(unit);
    same(() => ({ ...good, title: `${edge}b`, city: `b${edge}` }));
  }
});

test("objects of every sort are told the same", () => {
  const good = () => ({ firstName: "Ann", company: { id: 1 }, communicationItems: [{ type: { id: 2 }, value: "305 585 4225" }] });
  class Person {
    firstName = "Ann";
    company = { id: 1 };
  }
  const thrower = () => {
    throw new Error("hostile");
  };
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  const cycle = () => {
    const made = good();
    made.site = { id: 1, made };
    return made;
  };
  const list = (change) => {
    const made = good();
    change(made.communicationItems, made);
    return made;
  };
  const deep = (levels) => (levels === 0 ? [1] : { a: deep(levels - 1) });
  const makes = [
    () => Object.freeze(Object.assign(Object.create(null), good())),
    () => structuredClone(good()),
    () => Object.assign(good(), { [Symbol("s")]: 1, title: undefined }),
    () => Object.defineProperty(good(), "title", { value: "hidden", enumerable: false }),
    () => Object.defineProperty(good(), "__proto__", { value: { x: 1 }, enumerable: true, configurable: true, writable: true }),
    () => JSON.parse('{"firstName":"Ann","company":{"id":1,"__proto__":{"x":1}},"__proto__":null}'),
    () => Object.create(good()),
    () => new Person(),
    () => Object.assign(new Person(), { title: 5 }),
    () => new Proxy(good(), {}),
    () => new Proxy(good(), { get: thrower }),
    () => new Proxy(good(), { ownKeys: thrower }),
    () => new Proxy(good(), { getPrototypeOf: thrower }),
    () => new Proxy(good(), { getOwnPropertyDescriptor: (target, name) => (name === "company" ? undefined : Reflect.getOwnPropertyDescriptor(target, name)) }),
    revoked,
    () => ({ ...good(), site: revoked() }),
    () => ({ ...good(), get title() { return "IT"; } }),
    () => ({ ...good(), get title() { return thrower(); } }),
    () => ({ ...good(), toJSON: () => ({ firstName: "Bo", company: { id: 2 } }) }),
    () => ({ ...good(), toJSON: 5 }),
    () => ({ ...good(), company: { id: 1, toJSON: () => ({ id: "x" }) } }),
    () => ({ ...good(), communicationItems: Object.assign([], { toJSON: () => [] }) }),
    () => ({ ...good(), communicationItems: Object.assign([], { more: 1 }) }),
    () => ({ ...good(), communicationItems: [, { type: { id: 1 }, value: "a@b.co" }] }),
    () => ({ ...good(), communicationItems: new Array(3) }),
    () => ({ ...good(), communicationItems: { length: 1 } }),
    () => ({ ...good(), communicationItems: new Set() }),
    () => list((items) => items.push(new Person())),
    () => list((items) => items.push(new Proxy({ type: { id: 1 }, value: "a@b.co" }, {}))),
    () => list((items) => items.push({ type: { id: 1 }, get value() { return "A@B.co "; } })),
    () => list((items) => items.push({ type: { id: 1 }, value: new String("a@b.co") })),
    () => list((items) => items.push({ type: { id: 1 }, value: () => 1 })),
    () => list((items) => items.push({ type: { id: 1n }, value: "a@b.co" })),
    () => list((items) => items.push({ type: { id: 1, a: { b: NaN } }, value: "a@b.co" })),
    () => list((items) => items.push({}, Object.create(null), { [Symbol.toStringTag]: "Map" }, { type: {}, value: "x" })),
    () => list((items) => items.push(Object.defineProperty({ type: { id: 1 }, value: "a@b.co" }, "__proto__", { value: 1, enumerable: true }))),
    () => list((items) => items.push({ type: { id: 3 }, value: "305-585-4225 x12", extension: undefined })),
    () => list((items) => items.push({ type: { id: 2 }, value: "+1 305 585 4225" })),
    () => list((items) => items.push({ type: { id: 2 }, value: "+1 305 585 4225", extension: "1" })),
    () => list((items) => items.push(items[0])),
    () => list((items, made) => items.push(made)),
    () => list((items) => items.push(...Array.from({ length: 40 }, (_, at) => ({ type: { id: 1 }, value: `a${at}@example.com` })))),
    () => list((items) => items.push(...Array.from({ length: 700 }, (_, at) => ({ type: { id: 1 }, value: `a${at}@example.com` })))),
    () => list((items) => items.push({ type: { id: 1 }, value: `${"a".repeat(60)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.com` })),
    () => list((items) => items.push({ type: { id: 2 }, value: "1".repeat(300) }, { type: { id: 1 }, value: "a".repeat(1e6) })),
    () => ({ ...good(), birthDay: new Date(0), anniversary: new Date(NaN) }),
    () => ({ ...good(), title: new String("IT"), inactiveFlag: new Boolean(true), managerContactId: new Number(3) }),
    () => ({ ...good(), title: 5n, lastName: Symbol("x"), zip: () => 1, city: NaN, state: Infinity }),
    () => ({ ...good(), company: new Map(), site: new (class Own { id = 1 })() }),
    () => ({ ...good(), company: vm.runInNewContext("({ id: 1 })"), type: vm.runInNewContext("new Map()") }),
    () => ({ ...good(), site: Object.assign(Object.create(null), { id: 2 }), department: { [Symbol.toStringTag]: "Set" } }),
    () => ({ ...good(), site: { id: -0 }, portalSecurityLevel: -0, defaultMergeContactId: 3.5 }),
    () => ({ ...good(), site: { id: 1, "\ud800": 1 }, department: { id: 1, name: "\udc00" } }),
    () => ({ ...good(), "\ud800": 1 }),
    ...[5, 6, 7, 8, 9, 30, 100].map((levels) => () => ({ ...good(), site: { id: 1, a: deep(levels) } })),
    ...[990, 1010, 120_000].map((count) => () => ({ ...good(), company: { id: 1, a: Array.from({ length: count }, (_, at) => at) } })),
    () => ({ ...good(), company: { id: 1, a: new Array(1e9) } }),
    () => ({ ...good(), title: "x".repeat(1e6) }),
    cycle,
    () => ({}),
    () => Object.create(null),
    () => [],
    () => new Map(),
    () => new Date(0),
    () => null,
    () => "Ann",
    () => undefined,
    () => () => 1,
    () => vm.runInNewContext("({ firstName: 'Ann', company: { id: 1 } })"),
  ];
  for (const make of makes) for (const options of [undefined, { unknownFields: "allow" }, { api: "current" }]) same(make, options);
});

test("what stands on the prototype of all objects is no member", () => {
  for (const [name, value] of [["title", 5], ["id", 7], ["toJSON", () => ({})], ["extension", "1"], ["firstName", "Ann"]]) {
    Object.defineProperty(Object.prototype, name, { value, enumerable: true, configurable: true, writable: true });
    try {
      same(() => ({ lastName: "Lee", company: {}, communicationItems: [{ type: {}, value: "305 585 4225" }] }));
      same(() => ({ firstName: "Ann", company: { id: 1 }, communicationItems: [{ type: { id: 2 }, value: "305 585 4225" }] }));
    } finally {
      delete Object.prototype[name];
    }
  }
});

test("an input is read once, whatever is said of it", () => {
  for (const [name, value] of [["title", "IT"], ["title", 5], ["titel", "IT"], ["communicationItems", [{ type: { id: 2 }, value: "1" }]], ["birthDay", "12/31/1980"]]) {
    let reads = 0;
    const input = { firstName: "Ann", company: { id: 1 }, get [name]() { reads++; return value; } };
    walked(input);
    assert.equal(reads, 1, name);
  }
});

test("a getter may check contacts itself", () => {
  const inner = [];
  const input = {
    lastName: " Lee ",
    get firstName() {
      inner.push(walked({ firstName: " Bo ", company: { id: 3 }, communicationItems: [{ type: { id: 1 }, value: "B@C.co" }] }));
      inner.push(walked({ firstName: "Cy" }, { advice: false }));
      return "Ann";
    },
    company: { id: 1 },
  };
  const { changes, value } = walked(input);
  assert.deepEqual([changes.length, value], [1, { lastName: "Lee", firstName: "Ann", company: { id: 1 } }]);
  assert.deepEqual(inner.map(({ ok, changes }) => [ok, changes.length]), [[true, 2], [false, 0]]);
});

test("answers share nothing with each other, nor with the input", () => {
  const make = () => ({ lastName: "x".repeat(31), title: 5, company: {}, type: { id: 4 }, inactiveFlag: true, portalSecurityLevel: 2, birthDay: "1980-12-31" });
  const sound = () => ({ firstName: "Ann", company: { id: 1, a: [{ b: 1 }] }, birthDay: "1980-12-31", type: { id: 4 }, inactiveFlag: true, portalSecurityLevel: 2 });
  const spoil = (value) => {
    if (typeof value !== "object" || value === null) return;
    for (const member of Object.values(value)) spoil(member);
    for (const key of Object.keys(value)) Array.isArray(value) ? value.splice(0) : delete value[key];
  };
  for (const each of [make, sound]) {
    const input = each();
    const first = walked(input);
    const text = JSON.stringify(first);
    spoil(first);
    assert.deepEqual(input, each());
    assert.equal(JSON.stringify(walked(input)), text);
  }
});

test("wrong options are misuse, however often, and options do not stick", () => {
  const input = { firstName: "Ann", company: { id: 1 }, nobody: 1 };
  for (let at = 0; at < 3; at++) {
    assert.throws(() => walked(input, { api: "old" }), TypeError);
    assert.throws(() => walked(input, { nobody: 1 }), TypeError);
    assert.throws(() => walked(input, 5), TypeError);
    assert.equal(walked(input, { unknownFields: "error" }).ok, false);
    assert.equal(walked(input, { unknownFields: "allow", advice: false }).diagnostics.length, 0);
    assert.equal(walked(input, { unknownFields: undefined }).diagnostics[0].severity, "warning");
  }
});

test("the module is asked about values and faults alone, and a plain contact starts none", () => {
  const script = `
    const counts = { started: 0 };
    const { Instance } = WebAssembly;
    WebAssembly.Instance = function (...args) {
      counts.started++;
      const { exports } = new Instance(...args);
      const counted = ([name, value]) =>
        typeof value === "function" ? [name, (...args) => (counts[name] = (counts[name] ?? 0) + 1, value(...args))] : [name, value];
      return { exports: Object.fromEntries(Object.entries(exports).map(counted)) };
    };
    const { validateContact } = await import("psa-contacts");
    const good = { firstName: " Ann ", company: { id: 1 }, type: { id: 4 }, birthDay: "1980-12-31", title: null };
    validateContact(good);
    const { started } = counts;
    const item = (id, value) => ({ ...good, communicationItems: [{ type: { id }, value, defaultFlag: true }] });
    for (let at = 0; at < 5; at++) {
      for (const contact of [item(1, "Ann@Example.com"), item(2, "305 585 4225 ext. 12"), { ...good, title: 5 }, { lastName: "x".repeat(31) }]) validateContact(contact);
    }
    const { itemEmail, itemPhone, contactMember, checkContact = 0, call = 0 } = counts;
    console.log(JSON.stringify([started, counts.started, itemEmail, itemPhone, contactMember, checkContact, call]));`;
  const cwd = fileURLToPath(new URL(".", import.meta.url));
  const counts = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd, encoding: "utf8" });
  // Of the faults the module is asked once: `title`, `lastName`, and what lacks, `firstName` and `company`.
  assert.deepEqual(JSON.parse(counts), [0, 1, 5, 5, 4, 0, 0]);
});
