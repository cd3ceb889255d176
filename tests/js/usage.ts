// Compiled, never run: every export of the package, used as a caller would.
import {
  ConditionsError, and, applyFix, checkPortalInvitation, codes, communicationFields, communicationSchema, communicationTypes, completeConditions, conditions,
  conditionsHash, contactFields, contactSchema, contactTypes, contactValidationStream, contactsQueries, contactsQuery, diffContacts, duplicateSearch, examplePhone, expandLists,
  explainConditions, explainMatch, explainServerError, field, filterRecords, formatAsYouType, formatConditions, fromRules, normalizeEmail,
  normalizePhone, noteFields, or, parseConditions, phoneRegions, portalLevels, requests, rulesFields, sameMeaning, simplify, splitConditions, toRules,
  toSql, tokenizeConditions, translate, upgradeContact, upgradeContactUpdate, validateCommunication, validateContact, validateContactUpdate, validateNote,
} from "psa-contacts";
import type {
  BatchSummary, Change, Communication, CompletionItem, ConditionsOptions, Contact, ContactOptions, Diagnostic, Dialect, Email, EntityField, EntityType, Expr, ExprBuilder, FieldBuilder, FieldInfo,
  Fix, Literal, MatchNode, MessageCatalog, Note, Operator, Outcome, PatchOperation, Phone, PreparedRequest, QueryParts, Reference, RowLineOptions, RowOptions, RowReport, Rule, RuleField, RuleGroup, Severity, Span, Sql,
} from "psa-contacts";

import spanish from "psa-contacts/locales/es";

const catalog: MessageCatalog = spanish;
const options: ContactOptions = { api: "current", contactTypes: [{ id: 1, name: "Owner" }], communicationTypes: [{ id: 9, name: "Work", kind: "phone" }] };
const report: Outcome<Contact> = validateContact(JSON.parse("{}"), options);
if (report.ok) {
  const contact: Contact = report.value;
  const items: Communication[] = contact.communicationItems ?? [];
  const company: Reference | undefined = contact.company;
  console.log(items[0]?.value, company?.id, contact["addressLine1"]);
} else {
  const none: undefined = report.value;
  console.log(none);
}
for (const d of report.diagnostics satisfies Diagnostic[]) {
  const severity: Severity = translate(d, catalog).severity;
  const span: Span | undefined = d.span;
  const fix: Fix | undefined = d.fix;
  if (fix) {
    const text: string = applyFix("text", fix);
    const payload: unknown = applyFix({}, fix);
    const patch: PatchOperation[] | undefined = fix.patch;
    console.log(text, payload, patch, severity, span);
  }
}
const changes: Change[] = report.changes;

const update: Outcome<PatchOperation[]> = validateContactUpdate([{ op: "replace", path: "/title", value: "CTO" }], options);
const difference: Outcome<PatchOperation[]> = diffContacts({ title: "CTO" }, {});
const item: Outcome<Communication> = validateCommunication({});
const note: Outcome<Note> = validateNote({ text: "x" });
const invitation: Outcome<Contact> = checkPortalInvitation({});

const phone: Outcome<Phone> = normalizePhone("555", { defaultRegion: "GB", phone: "valid" });
const upgraded: Outcome<Contact> = upgradeContact({}, { advice: false });
const operations: Outcome<PatchOperation[]> = upgradeContactUpdate({ title: "CTO" });
const refused: Diagnostic[] = explainServerError(null);
const search: Outcome<QueryParts> = duplicateSearch({});
if (search.ok) requests.searchContacts(search.value, { entity: "any" });
const all: Record<string, (...args: never[]) => Outcome<PreparedRequest>> = requests;
const create: Outcome<PreparedRequest> = requests.createContact({}, options);
if (create.ok) console.log(create.value.method, create.value.path, create.value.query, create.value.headers?.["Content-Type"], create.value.body);
requests.getCompany({ company: { id: 1 } });
requests.enablePortalAccess(7, 3);

const input: { value: string; selectionStart: number | null } = { value: "555", selectionStart: null };
const typed: { text: string; caret: number } = formatAsYouType(input.value, { defaultRegion: "GB", caret: input.selectionStart });
const example: Phone | undefined = examplePhone(phoneRegions()[0]?.region ?? "US", "mobile");
const email: Outcome<Email> = normalizeEmail("a@b.co", { email: "eai" });

