/**
 * Contacts of ConnectWise PSA: payloads checked, phones and e-mails normalized, conditions parsed and built.
 *
 * Bad data is returned as diagnostics and never thrown. A `TypeError` means misuse of the API itself: an unknown option,
 * an argument of the wrong type. The functions that return a bare value from a conditions text throw `ConditionsError`
 * when the text cannot be used. Nothing needs to be started or freed, and every result is a plain object.
 */

// ------------------------------------------------------------------ diagnostics

/** error: it would be refused. warning: accepted, but probably not what was meant. advice: how the live API differs. */
export type Severity = "error" | "warning" | "advice";

/** Offsets in UTF-16 code units, so that `text.slice(start, end)` is the text meant. */
export interface Span {
  start: number;
  end: number;
}

/** One finding: what, where, and how to mend it. Its texts never contain the offending value. */
export interface Diagnostic {
  /** Stable and documented: `"contact.required"`, `"phone.not-assigned"`, … See {@link codes}. */
  code: string;
  severity: Severity;
  /** What is wrong, in one line. */
  message: string;
  /** What to do about it. */
  help?: string;
  /** Where in a payload: `["communicationItems", 0, "value"]`. The root is `[]`. */
  path?: (string | number)[];
  /** The same place as an RFC 6901 pointer: `/communicationItems/0/value`. The root is `""`. */
  pointer?: string;
  /** Where in a text: the conditions, or the phone number or e-mail address at `path`. */
  span?: Span;
  /** Numbers and names for translated messages: `{ max: 30, actual: 41 }`. Never the value. */
  params?: Record<string, string | number | string[]>;
  /** A repair that can be applied without asking. See {@link applyFix}. */
  fix?: Fix;
}

/** A repair: edits of a text, or RFC 6902 operations on a payload. */
export interface Fix {
  /** What the repair does, in the imperative. */
  title: string;
  edits?: { span: Span; text: string }[];
  patch?: PatchOperation[];
}

/** An operation of RFC 6902. */
export interface PatchOperation {
  op: "add" | "replace" | "remove";
  path: string;
  value?: unknown;
}

/** What normalization did to one value. `before` or `after` is absent where there was, or is, no value. */
export interface Change {
  path: (string | number)[];
  before?: unknown;
  after?: unknown;
  /** Which rule made the change. */
  rule: string;
}

/** The value if nothing stands against it, and everything that was found either way. */
export type Outcome<T> =
  | { ok: true; value: T; changes: Change[]; diagnostics: Diagnostic[] }
  | { ok: false; value?: undefined; changes: Change[]; diagnostics: Diagnostic[] };

/**
 * Applies the repair of a diagnostic. Returns the repaired text, or a repaired copy of the payload; the argument itself is
 * not changed.
 */
export function applyFix(text: string, fix: Fix): string;
export function applyFix(payload: object, fix: Fix): unknown;

/**
 * A copy of the diagnostic with its message, its remedy and the title of its fix in another language. What the catalog lacks
 * stays English.
 *
 * ```js
 * import spanish from "psa-contacts/locales/es";
 *
 * const told = report.diagnostics.map((diagnostic) => translate(diagnostic, spanish));
 * ```
 */
export function translate(diagnostic: Diagnostic, catalog: MessageCatalog): Diagnostic;

/** The messages of one language. `psa-contacts/locales/es` is one; another one has the same codes and phrases. */
export interface MessageCatalog {
  /** A tag of BCP 47. */
  language: string;
  /** What stands between the last two names of a list: `" or "`. */
  or: string;
  /** The texts of each code. `{name}` stands for a parameter; of several remedies the first one that can be filled counts. */
  codes: Record<string, { title: string; message: string; help: string[] }>;
  /** Phrases in parameters, and titles of fixes, by their English text. */
  phrases: Record<string, string>;
}

/** Every code that a diagnostic can have, with what it means and what to do about it. */
export const codes: Readonly<Record<string, { severity: Severity; title: string; help: string }>>;

