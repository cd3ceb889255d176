/** Misuse of the API is a TypeError. Bad data never is. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "psa-contacts";

const {
  and, applyFix, completeConditions, conditions, conditionsHash, contactsQueries, contactsQuery, examplePhone, expandLists, explainConditions, explainMatch, field,
  filterRecords, formatAsYouType, formatConditions, fromRules, normalizeEmail, normalizePhone, or, parseConditions, requests, rulesFields, sameMeaning, simplify,
  splitConditions, toRules, toSql, tokenizeConditions, translate, upgradeContact, validateContact,
} = api;
const good = { firstName: "John", company: { id: 12345 } };

test("a wrong argument is a TypeError", () => {
  const wrong = [
    ...[undefined, null, 5, {}, [], new String("x"), Symbol("x"), 5n].flatMap((value) => [
      () => normalizePhone(value),
      () => normalizeEmail(value),
      () => formatAsYouType(value),
      () => examplePhone(value),
      () => parseConditions(value),
      () => formatConditions(value),
      () => filterRecords(value, []),
      ...[explainConditions, splitConditions, simplify, conditionsHash, expandLists, toRules, toSql].map((verb) => () => verb(value)),
      () => explainMatch(value, {}),
      () => sameMeaning("id = 1", value),
      () => sameMeaning(value, "id = 1"),
      () => completeConditions(value, 0),
      () => tokenizeConditions(value),
      () => field(value),
      () => and(value),
      () => or(value),
    ]),
    ...[undefined, null, 5, {}, "x"].map((value) => () => filterRecords("id = 1", value)),
    ...[undefined, null, 5, [], "x"].flatMap((value) => [() => contactsQuery(value), () => contactsQueries(value), () => requests.searchContacts(value)]),
    ...[undefined, null, "1", -1, 0.5, NaN, Infinity, 5n].map((value) => () => completeConditions("id", value)),
    ...[undefined, null, 5].map((value) => () => applyFix("x", value)),
    ...[undefined, null, 5, "x", []].flatMap((value) => [() => translate(value, {}), () => translate({ code: "x" }, value)]),
    () => translate({ code: "x" }, {}),
    () => applyFix(5, { title: "x", edits: [] }),
    () => and(),
    () => or(),
    () => conditions("id = 1"),
    () => conditions(["id = 1"]),
    () => conditions(),
    () => conditions`\u`,
    () => contactsQuery({ page: 5n }),
    () => contactsQuery({ conditions: () => 1 }),
    () => formatConditions({ type: "comparison", field: "id", operator: "=", value: { type: "number", value: NaN } }),
    () => formatConditions({ type: "comparison", field: "id", operator: "=", value: () => 1 }),
  ];
  for (const [at, call] of wrong.entries()) assert.throws(call, TypeError, `call ${at}: ${call}`);
});

test("an unknown option, or one of the wrong type, is a TypeError", () => {
  const wrong = [
    () => validateContact(good, { nothing: 1 }),
    () => validateContact(good, { api: "newest" }),
    () => validateContact(good, { defaultRegion: 1 }),
    () => validateContact(good, { contactTypes: "x" }),
    () => validateContact(good, { contactTypes: [{ id: 1 }] }),
    () => validateContact(good, 5),
    () => validateContact(good, "x"),
    () => normalizePhone("x", { region: "US" }),
    () => normalizePhone("x", { phone: "strict" }),
    () => normalizeEmail("x", { email: "strict" }),
    () => formatAsYouType("5", { phone: "valid" }),
    ...[-1, 0.5, "1", {}].map((caret) => () => formatAsYouType("5", { caret })),
    () => examplePhone("US", "home"),
    () => examplePhone("US", null),
    () => parseConditions("id = 1", { dialect: "sql" }),
    () => parseConditions("id = 1", { dialects: "conditions" }),
    () => formatConditions("id = 1", { prety: true }),
    () => filterRecords("id = 1", [], { nothing: 1 }),
    () => contactsQuery({ conditions: "id = 1" }, { nothing: 1 }),
    ...[explainConditions, splitConditions, simplify, conditionsHash, toRules, toSql].flatMap((verb) =>
      [{ nothing: 1 }, { entity: "ticket" }, { entity: { fields: 5 } }, { entity: { fields: { x: "text" } } }, { entity: { fields: { "a b": "string" } } }, { dialect: "sql" }, 5].map((options) => () => verb("id = 1", options))),
    () => toSql("id = 1", { dialect: "conditions" }),
    () => toSql("id = 1", { columns: { id: 5 } }),
    () => fromRules({}, { nothing: 1 }),
    () => rulesFields({ nothing: 1 }),
    () => sameMeaning("id = 1", "id = 1", { nothing: 1 }),
    () => completeConditions("id", 0, { nothing: 1 }),
    () => contactsQueries({ conditions: "id = 1" }, { nothing: 1 }),
    () => upgradeContact(good, { nothing: 1 }),
    () => requests.createContact(good, { nothing: 1 }),
    () => requests.updateContact(7, { title: "CTO" }, 5),
    () => requests.searchContacts({ conditions: "id = 1" }, { api: "newest" }),
  ];
  for (const [at, call] of wrong.entries()) assert.throws(call, TypeError, `call ${at}: ${call}`);
  assert.equal(validateContact(good, undefined).ok, true);
  assert.equal(validateContact(good, {}).ok, true);
  assert.equal(validateContact(good, { api: undefined }).ok, true, "an option that is undefined is absent");
});

test("after misuse the next call works", () => {
  assert.throws(() => validateContact(good, { nothing: 1 }), TypeError);
  assert.equal(validateContact(good).ok, true);
});

test("bad text is a diagnostic, whatever it holds", () => {
  for (const text of ["", " ", "\0", "\ud800", "😀", "x".repeat(1_000_000), "(".repeat(100_000), "@", '"', "=", "not ".repeat(10_000)]) {
    for (const read of [normalizePhone, normalizeEmail, parseConditions]) {
      const { diagnostics, ok } = read(text);
      assert.equal(ok, false, `${read.name}(${JSON.stringify(text.slice(0, 10))})`);
      assert.ok(diagnostics.length > 0);
      for (const { span } of diagnostics) {
        if (span) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, JSON.stringify(span));
      }
    }
  }
});

test("an unknown part of a query is a diagnostic", () => {
  const { ok, diagnostics } = contactsQuery({ condition: "id = 1" });
  assert.equal(ok, false);
  assert.equal(diagnostics[0].pointer, "/condition");
});

test("the exports are those of the declaration", () => {
  assert.deepEqual(Object.keys(api).sort(), [
    "ConditionsError", "and", "applyFix", "checkPortalInvitation", "codes", "communicationFields", "communicationSchema", "communicationTypes",
    "completeConditions", "conditions", "conditionsHash", "contactFields", "contactSchema", "contactTypes", "contactValidationStream", "contactsQueries", "contactsQuery", "diffContacts", "duplicateSearch",
    "examplePhone", "expandLists", "explainConditions", "explainMatch", "explainServerError", "field", "filterRecords", "formatAsYouType",
    "formatConditions", "fromRules", "normalizeEmail", "normalizePhone", "noteFields", "or", "parseConditions", "phoneRegions", "portalLevels",
    "requests", "rulesFields", "sameMeaning", "simplify", "splitConditions", "toRules", "toSql", "tokenizeConditions", "translate", "upgradeContact",
    "upgradeContactUpdate", "validateCommunication", "validateContact", "validateContactUpdate", "validateNote",
  ]);
});