const dialect: Dialect = "childConditions";
const how: ConditionsOptions = { dialect, entity: "any", api: "current" };
const parsed: Outcome<Expr> = parseConditions("id = 1", how);
const literal: Literal = { type: "list", values: [{ type: "number", value: 1, text: "1.0" }] };
const operator: Operator = "in";
const plain: Expr = { type: "comparison", field: "id", operator, negated: true, value: literal };
const start: FieldBuilder = field("id");
const built: ExprBuilder = and(start.eq(1), or(start.in([1, 2]), plain)).and(plain).or(start.isNull());
const text: string = formatConditions(built, { pretty: true }) + formatConditions(plain) + formatConditions("id = 1") + String(built);
const tagged: string = conditions`id = ${1} and ${built}`;
const rows: { id: number }[] = filterRecords(built, [{ id: 1 }], how);
const parts: QueryParts = { conditions: built, childConditions: plain, customFieldConditions: "caption = \"x\"", orderBy: ["id desc"], fields: ["id"], page: 1, pageSize: 10 };
const query = contactsQuery(parts, how);
const kind: EntityType = "reference";
const status: EntityField = { type: "string", values: ["New"], parameter: "conditions" };
const own: ConditionsOptions = { entity: { fields: { contact: kind, status, priority: { type: "integer", min: 1, max: 5 } } } };
const sentence: string = explainConditions(built, own) + formatConditions(built, { compact: true });
const proposals: CompletionItem[] = completeConditions("comp", 4, own).items;
const colours: string[] = tokenizeConditions("id = 1").map((token) => token.class);
const split = splitConditions(plain, { api: "current" });
if (split.ok) contactsQuery({ ...split.value, pageSize: 5 });
const simple: Expr = expandLists(simplify(built, how));
const same: boolean = sameMeaning(built, plain, how) && conditionsHash("id = 1") === conditionsHash(simple);
const sql: Outcome<Sql> = toSql(built, { dialect: "sqlite", columns: { id: "contact_id" }, entity: "any" });
const group: Outcome<RuleGroup> = toRules(built, how);
const first: RuleGroup | Rule | undefined = group.value?.rules[0];
const back: Outcome<Expr> = fromRules(group.value, how);
const editors: RuleField[] = rulesFields({ dialect: "childConditions" });
const tree: MatchNode = explainMatch(built, { id: 1 }).tree;
console.log(tree.type === "comparison" ? tree.actual : tree.args[0]?.matches);
const several: Outcome<{ url: string; length: number }[]> = contactsQueries(parts, how);
console.log(sentence, proposals[0]?.detail, colours, same, sql, first, back, editors[0]?.subproperties?.[0]?.label, several);
if (query.ok) console.log(query.value.url, query.value.length);

try {
  formatConditions("id =");
} catch (error) {
  if (error instanceof ConditionsError) console.log(error.diagnostics[0]?.message, error.name, new ConditionsError([]).stack);
}

const rowOptions: RowOptions = { ...options, format: "csv", columns: { Firma: "company/id" }, report: "invalid", maxRowBytes: 10_000 };
const stream: TransformStream<Uint8Array, RowReport> & { summary(): BatchSummary } = contactValidationStream(rowOptions);
const lineOptions: RowLineOptions = { ...rowOptions, output: "ndjson" };
const lines: TransformStream<Uint8Array, Uint8Array> & { summary(): BatchSummary } = contactValidationStream(lineOptions);
const objects: TransformStream<Uint8Array, RowReport> = contactValidationStream({ ...rowOptions, output: "objects" });
console.log(lines.summary().rows, objects);
declare const rowReport: RowReport;
const reported: Contact | undefined = rowReport.value;
console.log(stream.summary().byCode["row.not-json"], reported, rowReport.line, rowReport.diagnostics[0]?.message);

const fields: readonly FieldInfo[] = [...contactFields, ...communicationFields, ...noteFields];
declare const console: { log(...values: unknown[]): void };
console.log(codes["contact.required"]?.title, fields, contactTypes[0]?.name, communicationTypes[0]?.kind, portalLevels[0]?.access, changes, update, difference, item, note, invitation, upgraded, operations, refused, all, phone, typed, example, email, parsed, text, tagged, rows);

import { communicationSchema as sameCommunications, contactSchema as sameContacts } from "psa-contacts/standard";
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import type { ContactInput, ValidCommunication, ValidContact } from "psa-contacts";

const schema: StandardSchemaV1<ContactInput, ValidContact> & StandardJSONSchemaV1<ContactInput, ValidContact> = contactSchema({ advice: false });
const items: StandardSchemaV1<unknown, ValidCommunication> | StandardSchemaV1 = communicationSchema();
const current: StandardSchemaV1 & StandardJSONSchemaV1 = contactSchema({ api: "current" });
const inferred: StandardSchemaV1.InferOutput<typeof schema>["firstName"] = "J";
const asked: StandardSchemaV1.InferInput<ReturnType<typeof sameContacts>> = { firstName: "J", company: { id: 1 } };
console.log(schema, items, current, inferred, asked, sameCommunications().valueOf());
