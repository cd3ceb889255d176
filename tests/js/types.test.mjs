/** The declarations, checked by TypeScript against the results of real calls. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as api from "psa-contacts";
import spanish from "psa-contacts/locales/es";
import { check, modes } from "./tsc.mjs";

const { conditions, contactsQuery, field, normalizeEmail, normalizePhone, parseConditions, validateContact } = api;

const broken = { firstName: "", title: "x".repeat(51), type: { id: 9 }, id: 5, nope: 1, portalSecurityLevel: 7, birthDay: "1981-02-29",
  communicationItems: [{ type: { id: 1 }, value: "x@" }, { type: { id: 2 }, value: "1" }, { type: { id: 2 }, value: "20267633n5x" }, 5] };
const tidy = { firstName: " John ", company: { id: 12345 },
  communicationItems: [{ type: { id: 1 }, value: "john.smith@ACME.com" }, { type: { id: 2 }, value: "555-123-4567 x101" }] };

/** A declared type, and what a real call gave. */
const results = [
  ["Outcome<Contact>", validateContact(tidy)],
  ["Outcome<Contact>", validateContact(broken)],
  ["Outcome<Contact>", validateContact(5n)],
  ["Outcome<PatchOperation[]>", api.validateContactUpdate({ title: " CTO ", type: { id: 2 } })],
  ["Outcome<PatchOperation[]>", api.validateContactUpdate([{ op: "remove", path: "/firstName" }, { op: "copy" }, 5])],
  ["Outcome<PatchOperation[]>", api.diffContacts(tidy, { ...tidy, title: "CTO", lastName: null })],
  ["Outcome<Communication>", api.validateCommunication({ type: { id: 1 }, value: "john.smith@ACME.com" })],
  ["Outcome<Note>", api.validateNote({ text: " x ", type: { id: 1 }, flagged: true })],
  ["Outcome<Note>", api.validateNote({})],
  ["Outcome<Contact>", api.checkPortalInvitation(tidy)],
  ["Outcome<Contact>", api.upgradeContact({ ...tidy, type: { id: 2 } })],
  ["Outcome<PatchOperation[]>", api.upgradeContactUpdate({ title: "CTO", managerContactId: 5 })],
  ["Outcome<QueryParts>", api.duplicateSearch(tidy)],
  ["Diagnostic[]", api.explainServerError({ code: "InvalidObject", message: "x", errors: [{ code: "MissingRequiredField", message: "x", field: "company/id" }] })],
  ["Outcome<PreparedRequest>", api.requests.createContact(tidy)],
  ["Outcome<PreparedRequest>", api.requests.updateContact(0, broken)],
  ["Outcome<PreparedRequest>", api.requests.searchContacts({ conditions: "id = 1", pageId: 5 })],
  ["Outcome<PreparedRequest>", api.requests.deleteContact(7)],
  ["Outcome<Phone>", normalizePhone("(305) 585-4225 ext. 12")],
  ["Outcome<Phone>", normalizePhone("+44 20 7946 0018")],
  ["Outcome<Phone>", normalizePhone("20267633n5x")],
  ["{ text: string; caret: number }", api.formatAsYouType("30558", { caret: 3 })],
  ["Phone", api.examplePhone("GB", "mobile")],
  ["{ region: string; countryCode: number }[]", api.phoneRegions()],
  ["Outcome<Email>", normalizeEmail("john.smith@ACME.com")],
  ["Outcome<Email>", normalizeEmail("@")],
  ["Outcome<Expr>", parseConditions('(id = 1 or lastName not contains "x") and site/id = null and lastUpdated > [2016-08-20T18:04:26Z] and company/id in (1, 2.5)')],
  ["Outcome<Expr>", parseConditions("id == 1 &&")],
  ["Outcome<{ url: string; length: number }>", contactsQuery({ conditions: conditions`id = ${1}` })],
  ["Outcome<{ url: string; length: number }>", contactsQuery({ conditions: "id =" })],
  ["string", api.explainConditions("id = 1")],
  ["ReturnType<typeof completeConditions>", api.completeConditions("type/id = ", 10)],
  ["ReturnType<typeof completeConditions>", api.completeConditions("(id = 1 ", 8)],
  ["ReturnType<typeof tokenizeConditions>", api.tokenizeConditions('x = "a" and y != [2020-01-01] or z in (1, true, null) 😀')],
  ["ReturnType<typeof splitConditions>", api.splitConditions("type/id = 2 and id = 1 and customFields/caption = \"x\"")],
  ["Expr", api.simplify("id = 1 or id = 2")],
  ["boolean", api.sameMeaning("id = 1", "id = 2")],
  ["Expr", api.expandLists("id in (1, 2)")],
  ["Outcome<Sql>", api.toSql('id = 1 and lastName = "x" and inactiveFlag = true and id in (1, 2.5)')],
  ["Outcome<Sql>", api.toSql("types/id = 1", { dialect: "sqlite" })],
  ["Outcome<Expr>", api.fromRules({ combinator: "and", rules: [{ field: "id", operator: "between", value: "1,5" }] })],
  ["Outcome<RuleGroup>", api.toRules('id = 1 and (lastName like "S*" or communicationItems/value contains "x")')],
  ["RuleField[]", api.rulesFields()],
  ["ReturnType<typeof explainMatch>", api.explainMatch('id = 1 and (lastName = "x" or types/id = 1)', { id: 1, types: [{ id: 1 }, { id: 2 }] })],
  ["ReturnType<typeof contactsQueries>", api.contactsQueries({ conditions: "id = 1" })],
  ["Expr", field("id").eq(1).or(field("id").in([1])).toExpr()],
  ["Diagnostic", api.translate(validateContact(broken).diagnostics[0], spanish)],
  ["MessageCatalog", spanish],
  ["typeof codes", api.codes],
  ["typeof contactFields", api.contactFields],
  ["typeof communicationFields", api.communicationFields],
  ["typeof noteFields", api.noteFields],
  ["typeof contactTypes", api.contactTypes],
  ["typeof communicationTypes", api.communicationTypes],
  ["typeof portalLevels", api.portalLevels],
];

