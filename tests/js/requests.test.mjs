/** Requests and searches with arguments of every kind, and what a server answers. The values are in the shared cases. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { codes, contactsQuery, duplicateSearch, explainServerError, field, requests, upgradeContact, upgradeContactUpdate } from "psa-contacts";

const contact = { firstName: " John ", lastName: "Smith", company: { id: 12345 }, communicationItems: [{ type: { id: 1 }, value: "john@ACME.com" }] };
const thrower = () => {
  throw new Error("hostile");
};

test("every request of the shared cases is here, and no other one", () => {
  const cases = JSON.parse(readFileSync(new URL("cases/requests.json", import.meta.url), "utf8"));
  assert.deepEqual(Object.keys(requests).sort(), [...new Set(cases.map(({ request }) => request))].sort());
});

test("an id that is none is a diagnostic at its name, whatever it is", () => {
  for (const id of [undefined, null, 0, -1, 1.5, "7", "7/notes", 7n, NaN, Symbol("x"), () => 7, {}, [7], { toJSON: thrower }, new Proxy({}, { ownKeys: thrower })]) {
    for (const make of [requests.getContact, requests.listTickets, requests.deleteContact, (id) => requests.updateContact(id, { title: "CTO" }), (id) => requests.enablePortalAccess(id, 3)]) {
      const { ok, diagnostics } = make(id);
      assert.equal(ok, false);
      assert.deepEqual(diagnostics.map(({ pointer, severity }) => [pointer, severity]).filter(([, severity]) => severity === "error"), [["/contactId", "error"]]);
    }
    assert.equal(requests.getCompany(id).ok, false);
  }
  assert.deepEqual(requests.getContact(7n).diagnostics.map(({ code }) => code), ["contact.not-json"]);
  const { diagnostics } = requests.enablePortalAccess(0, 7);
  assert.deepEqual(diagnostics.map(({ pointer }) => pointer), ["/contactId", "/portalSecurityLevel"]);
});

test("a payload is read as everywhere else, and stays as it is", () => {
  const frozen = Object.freeze({ ...contact });
  const { value } = requests.createContact(frozen);
  assert.deepEqual(value, {
    method: "POST",
    path: "/company/contacts",
    headers: { "Content-Type": "application/json" },
    body: { ...contact, firstName: "John", communicationItems: [{ type: { id: 1 }, value: "john@acme.com" }] },
  });
  assert.deepEqual(Object.keys(requests.getContact(7).value), ["method", "path"], "what is absent is no member");
  for (const hostile of [undefined, 5n, () => 1, { a: thrower }, { get firstName() { return thrower(); } }]) {
    for (const make of [requests.createContact, (payload) => requests.addNote(7, payload), (payload) => requests.updateContact(7, payload), duplicateSearch, upgradeContact, upgradeContactUpdate]) {
      const { ok, value, diagnostics } = make(hostile);
      assert.equal(ok, false);
      assert.equal(value, undefined);
      assert.ok(diagnostics.some(({ code }) => code === "contact.not-json"), JSON.stringify(diagnostics));
    }
  }
});

test("a search takes texts, expressions and builders", () => {
  const text = 'lastName = "a&b"';
  for (const conditions of [text, field("lastName").eq("a&b"), field("lastName").eq("a&b").toExpr()]) {
    const { value } = requests.searchContacts({ conditions, pageSize: 5 });
    assert.deepEqual(value, { method: "GET", path: "/company/contacts", query: "conditions=lastName%20%3D%20%22a%26b%22&pageSize=5" });
    assert.equal(`${value.path}?${value.query}`, contactsQuery({ conditions, pageSize: 5 }).value.url);
  }
  assert.equal(requests.searchContacts({ conditions: "id =" }).ok, false);
});

test("the search for duplicates goes into a query as it is", () => {
  const { ok, value } = duplicateSearch(contact);
  assert.equal(ok, true);
  assert.deepEqual(value, {
    conditions: 'company/id = 12345 and (firstName = "John" or lastName = "Smith")',
    childConditions: 'communicationItems/value = "john@acme.com"',
  });
  const { path, query } = requests.findDuplicates(contact).value;
  assert.equal(contactsQuery(value).value.url, `${path}?${query}`);
});

test("the same id may stand in two contacts: nothing is kept between calls", () => {
  const first = requests.createContact(contact).value;
  first.body.firstName = "Changed";
  assert.equal(requests.createContact(contact).value.body.firstName, "John");
});

test("a server's answer becomes diagnostics, as an object or as its text", () => {
  const body = {
    code: "InvalidObject",
    message: "contact object is invalid",
    errors: [{ code: "MissingRequiredField", message: "The company/id field is required for s3cret.", resource: "contact", field: "company/id" }],
  };
  for (const given of [body, JSON.stringify(body), { ...body, other: () => 1, cause: 5n }]) {
    const [found, ...others] = explainServerError(given);
    assert.deepEqual([found.code, found.pointer, others.length], ["contact.required", "/company/id", 0]);
    assert.ok(!JSON.stringify(found).includes("s3cret"));
  }
  for (const given of [undefined, null, 5, 5n, true, "", "<html>", "\ud800", "{", [], {}, () => 1, Symbol("x"), new Error("x"), { get errors() { return thrower(); } }, new Proxy({}, { ownKeys: thrower }), { errors: [null, 5, {}] }]) {
    const found = explainServerError(given);
    assert.ok(found.length > 0);
    for (const { code, message } of found) assert.ok(Object.hasOwn(codes, code) && message.length > 0);
  }
});
