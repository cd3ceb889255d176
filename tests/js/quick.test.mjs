/** The quick way of `validateContact` says what the long way says, which every payload takes that has a name nobody knows. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { validateContact } from "psa-contacts";

const read = (name) => JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), "utf8"));

const STRANGER = "§";

/** The answer of the long way, without what it says of the stranger. */
function longWay(input, options) {
  const { ok, value, changes, diagnostics } = validateContact({ ...input, [STRANGER]: 1 }, options);
  const rest = diagnostics.filter(({ pointer }) => pointer !== `/${STRANGER}`);
  assert.equal(rest.length, diagnostics.length - 1, "the stranger is told");
  if (!ok) return { ok, changes, diagnostics: rest };
  delete value[STRANGER];
  return { ok, value, changes, diagnostics: rest };
}

function same(input, options) {
  const before = structuredClone(input);
  assert.deepEqual(validateContact(input, options), longWay(input, options), JSON.stringify(input));
  assert.deepEqual(input, before, "the input stays");
}

test("every case is told the same", () => {
  let seen = 0;
  const communications = read("communications").map(({ input, options }) => {
    return { input: { firstName: "Ann", company: { id: 1 }, communicationItems: [input] }, options };
  });
  for (const { input, options } of [...read("contacts"), ...read("fields"), ...read("invitations"), ...read("upgrades"), ...communications]) {
    // With these nothing is said of a stranger, or its error keeps advice back.
    if (typeof input !== "object" || input === null || Array.isArray(input) || options?.unknownFields !== undefined) continue;
    same(input, options);
    seen++;
  }
  assert.ok(seen > 300, `${seen} cases`);
});

test("values of every kind are carried", () => {
  const good = { firstName: "Ann", company: { id: 1 } };
  const texts = ["", "é", "😀", 'a "quoted" one', "back\\slash", "tab\t", "\u0000", "\u2028", "\u007f", "x".repeat(50), " a ", "\u00a0b\ufeff"];
  for (const text of texts) same({ ...good, lastName: text, title: text, communicationItems: [{ type: { id: 1 }, value: text }] });
  for (const number of [0, -0, 1, 9, 10, 99, 12345, 999999999, 1e9, 2147483647, 2147483648, 1e21, 0.1, -5, 7.5]) {
    same({ ...good, company: { id: number }, portalSecurityLevel: number, managerContactId: number });
  }
  same({ ...good, title: undefined, site: null, marriedFlag: true, childrenFlag: false, communicationItems: [] });
  same({ ...good, communicationItems: Array.from({ length: 100 }, (_, at) => ({ type: { id: 2 }, value: `305 585 4${200 + at}` })) });
  // More than there is room for.
  same({ ...good, communicationItems: Array.from({ length: 600 }, (_, at) => ({ type: { id: 1 }, value: `a${at}@example.com` })) });
  same({ ...good, title: "x".repeat(100_000) });
  same({ ...good, site: { id: 1, a: { b: { c: { d: { e: { f: { g: { h: { i: [1] } } } } } } } } } });
});

test("what an import brings is told the same", () => {
  const items = [
    { type: { id: 1 }, value: "Ann.Lee@Example.com", defaultFlag: true },
    { type: { id: 1 }, value: " ann@example.com" },
    { type: { id: 2 }, value: "(305) 585-4225 ext. 101" },
    { type: { id: 4 }, value: "+13055854225", extension: null },
    { type: { id: 2 }, value: "12" },
    { type: { id: 9 }, value: "x" },
  ];
  for (let at = 0; at < 2 ** 10; at++) {
    const on = (bit) => (at >> bit) & 1;
    const contact = { firstName: on(0) ? "Ann" : " Ann ", company: on(1) ? { id: 1, name: "Acme" } : {} };
    if (on(2)) contact.type = { id: on(0) ? 4 : 40 };
    if (on(3)) contact.birthDay = on(1) ? "1980-12-31" : "1980-13-31";
    if (on(4)) Object.assign(contact, { portalSecurityLevel: 3, inactiveFlag: on(0) === 1, managerContactId: 7 });
    contact.communicationItems = items.filter((_, item) => (at >> (item + 4)) & 1);
    same(contact);
  }
});

test("getters may do as they like", () => {
  const long = { firstName: "Bo", company: { id: 2 }, communicationItems: Array.from({ length: 5000 }, (_, at) => ({ type: { id: 1 }, value: `a${at}@example.com` })) };
  const input = {
    get firstName() {
      // It uses the same memory, and more of it.
      assert.equal(validateContact({ firstName: "Cy", company: { id: 3 } }).value.firstName, "Cy");
      assert.equal(validateContact(long).ok, true);
      return "Ann";
    },
    company: { id: 1 },
  };
  assert.deepEqual(validateContact(input).value, { firstName: "Ann", company: { id: 1 } });
  assert.equal(validateContact({ company: { id: 1 }, get firstName() { throw new Error("x"); } }).diagnostics[0].code, "contact.not-json");
  assert.equal(validateContact({ firstName: "Ann", company: { id: 1 } }).ok, true);
});

test("what stands on the prototype of all objects is no member", () => {
  Object.prototype.title = 5;
  try {
    assert.deepEqual(validateContact({ firstName: "Ann", company: { id: 1 } }).diagnostics.filter(({ severity }) => severity === "error"), []);
  } finally {
    delete Object.prototype.title;
  }
});
