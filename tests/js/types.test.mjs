/** The declarations, checked by TypeScript against the results of real calls. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { COMPILERS, check, declarationFiles, declarations, moduleKinds } from "./compile.mjs";
import ts from "typescript";
import * as api from "psa-contacts";
import spanish from "psa-contacts/locales/es";

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

for (const compiler of COMPILERS) {
  for (const mode of moduleKinds) {
    test(`TypeScript ${compiler.version}, ${mode.moduleResolution}: real results and every export fit the declarations`, () => {
      check(compiler, { "literals.mts": literals, "usage.mts": usage }, mode);
    });
  }
}

test("the declarations name every export", () => {
  for (const name of Object.keys(api)) assert.match(usage, new RegExp(`\\b${name}\\b`), name);
});

/** Each line is an error by itself. */
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
  // A builder has the methods that suit the field.
  'field("inactiveFlag").contains;',
  'field("inactiveFlag").lt;',
  'field("inactiveFlag").eq("true");',
  'field("id").eq("x");',
  'field("id").in(["x"]);',
  'field("company/id").like;',
  'field("lastName").eq(5);',
  'field("birthDay").eq("1980-01-01");',
  'field("birthDay").contains;',
  'field("company").eq(1);',
  'field("company").in;',
  'field("gender").eq("x");',
  'field("gender").isNull;',
  'field("lastname");',
  'field("company/Id");',
  'field("compan" + "y/id" as "company/key");',
  // What has no literal.
  "conditions`id = ${undefined}`;",
  "conditions`id = ${() => 1}`;",
  "conditions`id = ${Symbol()}`;",
  "conditions`id = ${[] as unknown as string | undefined}`;",
  // Codes and payloads.
  'validateContact({}).diagnostics[0]?.code === "contact.requird";',
  "diffContacts({ title: 5 }, {});",
  'diffContacts({}, { portalSecurityLevel: "2" });',
  "const missing: ContactInput = { lastName: null };",
  'const unknown: ContactInput = { firstName: "J", company: { id: 1 }, fistName: "J" };',
  'const type: CurrentContactInput = { firstName: "J", type: { id: 1 } };',
  'const presence: CurrentContactInput = { firstName: "J", presence: "here" };',
  'contactSchema({ onDiagnostics: 5 });',
  'contactSchema()["~standard"].validate({}).value.firstName;',
];

for (const compiler of COMPILERS) {
  test(`TypeScript ${compiler.version}: wrong use does not compile`, () => {
    const names = `import { codes, completeConditions, conditions, contactSchema, contactsQuery, diffContacts, explainMatch, field, normalizePhone, parseConditions, toSql, validateContact } from "psa-contacts";
import type { ContactInput, CurrentContactInput } from "psa-contacts";
`;
    const text = names + wrong.map((line) => `{\n// @ts-expect-error\n${line}\n}\n`).join("");
    check(compiler, { "wrong.mts": text }, moduleKinds[0]);
  });
}

/** What callers that know nothing of the exact types have written, or may write. */
const loose = `
declare const console: { log(...values: unknown[]): void };
import { conditions, contactSchema, diffContacts, field, filterRecords, requests, validateContact } from "psa-contacts";
import type { Contact, Diagnostic, ExprBuilder, FieldBuilder, Outcome } from "psa-contacts";
declare const path: string;
declare const anything: unknown;
const variable: FieldBuilder = field(path);
const wanted: FieldBuilder = field("id");
const took = (builder: FieldBuilder): ExprBuilder => builder.contains("x");
took(field("inactiveFlag"));
field<string>("summary").contains("x").and(field(path).eq(anything));
const make: (path: string) => FieldBuilder = field;
type Made = ReturnType<typeof field>;
const made: Made = make("id");
conditions\`id = \${anything} and lastName = \${null} and id in (\${[1, 2]}) and lastUpdated > \${new Date()} and inactiveFlag = \${true as boolean | string}\`;
const documented: Outcome<Contact> = validateContact({}, { api: "documented" });
const current: Outcome<Contact> = validateContact({}, { api: "current" });
const checked: (input: unknown) => Outcome<Contact> = validateContact;
const bag: { readonly "~standard": unknown } = contactSchema({ api: "current" });
diffContacts({ lastName: "x", title: null, types: [{ id: 1 }] }, { nickName: undefined, customFields: [] });
declare const diagnostic: Diagnostic;
const code: string = diagnostic.code;
const table: Record<string, string> = { [diagnostic.code]: "x" };
if (documented.ok) { const title: unknown = documented.value["title"]; const other: unknown = documented.value["anything"]; requests.getCompany(documented.value); console.log(title, other); }
console.log(variable, wanted, made, current, checked, bag, code, table, filterRecords(field("id").eq(1), [{ id: 1 }]));
`;