// ------------------------------------------------------------------ contacts

export interface ContactOptions {
  /** `"documented"` (default): the model of the reference document. `"current"`: the model of the live API, 2025 and later. */
  api?: "documented" | "current";
  /** Region of numbers that are written without a country code. Default `"US"`. */
  defaultRegion?: string;
  /** How strict a phone is: `"possible"` (default: an unassigned number is a warning), `"valid"` (it is an error), `"off"`. */
  phone?: "possible" | "valid" | "off";
  /** How the value of a phone item is rewritten. Default `"e164"`. */
  phoneFormat?: "e164" | "national" | "international" | "digits" | "keep";
  /** `"deliverable"` (default), `"whatwg"` (what `<input type=email>` accepts), `"eai"` (RFC 6531). */
  email?: "deliverable" | "whatwg" | "eai";
  /** What becomes of fields that the model does not have. Default `"warn"`. */
  unknownFields?: "warn" | "error" | "allow";
  /** Whether best practices are advised and, under the documented model, where the live API differs. Default `true`. */
  advice?: boolean;
  /** The instance's own contact types, in place of the documented ones. */
  contactTypes?: { id: number; name: string }[];
  /** The instance's own communication types, in place of the documented ones. */
  communicationTypes?: { id: number; name: string; kind: "email" | "phone" | "fax" | "other" }[];
}

/**
 * Checks the body of `POST /company/contacts` and reports every problem, not the first one. `value` is the normalized
 * payload: a new object; the input is read once and never changed. What JSON cannot carry (a cycle, a BigInt, a function,
 * a getter that throws, …) is a diagnostic at its path.
 */
export function validateContact(input: unknown, options?: ContactOptions): Outcome<Contact>;

/**
 * Checks the body of `PATCH /company/contacts/{id}`: the documented object form, or an RFC 6902 array. `value` is the array of
 * operations.
 */
export function validateContactUpdate(input: unknown, options?: ContactOptions): Outcome<PatchOperation[]>;

/** The smallest array of operations that turns `before` into `after`. "Cleared" and "unchanged" are kept apart. */
export function diffContacts(before: Contact, after: Contact, options?: ContactOptions): Outcome<PatchOperation[]>;

/** Checks the body of `POST /company/contacts/{contactId}/communications`. */
export function validateCommunication(input: unknown, options?: ContactOptions): Outcome<Communication>;

/** Checks the body of `POST /company/contacts/{id}/notes`. */
export function validateNote(input: unknown, options?: ContactOptions): Outcome<Note>;

/** Whether the portal would send its invitation: a valid e-mail address, a security level above 0, login not disabled. */
export function checkPortalInvitation(contact: unknown, options?: ContactOptions): Outcome<Contact>;

/**
 * The payload that the live API takes in place of one of the documented model: `typeIds` for `type`, references for the manager
 * and the assistant, date-times for dates. Checked is what comes out, under the live API's rules.
 */
export function upgradeContact(input: unknown, options?: ContactOptions): Outcome<Contact>;

/**
 * The operations that the live API takes in place of an update of the documented model. It changes contact types through an
 * endpoint of their own, so they are left out, and an advice says so.
 */
export function upgradeContactUpdate(input: unknown, options?: ContactOptions): Outcome<PatchOperation[]>;

/**
 * The search that finds the contacts which this one would duplicate, ready for {@link contactsQuery}: in the same company by
 * e-mail address and one of the names, or without an address by both names. The values are normalized first.
 */
export function duplicateSearch(contact: unknown, options?: ContactOptions): Outcome<QueryParts>;

/**
 * The body of a refused request in the words of this package: `{ code, message, errors: [{ code, message, field }] }`, as an
 * object or as its text. Each error becomes a diagnostic, with a path where the server named a field. The server's own
 * sentences may quote the payload, so they are not repeated.
 */
export function explainServerError(body: unknown): Diagnostic[];