const named = "import type { codes, communicationFields, communicationTypes, completeConditions, contactFields, contactTypes, contactsQueries, explainMatch, noteFields, portalLevels, splitConditions, tokenizeConditions, Communication, Contact, Diagnostic, Email, Expr, MessageCatalog, Note, Outcome, PatchOperation, Phone, PreparedRequest, QueryParts, RuleField, RuleGroup, Sql } from \"psa-contacts\";\n";
const literals = named + results.map(([type, value], at) => `export const r${at}: ${type} = ${JSON.stringify(value)};\n`).join("");
const usage = readFileSync(new URL("usage.ts", import.meta.url), "utf8");
for (const mode of modes) {
  test(`moduleResolution ${mode.moduleResolution}: real results and every export fit the declarations`, () => {
    const { status, stdout } = check({ "literals.mts": literals, "usage.mts": usage }, mode);
    assert.equal(status, 0, stdout);
  });
}

test("the declarations name every export", () => {
  for (const name of Object.keys(api)) assert.match(usage, new RegExp(`\\b${name}\\b`), name);
});

test("wrong use does not compile", () => {
  const wrong = [
    'validateContact({}, { api: "newest" });',
    "validateContact({}, { nothing: 1 });",
    "validateContact({}).value.firstName;",
    "normalizePhone(5);",
    'field("id").contains(5);',
    'conditions("id = 1");',
    "contactsQuery({ condition: 1 });",
    "codes = {};",
    'parseConditions("id = 1", { entity: { fields: { id: "text" } } });',
    'completeConditions("id");',
    'toSql("id = 1", { dialect: "mysql" });',
    'explainMatch("id = 1", {}).tree.args;',
  ];
  const names = 'import { codes, completeConditions, conditions, contactsQuery, explainMatch, field, normalizePhone, parseConditions, toSql, validateContact } from "psa-contacts";\n';
  const text = names + wrong.map((line) => `// @ts-expect-error\n${line}\n`).join("");
  const { status, stdout } = check({ "wrong.mts": text }, modes[0]);
  assert.equal(status, 0, stdout);
});