/** The exact types, used as they are meant. */
const exact = `
declare const console: { log(...values: unknown[]): void };
import { codes, communicationSchema, contactSchema, field, upgradeContact, validateContact } from "psa-contacts";
import type { ConditionFields, ContactInput, DiagnosticCode, StringField, ValidContact, ValidCurrentContact } from "psa-contacts";
const input: ContactInput = { firstName: "J", company: { id: 1, name: "x" }, lastName: null, birthDay: undefined, communicationItems: [{ type: { id: 1 }, value: "j@example.com" }] };
const report = validateContact(input);
if (report.ok) {
  const name: string = report.value.firstName;
  const company: number = report.value.company.id;
  const title: string | undefined = report.value.title;
  const value: string | undefined = report.value.communicationItems?.[0]?.value;
  console.log(name, company, title, value);
}
const current = validateContact({}, { api: "current", advice: false });
if (current.ok) {
  const gender: "Female" | "Male" | undefined = current.value.gender;
  const company: number | undefined = current.value.company?.id;
  console.log(gender, company);
}
const upgraded = upgradeContact({});
if (upgraded.ok) { const ids: number[] | undefined = upgraded.value.typeIds; console.log(ids); }
const names: StringField = field("lastName");
names.contains("x").and(field("company/id").in([1, 2n]), field("inactiveFlag").eq(false), field("birthDay").ge(new Date()), field("gender").eq("Male"), field("company").isNull());
const code: DiagnosticCode | undefined = report.diagnostics[0]?.code;
if (code !== undefined) { const help: string = codes[code].help; console.log(help); }
const title: string = codes["contact.required"].title;
const kind: ConditionFields["company/id"] = "number";
const valid = contactSchema({ onDiagnostics: (found, value) => console.log(found.length, value?.firstName) })["~standard"].validate({});
if (valid.issues === undefined) { const contact: ValidContact = valid.value; console.log(contact); } else console.log(valid.issues[0]?.code, valid.issues[0]?.path[0], valid.diagnostics);
const live = contactSchema({ api: "current" })["~standard"].validate({});
if (!live.issues) { const contact: ValidCurrentContact = live.value; console.log(contact.presence === "Away"); }
console.log(communicationSchema()["~standard"].jsonSchema.input({ target: "draft-07" }), title, kind);
`;

for (const compiler of COMPILERS) {
  for (const mode of moduleKinds) {
    test(`TypeScript ${compiler.version}, ${mode.moduleResolution}: loose and exact callers compile`, () => {
      check(compiler, { "loose.mts": loose, "exact.mts": exact }, mode);
    });
  }
}

/** What is exported, and what has a name inside of it. */
const hasName = [ts.isFunctionDeclaration, ts.isInterfaceDeclaration, ts.isTypeAliasDeclaration, ts.isVariableStatement, ts.isClassDeclaration,
  ts.isPropertySignature, ts.isMethodSignature, ts.isPropertyDeclaration, ts.isMethodDeclaration, ts.isConstructorDeclaration];
/** What another type is compared with, no value. */
const isPattern = (node) => ts.isConditionalTypeNode(node.parent) || (ts.isTypeReferenceNode(node.parent) && node.parent.typeName.getText() === "Extract");

for (const name of declarationFiles()) {
  test(`${name}: every declaration has a comment, and every member, however deep`, () => {
    const source = declarations(name);
    const bare = [];
    const visit = (node, holder) => {
      // The paths of conditions are explained where the fields are.
      if (isPattern(node) && ts.isTypeLiteralNode(node)) return;
      if (ts.isInterfaceDeclaration(node) && node.name.text === "ConditionFields") return;
      const path = node.name ? `${holder}/${node.name.getText(source)}` : holder;
      const isCommented = /\/\*\*/.test(source.text.slice(node.getFullStart(), node.getStart(source)));
      if (hasName.some((is) => is(node)) && !isCommented) bare.push(path || node.getText(source).slice(0, 60));
      ts.forEachChild(node, (child) => visit(child, path));
    };
    ts.forEachChild(source, (node) => visit(node, ""));
    assert.deepEqual(bare, []);
  });
}