/** A reference to another record. */
export interface Reference {
  id: number;
  [key: string]: unknown;
}

/** An element of `communicationItems`. */
export interface Communication {
  id?: number;
  type?: Reference;
  value?: string;
  extension?: string;
  defaultFlag?: boolean;
  communicationType?: string;
}

/** The body of a contact. {@link contactFields} lists every field. */
export interface Contact {
  firstName?: string;
  lastName?: string;
  company?: Reference;
  communicationItems?: Communication[];
  [key: string]: unknown;
}

/** The body of a note. */
export interface Note {
  text?: string;
  type?: Reference;
  flagged?: boolean;
}

/** A row of a field table. */
export interface FieldInfo {
  /** The JSON name. */
  name: string;
  /** What the field holds. */
  type:
    | "string"
    | "integer"
    | "boolean"
    | "date"
    | "dateTime"
    | "reference"
    | "object"
    | "references"
    | "integers"
    | "objects"
    | "communications";
  /** The limit of a string, in UTF-16 code units. */
  maxLength?: number;
  /** The least value of an integer. */
  minimum?: number;
  /** The greatest value of an integer. */
  maximum?: number;
  /** The values that a string can have, where they are listed. */
  enum?: string[];
  required: boolean;
  /** Set by the server, and ignored in a payload. */
  system: boolean;
  description: string;
}

/** Every field of a contact under the documented model. */
export const contactFields: readonly FieldInfo[];
/** Every field of a communication item. */
export const communicationFields: readonly FieldInfo[];
/** Every field of a note. */
export const noteFields: readonly FieldInfo[];
/** The documented contact types. An instance has its own. */
export const contactTypes: readonly { id: number; name: string }[];
/** The documented communication types. An instance has its own. */
export const communicationTypes: readonly { id: number; name: string; kind: "email" | "phone" | "fax" | "other" }[];
/** The documented portal security levels. */
export const portalLevels: readonly { id: number; name: string; access: string }[];

// ------------------------------------------------------------------ phone and e-mail

export interface Phone {
  /** `+13055854225` */
  e164: string;
  /** `(305) 585-4225` */
  national: string;
  /** `+1 305-585-4225` */
  international: string;
  /** `tel:+1-305-585-4225` */
  rfc3966: string;
  /** Two letters of ISO 3166-1, where one region is meant. */
  region?: string;
  countryCode: number;
  nationalNumber: string;
  extension?: string;
  /** The length fits. */
  possible: boolean;
  /** The range is assigned. */
  valid: boolean;
  type?:
    | "fixedLine"
    | "mobile"
    | "fixedLineOrMobile"
    | "tollFree"
    | "premiumRate"
    | "sharedCost"
    | "personalNumber"
    | "voip"
    | "pager"
    | "uan"
    | "voicemail";
}

/** Reads one phone number in any spelling. */
export function normalizePhone(
  text: string,
  options?: { defaultRegion?: string; phone?: "possible" | "valid" },
): Outcome<Phone>;

/**
 * The text of a half-typed number, for an input box, and where the caret goes: behind the same digit. A text that is more
 * than a number, with letters for example, comes back as it is.
 *
 * ```js
 * input.addEventListener("input", () => {
 *   const { text, caret } = formatAsYouType(input.value, { caret: input.selectionStart });
 *   input.value = text;
 *   input.setSelectionRange(caret, caret);
 * });
 * ```
 */
export function formatAsYouType(
  text: string,
  options?: {
    /** Region of numbers that are written without a country code. Default `"US"`. */
    defaultRegion?: string;
    /** Where the caret stands, in UTF-16 code units. Absent or null: behind the text. */
    caret?: number | null;
  },
): { text: string; caret: number };

/**
 * A number to show as an example: of that kind, or without one a fixed line or what comes next. `undefined` for a region that
 * does not exist, and for a kind that the region does not have. Regions are two upper-case letters.
 */
export function examplePhone(region: string, type?: Phone["type"]): Phone | undefined;

/** Every region with its calling code, by name. */
export function phoneRegions(): { region: string; countryCode: number }[];

export interface Email {
  /** The whole address, its domain in lower case. */
  address: string;
  local: string;
  domain: string;
}

/** Reads one e-mail address. */
export function normalizeEmail(text: string, options?: { email?: ContactOptions["email"] }): Outcome<Email>;

// ------------------------------------------------------------------ conditions

/** Which parameter of a search the text is for. */
export type Dialect = "conditions" | "childConditions" | "customFieldConditions";

export interface ConditionsOptions {
  /** Default `"conditions"`. */
  dialect?: Dialect;
  /**
   * `"contact"` (default) checks names, operators and literals against the contact's fields; `"any"` checks syntax alone; a table
   * checks against the caller's own fields: `{ fields: { summary: "string", contact: "reference" } }`.
   */
  entity?: "contact" | "any" | { fields: Record<string, EntityType | EntityField> };
  /** Which model of the API is meant. Default `"documented"`. */
  api?: "documented" | "current";
}

/** What a field of a caller's own table holds. A reference has the members `id`, `name` and `identifier`. */
export type EntityType = "string" | "integer" | "number" | "boolean" | "date" | "datetime" | "reference" | "any";

/** A field of a caller's own table. */
export interface EntityField {
  type: EntityType;
  /** The only strings that it holds. */
  values?: string[];
  /** The least whole number. */
  min?: number;
  /** The greatest whole number. */
  max?: number;
  /** The parameter that can name it. Default `"conditions"`. */
  parameter?: Dialect;
}

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "like" | "in";

export type Literal =
  | { type: "string"; value: string }
  | { type: "number"; value: number; text?: string }
  | { type: "boolean"; value: boolean }
  | { type: "datetime"; value: string }
  | { type: "null" }
  | { type: "list"; values: Literal[] };

/** A conditions expression as plain data. */
export type Expr =
  | { type: "and" | "or"; args: Expr[]; span?: Span }
  | { type: "comparison"; field: string; operator: Operator; negated?: boolean; value: Literal; span?: Span };

/** Parses a conditions text. */
export function parseConditions(text: string, options?: ConditionsOptions): Outcome<Expr>;

/**
 * Canonical text: one space around operators, lower-case keywords, double quotes, parentheses wherever `and` and `or` mix.
 *
 * @throws {ConditionsError} if the text does not parse.
 */
export function formatConditions(
  expression: Expr | ExprBuilder | string,
  options?: {
    /** One condition a line, groups indented. */
    pretty?: boolean;
    /** As short as it stays right, for a URL. */
    compact?: boolean;
  },
): string;

/**
 * One plain English sentence, with the names of contact types, communication types and portal levels in place of their ids.
 *
 * @throws {ConditionsError} if the text does not parse.
 */
export function explainConditions(expression: Expr | ExprBuilder | string, options?: ConditionsOptions): string;

/** A proposal of {@link completeConditions}. */
export interface CompletionItem {
  /** What is shown. */
  label: string;
  /** What is written in place of the span. */
  insert: string;
  kind: "field" | "operator" | "keyword" | "literal";
  /** What it means. */
  detail?: string;
}

/**
 * What may stand at the cursor, an offset in UTF-16 code units, the likeliest first: fields, operators that suit the field,
 * values, keywords. The text may be broken or half written. `span` is what an item replaces.
 */
export function completeConditions(
  text: string,
  cursor: number,
  options?: ConditionsOptions,
): { span: Span; items: CompletionItem[] };

/** The pieces of a text in order, for highlighting; the space between them has none. `"error"`: what no condition has. */
export function tokenizeConditions(text: string): {
  span: Span;
  class: "field" | "operator" | "keyword" | "string" | "number" | "boolean" | "null" | "datetime" | "punctuation" | "error";
}[];

/**
 * One logical filter as the parameters that the live API wants, each as canonical text. Where a split would change the meaning,
 * as for an `or` across parameters, it is refused.
 */
export function splitConditions(
  expression: Expr | ExprBuilder | string,
  options?: ConditionsOptions,
): Outcome<{ conditions?: string; childConditions?: string; customFieldConditions?: string }>;

/**
 * An expression that keeps exactly the same records: groups taken apart, double conditions dropped, `a = 1 or a = 2` as
 * `a in (1, 2)`. Nothing does this by itself.
 *
 * @throws {ConditionsError} if the text does not parse.
 */
export function simplify(expression: Expr | ExprBuilder | string, options?: ConditionsOptions): Expr;

/**
 * Whether two expressions keep the same records, as far as {@link simplify} shows it.
 *
 * @throws {ConditionsError} if a text does not parse.
 */
export function sameMeaning(
  first: Expr | ExprBuilder | string,
  second: Expr | ExprBuilder | string,
  options?: ConditionsOptions,
): boolean;

/**
 * A hash of the meaning, as 16 hexadecimal digits: the same for expressions with the {@link sameMeaning}, in every version and
 * on every machine.
 *
 * @throws {ConditionsError} if the text does not parse.
 */
export function conditionsHash(expression: Expr | ExprBuilder | string, options?: ConditionsOptions): string;

/**
 * Each `in (…)` as comparisons joined by `or`, for `childConditions`, which has no `in`.
 *
 * @throws {ConditionsError} if the text does not parse.
 */
export function expandLists(expression: Expr | ExprBuilder | string): Expr;

/** A `WHERE` clause. */
export interface Sql {
  /** What stands behind `WHERE`. It holds no value, only placeholders: `$1` or `?1`. */
  text: string;
  /** The values, in the order of their placeholders. */
  params: (string | number | boolean)[];
}

/**
 * The expression as the `WHERE` clause of a database that mirrors contacts. It keeps the rows that {@link filterRecords} keeps.
 * SQLite ignores the case of ASCII letters alone.
 */
export function toSql(
  expression: Expr | ExprBuilder | string,
  options?: Pick<ConditionsOptions, "entity" | "api"> & {
    /** Default `"postgres"`. */
    dialect?: "postgres" | "sqlite";
    /** The column of a field, where it is not the path with `_` for `/`. */
    columns?: Record<string, string>;
  },
): Outcome<Sql>;

/**
 * The expression of a rule group of react-querybuilder 8 (`RuleGroupType` or `RuleGroupTypeIC`). Texts of a form become values of
 * the type that the field has. What conditions cannot say is a diagnostic.
 */
export function fromRules(group: unknown, options?: ConditionsOptions): Outcome<Expr>;

/** A rule group of react-querybuilder 8, in the shape of its `RuleGroupType`. */
export interface RuleGroup {
  combinator: "and" | "or";
  rules: (RuleGroup | Rule)[];
}

/** A rule of a {@link RuleGroup}. `match` stands where the field is an array; `value` is then a group about its elements. */
export interface Rule {
  field: string;
  operator: string;
  value: unknown;
  match?: { mode: "some" };
}

/**
 * The expression as a rule group of react-querybuilder 8. What rules say in another way is a diagnostic.
 *
 * @throws {ConditionsError} if the text does not parse.
 */
export function toRules(expression: Expr | ExprBuilder | string, options?: ConditionsOptions): Outcome<RuleGroup>;

/** A field of react-querybuilder's configuration. */
export interface RuleField {
  name: string;
  label: string;
  inputType?: "text" | "number" | "date";
  valueEditorType?: "checkbox" | "select";
  defaultValue?: boolean;
  values?: { name: string; label: string }[];
  operators?: { name: string; label: string }[];
  matchModes?: "some"[];
  subproperties?: { fields: RuleField[] };
}

/** The `fields` of a `QueryBuilder`, made from the field table: names, labels, editors, operators, values. */
export function rulesFields(options?: ConditionsOptions): RuleField[];

/**
 * The records that the expression keeps, in order: the caller's own objects. Compares as the server does: strings ignore
 * case, a missing field is null, and an unknown result is not kept. A field that cannot be read counts as missing.
 *
 * The records may be of any kind: names are checked against the contact's fields only where options are given.
 *
 * @throws {ConditionsError} if the text does not parse.
 */
export function filterRecords<T>(
  expression: Expr | ExprBuilder | string,
  records: readonly T[],
  options?: ConditionsOptions,
): T[];

/** One part of an expression and its verdict; `null` is unknown, as in SQL. */
export type MatchNode =
  | { type: "and" | "or"; matches: boolean | null; args: MatchNode[] }
  | {
      type: "comparison";
      matches: boolean | null;
      /** The condition as text. */
      text: string;
      field: string;
      /** What the record has there: null where it has nothing, an array where it has several values. */
      actual: unknown;
    };

/**
 * Why one record is kept or not: the same tree, each part with its own verdict.
 *
 * @throws {ConditionsError} if the text does not parse.
 */
export function explainMatch(
  expression: Expr | ExprBuilder | string,
  record: unknown,
): { matches: boolean; tree: MatchNode };

/**
 * Canonical text with its values bound, never pasted:
 *
 * ```js
 * conditions`lastName = ${name} and company/id in (${ids}) and lastUpdated > ${date}`
 * ```
 *
 * Takes strings, finite numbers, BigInts, booleans, null, Dates, arrays of these, literals and whole expressions.
 *
 * @throws {ConditionsError} if the text around the values does not parse.
 * @throws {TypeError} for a value that has no literal: undefined, NaN, a function, ….
 */
export function conditions(strings: TemplateStringsArray, ...values: unknown[]): string;

/** Starts a comparison: `field("company/id").eq(12345).and(field("inactiveFlag").eq(false)).toString()` */
export function field(path: string): FieldBuilder;

export interface FieldBuilder {
  eq(value: unknown): ExprBuilder;
  ne(value: unknown): ExprBuilder;
  lt(value: unknown): ExprBuilder;
  le(value: unknown): ExprBuilder;
  gt(value: unknown): ExprBuilder;
  ge(value: unknown): ExprBuilder;
  contains(value: string): ExprBuilder;
  notContains(value: string): ExprBuilder;
  like(value: string): ExprBuilder;
  notLike(value: string): ExprBuilder;
  in(values: readonly unknown[]): ExprBuilder;
  notIn(values: readonly unknown[]): ExprBuilder;
  isNull(): ExprBuilder;
  isNotNull(): ExprBuilder;
}

/** An expression under construction. It never changes: `and` and `or` give a new one. */
export interface ExprBuilder {
  and(...others: (ExprBuilder | Expr)[]): ExprBuilder;
  or(...others: (ExprBuilder | Expr)[]): ExprBuilder;
  /** The expression as plain data. */
  toExpr(): Expr;
  /** The same, for `JSON.stringify`. */
  toJSON(): Expr;
  /**
   * The canonical text.
   *
   * @throws {ConditionsError} if a field's path is not one.
   */
  toString(): string;
}

/** Every one of the expressions. */
export function and(...expressions: (ExprBuilder | Expr)[]): ExprBuilder;
/** At least one of the expressions. */
export function or(...expressions: (ExprBuilder | Expr)[]): ExprBuilder;

/** Thrown by the functions that return a bare value, when the conditions cannot be used. */
export class ConditionsError extends Error {
  constructor(diagnostics: Diagnostic[]);
  readonly name: "ConditionsError";
  /** Everything that was found. */
  readonly diagnostics: Diagnostic[];
}

// ------------------------------------------------------------------ requests

/** The parts of a search. */
export interface QueryParts {
  conditions?: string | Expr | ExprBuilder;
  childConditions?: string | Expr | ExprBuilder;
  customFieldConditions?: string | Expr | ExprBuilder;
  orderBy?: string | string[];
  fields?: string[];
  page?: number;
  pageSize?: number;
  pageId?: number;
}

/** `GET /company/contacts`: the path with its percent-encoded query. */
export function contactsQuery(parts: QueryParts, options?: ConditionsOptions): Outcome<{ url: string; length: number }>;

/**
 * {@link contactsQuery}, cut into several searches where one URL would be too long: the longest `in` list that every record must
 * meet is dealt out, so that no record is found twice. One search if it fits.
 */
export function contactsQueries(parts: QueryParts, options?: ConditionsOptions): Outcome<{ url: string; length: number }[]>;

/** A request behind the base address of an instance. What the login needs is not part of it. */
export interface PreparedRequest {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** The path, without the query. */
  path: string;
  /** The percent-encoded query, without its question mark. */
  query?: string;
  headers?: Record<string, string>;
  /** To be sent as JSON. */
  body?: unknown;
}

/**
 * Every operation of the reference documents, checked; nothing is sent. Ids are whole numbers from 1: another one is a
 * diagnostic at its name (`/contactId`), beside those of the payload.
 */
export const requests: {
  /** `POST /company/contacts`, with communication items or without. The body is the normalized payload. */
  createContact(contact: unknown, options?: ContactOptions): Outcome<PreparedRequest>;
  /** `GET /company/contacts/{contactId}` */
  getContact(contactId: number): Outcome<PreparedRequest>;
  /** `PATCH /company/contacts/{contactId}`: the body is the array of operations, whichever form the update has. */
  updateContact(contactId: number, update: unknown, options?: ContactOptions): Outcome<PreparedRequest>;
  /** `GET /company/contacts?conditions=…` */
  searchContacts(parts: QueryParts, options?: ConditionsOptions): Outcome<PreparedRequest>;
  /** {@link duplicateSearch} as the request that makes it. */
  findDuplicates(contact: unknown, options?: ContactOptions): Outcome<PreparedRequest>;
  /** `DELETE /company/contacts/{contactId}`, with the advice to mark the contact as inactive instead. */
  deleteContact(contactId: number): Outcome<PreparedRequest>;
  /** `PATCH /company/contacts/{contactId}` that marks the contact as inactive. */
  deactivateContact(contactId: number): Outcome<PreparedRequest>;
  /** `POST /company/contacts/{contactId}/communications` */
  addCommunication(contactId: number, item: unknown, options?: ContactOptions): Outcome<PreparedRequest>;
  /** `GET /company/contacts/{contactId}/communications` */
  listCommunications(contactId: number): Outcome<PreparedRequest>;
  /** `POST /company/contacts/{contactId}/notes` */
  addNote(contactId: number, note: unknown, options?: ContactOptions): Outcome<PreparedRequest>;
  /** `GET /company/contacts/{contactId}/notes` */
  listNotes(contactId: number): Outcome<PreparedRequest>;
  /** `GET /company/contacts/{contactId}/groups` */
  listGroups(contactId: number): Outcome<PreparedRequest>;
  /** `GET /service/tickets?conditions=contact/id=…` */
  listTickets(contactId: number): Outcome<PreparedRequest>;
  /** `GET /company/companies/{companyId}`: the company of a contact, or the one of that id. */
  getCompany(contactOrCompanyId: Contact | number): Outcome<PreparedRequest>;
  /** `GET /company/contacts/types`: the instance's own contact types. */
  listContactTypes(): Outcome<PreparedRequest>;
  /** `GET /company/communicationTypes`: the instance's own communication types. */
  listCommunicationTypes(): Outcome<PreparedRequest>;
  /** `PATCH /company/contacts/{contactId}` that grants a portal security level, from 1 to 6, and enables the login. */
  enablePortalAccess(contactId: number, level: number): Outcome<PreparedRequest>;
  /** `PATCH /company/contacts/{contactId}` that disables the portal login. */
  disablePortalAccess(contactId: number): Outcome<PreparedRequest>;
};
