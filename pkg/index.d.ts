/**
 * Contacts of ConnectWise PSA: payloads checked, phones and e-mails normalized, conditions parsed and built.
 *
 * Bad data is returned as diagnostics and never thrown. A `TypeError` means misuse of the API itself: an unknown option,
 * an argument of the wrong type. The functions that return a bare value from a conditions text throw `ConditionsError`
 * when the text cannot be used. Nothing needs to be started or freed, and every result is a plain object.
 */

import type {
  CommunicationInput,
  ConditionFields,
  Contact,
  ContactInput,
  CurrentCommunicationInput,
  CurrentContactInput,
  DiagnosticCode,
  ValidCommunication,
  ValidContact,
  ValidCurrentCommunication,
  ValidCurrentContact,
  ValidNote,
} from "./tables.js";

export type {
  Communication,
  CommunicationInput,
  ConditionFields,
  Contact,
  ContactInput,
  CurrentCommunicationInput,
  CurrentContactInput,
  DiagnosticCode,
  Note,
  NoteInput,
  RecordInfo,
  ValidCommunication,
  ValidContact,
  ValidCurrentCommunication,
  ValidCurrentContact,
  ValidNote,
} from "./tables.js";

// ------------------------------------------------------------------ diagnostics

/** error: it would be refused. warning: accepted, but probably not what was meant. advice: how the live API differs. */
export type Severity = "error" | "warning" | "advice";

/** Offsets in UTF-16 code units, so that `text.slice(start, end)` is the text meant. */
export interface Span {
  /** Where it begins. */
  start: number;
  /** Where it ends: behind the last unit. */
  end: number;
}

/** One finding: what, where, and how to mend it. Its texts never contain the offending value. */
export interface Diagnostic {
  /** Stable and documented: `"contact.required"`, `"phone.not-assigned"`, … See {@link codes}. */
  code: DiagnosticCode;
  /** How much it weighs. Only an error makes an outcome that is not ok. */
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
  /** What to write in place of parts of a text. */
  edits?: {
    /** What is replaced. */
    span: Span;
    /** What takes its place. */
    text: string;
  }[];
  /** What to do to a payload. */
  patch?: PatchOperation[];
}

/** An operation of RFC 6902. */
export interface PatchOperation {
  /** What to do. */
  op: "add" | "replace" | "remove";
  /** Where: an RFC 6901 pointer. */
  path: string;
  /** What is set; absent for `remove`. */
  value?: unknown;
}

/** What normalization did to one value. `before` or `after` is absent where there was, or is, no value. */
export interface Change {
  /** Where. */
  path: (string | number)[];
  /** The value that came in. */
  before?: unknown;
  /** The value that takes its place. */
  after?: unknown;
  /** Which rule made the change. */
  rule: string;
}

/** The value if nothing stands against it, and everything that was found either way. */
export type Outcome<T> =
  | {
      /** Nothing stands against the value. */
      ok: true;
      /** The normalized value. */
      value: T;
      /** What normalization did. */
      changes: Change[];
      /** Warnings and advice. */
      diagnostics: Diagnostic[];
    }
  | {
      /** An error stands against the value. */
      ok: false;
      /** There is none. */
      value?: undefined;
      /** What normalization would have done. */
      changes: Change[];
      /** Everything that was found, at least one error among it. */
      diagnostics: Diagnostic[];
    };

/**
 * Applies the repair of a diagnostic. Returns the repaired text, or a repaired copy of the payload; the argument itself is
 * not changed.
 */
export function applyFix(text: string, fix: Fix): string;
/** The same for a payload. */
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
  codes: Record<
    string,
    {
      /** What the code means. */
      title: string;
      /** What is wrong, in one line. */
      message: string;
      /** What to do about it. */
      help: string[];
    }
  >;
  /** Phrases in parameters, and titles of fixes, by their English text. */
  phrases: Record<string, string>;
}

/** What a code means. */
export interface CodeInfo {
  /** Its severity, unless an option changes it. */
  severity: Severity;
  /** What it means. */
  title: string;
  /** What to do about it. */
  help: string;
}

/** Every code that a diagnostic can have, with what it means and what to do about it. */
export const codes: Readonly<Record<DiagnosticCode, CodeInfo>> & Readonly<Record<string, CodeInfo>>;

// ------------------------------------------------------------------ contacts

/** How payloads are checked. */
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
  contactTypes?: ContactTypeInfo[];
  /** The instance's own communication types, in place of the documented ones. */
  communicationTypes?: CommunicationTypeInfo[];
}

/** A contact type of an instance. */
export interface ContactTypeInfo {
  /** Its id. */
  id: number;
  /** What people see. */
  name: string;
}

/** A communication type of an instance. */
export interface CommunicationTypeInfo {
  /** Its id. */
  id: number;
  /** What people see. */
  name: string;
  /** What its items hold, and so how their values are checked. */
  kind: "email" | "phone" | "fax" | "other";
}

/** The options of a check under the live API's model. */
export type CurrentOptions = ContactOptions & {
  /** The live API's model. */
  api: "current";
};

/**
 * Checks the body of `POST /company/contacts` and reports every problem, not the first one. `value` is the normalized
 * payload: a new object; the input is read once and never changed. What JSON cannot carry (a cycle, a BigInt, a function,
 * a getter that throws, …) is a diagnostic at its path.
 */
export function validateContact(input: unknown, options: CurrentOptions): Outcome<ValidCurrentContact>;
/** The same under the documented model, or under one that is chosen elsewhere. */
export function validateContact(input: unknown, options?: ContactOptions): Outcome<ValidContact>;

/**
 * Checks the body of `PATCH /company/contacts/{id}`: the documented object form, or an RFC 6902 array. `value` is the array of
 * operations.
 */
export function validateContactUpdate(input: unknown, options?: ContactOptions): Outcome<PatchOperation[]>;

/** The smallest array of operations that turns `before` into `after`. "Cleared" and "unchanged" are kept apart. */
export function diffContacts(before: Contact, after: Contact, options?: ContactOptions): Outcome<PatchOperation[]>;

/** Checks the body of `POST /company/contacts/{contactId}/communications`. */
export function validateCommunication(input: unknown, options: CurrentOptions): Outcome<ValidCurrentCommunication>;
/** The same under the documented model, or under one that is chosen elsewhere. */
export function validateCommunication(input: unknown, options?: ContactOptions): Outcome<ValidCommunication>;

/** Checks the body of `POST /company/contacts/{id}/notes`. */
export function validateNote(input: unknown, options?: ContactOptions): Outcome<ValidNote>;

/** Whether the portal would send its invitation: a valid e-mail address, a security level above 0, login not disabled. */
export function checkPortalInvitation(contact: unknown, options?: ContactOptions): Outcome<Contact>;

/**
 * The payload that the live API takes in place of one of the documented model: `typeIds` for `type`, references for the manager
 * and the assistant, date-times for dates. Checked is what comes out, under the live API's rules.
 */
export function upgradeContact(input: unknown, options?: ContactOptions): Outcome<ValidCurrentContact>;

/**
 * The operations that the live API takes in place of an update of the documented model. It changes contact types through an
 * endpoint of their own, so they are left out, and an advice says so.
 */
export function upgradeContactUpdate(input: unknown, options?: ContactOptions): Outcome<PatchOperation[]>;

/**
 * The search that finds the contacts which this one would duplicate, ready for {@link contactsQuery}: in the same company by
 * e-mail address and one of the names, or without an address by both names. The values are normalized first.
 */
export function duplicateSearch(
  contact: unknown,
  options?: ContactOptions,
): Outcome<SplitConditions>;

/**
 * The body of a refused request in the words of this package: `{ code, message, errors: [{ code, message, field }] }`, as an
 * object or as its text. Each error becomes a diagnostic, with a path where the server named a field. The server's own
 * sentences may quote the payload, so they are not repeated.
 */
export function explainServerError(body: unknown): Diagnostic[];

/** A reference to another record. */
export interface Reference {
  /** The id of the record. */
  id: number;
  [key: string]: unknown;
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
  /** Whether it must be there. */
  required: boolean;
  /** Set by the server, and ignored in a payload. */
  system: boolean;
  /** What it is for. */
  description: string;
}

/** Every field of a contact under the documented model. */
export const contactFields: readonly FieldInfo[];
/** Every field of a communication item. */
export const communicationFields: readonly FieldInfo[];
/** Every field of a note. */
export const noteFields: readonly FieldInfo[];
/** The documented contact types. An instance has its own. */
export const contactTypes: readonly ContactTypeInfo[];
/** The documented communication types. An instance has its own. */
export const communicationTypes: readonly CommunicationTypeInfo[];
/** The documented portal security levels. */
export const portalLevels: readonly {
  /** The value of `portalSecurityLevel`. */
  id: number;
  /** What people see. */
  name: string;
  /** What it lets a contact see. */
  access: string;
}[];

// ------------------------------------------------------------------ phone and e-mail

/** A phone number in every spelling that is asked for. */
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
  /** The calling code, without its plus. */
  countryCode: number;
  /** The digits behind the calling code. */
  nationalNumber: string;
  /** The digits of the extension, where there is one. */
  extension?: string;
  /** The length fits. */
  possible: boolean;
  /** The range is assigned. */
  valid: boolean;
  /** What kind of line it is, where the plan tells. */
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
  options?: {
    /** Region of numbers that are written without a country code. Default `"US"`. */
    defaultRegion?: string;
    /** Whether an unassigned number is a warning (`"possible"`, the default) or an error. */
    phone?: "possible" | "valid";
  },
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
): {
  /** The text, grouped. */
  text: string;
  /** Where the caret goes, in UTF-16 code units. */
  caret: number;
};

/**
 * A number to show as an example: of that kind, or without one a fixed line or what comes next. `undefined` for a region that
 * does not exist, and for a kind that the region does not have. Regions are two upper-case letters.
 */
export function examplePhone(region: string, type?: Phone["type"]): Phone | undefined;

/** Every region with its calling code, by name. */
export function phoneRegions(): {
  /** Two letters of ISO 3166-1. */
  region: string;
  /** The calling code, without its plus. */
  countryCode: number;
}[];

/** An e-mail address and its parts. */
export interface Email {
  /** The whole address, its domain in lower case. */
  address: string;
  /** What stands before the `@`. */
  local: string;
  /** What stands behind it, in lower case. */
  domain: string;
}

/** Reads one e-mail address. */
export function normalizeEmail(
  text: string,
  options?: {
    /** Which addresses are taken. Default `"deliverable"`. */
    email?: ContactOptions["email"];
  },
): Outcome<Email>;

// ------------------------------------------------------------------ conditions

/** Which parameter of a search the text is for. */
export type Dialect = "conditions" | "childConditions" | "customFieldConditions";

/** How conditions are read and checked. */
export interface ConditionsOptions {
  /** Default `"conditions"`. */
  dialect?: Dialect;
  /**
   * `"contact"` (default) checks names, operators and literals against the contact's fields; `"any"` checks syntax alone; a table
   * checks against the caller's own fields: `{ fields: { summary: "string", contact: "reference" } }`.
   */
  entity?:
    | "contact"
    | "any"
    | {
        /** The fields by their paths. */
        fields: Record<string, EntityType | EntityField>;
      };
  /** Which model of the API is meant. Default `"documented"`. */
  api?: "documented" | "current";
}

/** What a field of a caller's own table holds. A reference has the members `id`, `name` and `identifier`. */
export type EntityType = "string" | "integer" | "number" | "boolean" | "date" | "datetime" | "reference" | "any";

/** A field of a caller's own table. */
export interface EntityField {
  /** What it holds. */
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

/** The operators; `not contains`, `not like` and `not in` are told by `negated`. */
export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "like" | "in";

/** A value in a condition. */
export type Literal =
  | {
      /** A text between double quotes. */
      type: "string";
      /** The text, without quotes and escapes. */
      value: string;
    }
  | {
      /** A number. */
      type: "number";
      /** As JavaScript has it. */
      value: number;
      /** As it was written, where a JavaScript number would lose digits. */
      text?: string;
    }
  | {
      /** `true` or `false`. */
      type: "boolean";
      /** Which one. */
      value: boolean;
    }
  | {
      /** A date-time between brackets. */
      type: "datetime";
      /** As ISO 8601 writes it, without the brackets. */
      value: string;
    }
  | {
      /** Nothing. */
      type: "null";
    }
  | {
      /** What stands behind `in`. */
      type: "list";
      /** Its values. */
      values: Literal[];
    };

/** A conditions expression as plain data. */
export type Expr =
  | {
      /** How the parts are joined. */
      type: "and" | "or";
      /** The parts. */
      args: Expr[];
      /** Where it stands in the text that was parsed. */
      span?: Span;
    }
  | {
      /** One field against one value. */
      type: "comparison";
      /** The path of the field. */
      field: string;
      /** How it is compared. */
      operator: Operator;
      /** True for `not contains`, `not like` and `not in`. */
      negated?: boolean;
      /** What it is compared with. */
      value: Literal;
      /** Where it stands in the text that was parsed. */
      span?: Span;
    };

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
  /** What it is. */
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
): {
  /** What an item replaces. */
  span: Span;
  /** The proposals, the likeliest first. */
  items: CompletionItem[];
};

/** The pieces of a text in order, for highlighting; the space between them has none. `"error"`: what no condition has. */
export function tokenizeConditions(text: string): {
  /** Where it stands. */
  span: Span;
  /** What it is. */
  class: "field" | "operator" | "keyword" | "string" | "number" | "boolean" | "null" | "datetime" | "punctuation" | "error";
}[];

/**
 * One logical filter as the parameters that the live API wants, each as canonical text. Where a split would change the meaning,
 * as for an `or` across parameters, it is refused.
 */
export function splitConditions(
  expression: Expr | ExprBuilder | string,
  options?: ConditionsOptions,
): Outcome<SplitConditions>;

/** The parameters of a search, each as canonical text. One that has nothing to say is absent. */
export interface SplitConditions {
  /** What the contacts must meet. */
  conditions?: string;
  /** What the elements of their arrays must meet. */
  childConditions?: string;
  /** What their custom fields must meet. */
  customFieldConditions?: string;
}

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
  /** How the rules are joined. */
  combinator: "and" | "or";
  /** Rules, and groups of them. */
  rules: (RuleGroup | Rule)[];
}

/** A rule of a {@link RuleGroup}. `match` stands where the field is an array; `value` is then a group about its elements. */
export interface Rule {
  /** The path of the field. */
  field: string;
  /** One of react-querybuilder's operators. */
  operator: string;
  /** What is compared with: a text, a number, a boolean, a list of these. */
  value: any;
  /** Which elements of an array have to match. */
  match?: {
    /** At least one of them. */
    mode: "some";
  };
}

/**
 * The expression as a rule group of react-querybuilder 8. What rules say in another way is a diagnostic.
 *
 * @throws {ConditionsError} if the text does not parse.
 */
export function toRules(expression: Expr | ExprBuilder | string, options?: ConditionsOptions): Outcome<RuleGroup>;

/** What there is to choose in a {@link RuleField}. */
export type RuleChoice = {
  /** What stands in the rule. */
  name: string;
  /** What people see. */
  label: string;
};

/** A field of react-querybuilder's configuration. */
export type RuleField = {
  /** The path. */
  name: string;
  /** What people see. */
  label: string;
  /** The kind of input box. */
  inputType?: "text" | "number" | "date";
  /** What is shown in place of an input box. */
  valueEditorType?: "checkbox" | "select";
  /** What a new rule starts with. */
  defaultValue?: boolean;
  /** What there is to choose from. */
  values?: RuleChoice[];
  /** The operators that suit the field. */
  operators?: RuleChoice[];
  /** How the elements of an array can match. */
  matchModes?: "some"[];
  /** The fields of an element of an array. */
  subproperties?: RuleField[];
};

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
  | {
      /** How the parts are joined. */
      type: "and" | "or";
      /** The verdict. */
      matches: boolean | null;
      /** The parts. */
      args: MatchNode[];
    }
  | {
      /** One field against one value. */
      type: "comparison";
      /** The verdict. */
      matches: boolean | null;
      /** The condition as text. */
      text: string;
      /** The path of the field. */
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
): {
  /** Whether the record is kept. */
  matches: boolean;
  /** The parts with their verdicts. */
  tree: MatchNode;
};

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
export function conditions<Values extends readonly unknown[]>(
  strings: TemplateStringsArray,
  ...values: { [At in keyof Values]: Bindable<Values[At]> }
): string;

/** A type of which no value is known to have no literal: `undefined`, functions and symbols become `never`. */
export type Bindable<Value> = unknown extends Value
  ? Value
  : Value extends undefined | symbol | ((...args: never[]) => unknown)
    ? never
    : Value;

/** A path that conditions about contacts can name. */
export type ConditionField = keyof ConditionFields;

/**
 * Starts a comparison: `field("company/id").eq(12345).and(field("inactiveFlag").eq(false)).toString()`
 *
 * A path of the contact's fields has the methods that suit what it holds. Any other path is taken as a variable of the type
 * `string`, or written out as `field<string>("summary")`, and has them all.
 */
export function field<Path extends ConditionField, Builder extends FieldBuilderOf<Path> = FieldBuilderOf<Path>>(
  path: Path,
): Builder;
/** The same for a path that is not known before the program runs. */
export function field<Path extends string>(path: Path & (string extends Path ? unknown : never)): FieldBuilder;

/** The methods that suit a field. */
export type FieldBuilderOf<Path extends ConditionField> = ConditionFields[Path] extends "string"
  ? StringField
  : ConditionFields[Path] extends "number"
    ? NumberField
    : ConditionFields[Path] extends "boolean"
      ? BooleanField
      : ConditionFields[Path] extends "datetime"
        ? DateTimeField
        : ConditionFields[Path] extends "object"
          ? ObjectField
          : ConditionFields[Path] extends { enum: infer Name }
            ? EnumField<Name>
            : FieldBuilder;

/** What is compared with nothing but null: `company`. */
export interface ObjectField {
  /** `= null` */
  eq(value: null): ExprBuilder;
  /** `!= null` */
  ne(value: null): ExprBuilder;
  /** `= null` */
  isNull(): ExprBuilder;
  /** `!= null` */
  isNotNull(): ExprBuilder;
}

/** What is one of a list of strings, and never null. */
export interface EnumField<Name> {
  /** `=` */
  eq(value: Name): ExprBuilder;
  /** `!=` */
  ne(value: Name): ExprBuilder;
  /** `in (…)` */
  in(values: readonly Name[]): ExprBuilder;
  /** `not in (…)` */
  notIn(values: readonly Name[]): ExprBuilder;
}

/** What can be equal to a value or to null. */
export interface EqualField<Value> {
  /** `=` */
  eq(value: Value | null): ExprBuilder;
  /** `!=` */
  ne(value: Value | null): ExprBuilder;
  /** `in (…)` */
  in(values: readonly Value[]): ExprBuilder;
  /** `not in (…)` */
  notIn(values: readonly Value[]): ExprBuilder;
  /** `= null` */
  isNull(): ExprBuilder;
  /** `!= null` */
  isNotNull(): ExprBuilder;
}

/** What has an order as well. */
export interface OrderedField<Value> extends EqualField<Value> {
  /** `<` */
  lt(value: Value): ExprBuilder;
  /** `<=` */
  le(value: Value): ExprBuilder;
  /** `>` */
  gt(value: Value): ExprBuilder;
  /** `>=` */
  ge(value: Value): ExprBuilder;
}

/** What is true or false. */
export interface BooleanField extends EqualField<boolean | LiteralOf<"boolean">> {}

/** A number or an id. */
export interface NumberField extends OrderedField<number | bigint | LiteralOf<"number">> {}

/** A date or a date-time. A string is none: wrap it as `new Date(text)`. */
export interface DateTimeField extends OrderedField<Date | LiteralOf<"datetime">> {}

/** A string. */
export interface StringField extends OrderedField<string | LiteralOf<"string">> {
  /** `contains`: the text stands somewhere inside. */
  contains(value: string): ExprBuilder;
  /** `not contains` */
  notContains(value: string): ExprBuilder;
  /** `like`: `*` and `%` stand for anything. */
  like(value: string): ExprBuilder;
  /** `not like` */
  notLike(value: string): ExprBuilder;
}

/** A literal of one type. */
export type LiteralOf<Type extends Literal["type"]> = Extract<Literal, { type: Type }>;

/** Every method there is. Values that have no literal are a `TypeError`. */
export interface FieldBuilder {
  /** `=` */
  eq(value: unknown): ExprBuilder;
  /** `!=` */
  ne(value: unknown): ExprBuilder;
  /** `<` */
  lt(value: unknown): ExprBuilder;
  /** `<=` */
  le(value: unknown): ExprBuilder;
  /** `>` */
  gt(value: unknown): ExprBuilder;
  /** `>=` */
  ge(value: unknown): ExprBuilder;
  /** `contains`: the text stands somewhere inside. */
  contains(value: string): ExprBuilder;
  /** `not contains` */
  notContains(value: string): ExprBuilder;
  /** `like`: `*` and `%` stand for anything. */
  like(value: string): ExprBuilder;
  /** `not like` */
  notLike(value: string): ExprBuilder;
  /** `in (…)` */
  in(values: readonly unknown[]): ExprBuilder;
  /** `not in (…)` */
  notIn(values: readonly unknown[]): ExprBuilder;
  /** `= null` */
  isNull(): ExprBuilder;
  /** `!= null` */
  isNotNull(): ExprBuilder;
}

/** An expression under construction. It never changes: `and` and `or` give a new one. */
export interface ExprBuilder {
  /** This and every one of the others. */
  and(...others: (ExprBuilder | Expr)[]): ExprBuilder;
  /** This or one of the others. */
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
  /** An error for what was found. */
  constructor(diagnostics: Diagnostic[]);
  /** What tells it from other errors. */
  readonly name: "ConditionsError";
  /** Everything that was found. */
  readonly diagnostics: Diagnostic[];
}

// ------------------------------------------------------------------ requests

/** The parts of a search. */
export interface QueryParts {
  /** What the contacts must meet. */
  conditions?: string | Expr | ExprBuilder;
  /** What the elements of their arrays must meet. */
  childConditions?: string | Expr | ExprBuilder;
  /** What their custom fields must meet. */
  customFieldConditions?: string | Expr | ExprBuilder;
  /** `"lastName asc"`, or several of these. */
  orderBy?: string | string[];
  /** The fields to send; all if absent. */
  fields?: string[];
  /** Which page, from 1. */
  page?: number;
  /** How many contacts a page has. */
  pageSize?: number;
  /** The id after which a forward-only page begins. */
  pageId?: number;
}

/** `GET /company/contacts`: the path with its percent-encoded query. */
export function contactsQuery(parts: QueryParts, options?: ConditionsOptions): Outcome<PreparedQuery>;

/** A search, ready to be sent. */
export interface PreparedQuery {
  /** The path with its percent-encoded query. */
  url: string;
  /** How many characters that is. */
  length: number;
}

/**
 * {@link contactsQuery}, cut into several searches where one URL would be too long: the longest `in` list that every record must
 * meet is dealt out, so that no record is found twice. One search if it fits.
 */
export function contactsQueries(parts: QueryParts, options?: ConditionsOptions): Outcome<PreparedQuery[]>;

/** A request behind the base address of an instance. What the login needs is not part of it. */
export interface PreparedRequest {
  /** The method of HTTP. */
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** The path, without the query. */
  path: string;
  /** The percent-encoded query, without its question mark. */
  query?: string;
  /** The headers that the body needs. */
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

// ------------------------------------------------------------------ interop

/** What a schema takes besides the options of the check. */
export interface SchemaOptions<Value> extends ContactOptions {
  /**
   * Called after every validation with everything that was found, warnings and advice included, and with the value if it was
   * accepted. Warnings and advice are no issues: they do not stand against a value.
   */
  onDiagnostics?: (diagnostics: Diagnostic[], value: Value | undefined) => void;
}

/** What a schema says of one value: members of Standard Schema v1, and everything that an {@link Outcome} has. */
export type SchemaResult<Value> =
  | {
      /** The normalized value. */
      readonly value: Value;
      /** Nothing stands against the value. */
      readonly issues?: undefined;
      /** What normalization did. */
      readonly changes: Change[];
      /** Warnings and advice. */
      readonly diagnostics: Diagnostic[];
    }
  | {
      /** The errors. */
      readonly issues: readonly SchemaIssue[];
      /** What normalization would have done. */
      readonly changes: Change[];
      /** The errors, the warnings and the advice. */
      readonly diagnostics: Diagnostic[];
    };

/** An error: a {@link Diagnostic} with its path. */
export interface SchemaIssue extends Diagnostic {
  /** Where in the payload. The root is `[]`. */
  path: (string | number)[];
}

/** The versions of JSON Schema that a schema can be turned into. */
export type JsonSchemaTarget = "draft-2020-12" | "draft-07" | "openapi-3.0";

/** What a schema is asked for. */
export interface JsonSchemaOptions {
  /** The version of JSON Schema. */
  readonly target: JsonSchemaTarget | (string & {});
}

/** An object of Standard Schema v1 and Standard JSON Schema v1. */
export interface Schema<Input, Output> {
  /** What the two standards ask for. */
  readonly "~standard": {
    /** The version of the standards. */
    readonly version: 1;
    /** Who made the schema. */
    readonly vendor: "psa-contacts";
    /** Checks a value, at once. `libraryOptions.onDiagnostics` is called for this value alone. */
    readonly validate: (
      value: unknown,
      options?:
        | {
            /** What is meant for this package: `onDiagnostics`, called for this value alone. */
            readonly libraryOptions?: Record<string, unknown> | undefined;
          }
        | undefined,
    ) => SchemaResult<Output>;
    /**
     * JSON Schemas of what comes in and of what comes out. They refer to no other place, so that they can stand inside of
     * others. `schemas/*.json` of the package are the same ones.
     *
     * @throws {TypeError} for a target that is none of {@link JsonSchemaTarget}.
     */
    readonly jsonSchema: {
      /** The schema of a payload. */
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      /** The schema of a value that was accepted. */
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
    /** For the compiler alone. */
    readonly types?:
      | {
          /** What comes in. */
          readonly input: Input;
          /** What comes out. */
          readonly output: Output;
        }
      | undefined;
  };
}

declare global {
  /** What the platform calls so; empty where its types are not there. */
  interface TransformStream<I = any, O = any> {}
}

/** How {@link contactValidationStream} reads and reports. */
export interface RowOptions extends ContactOptions {
  /**
   * How rows are written: one JSON object a line, or RFC 4180 with a header, separated by commas, semicolons, tabs or bars.
   * By default `"ndjson"`.
   */
  format?: "ndjson" | "csv";
  /**
   * What columns of a table hold, by the name in the header, before any name that is known: `firstName`, `company/id`,
   * `communicationItems/Cell`, `communicationItems/Phone/extension`. An empty text leaves the column out.
   */
  columns?: Record<string, string>;
  /** Whether each row has a report, which is the default, or only those that would be refused. The summary counts all. */
  report?: "all" | "invalid";
  /** How many bytes a row may take: 1 MiB by default. A longer one is a report, and none of it is kept. */
  maxRowBytes?: number;
}

/** The same for reports that are to be written: to a file, or as the body of a response. */
export interface RowLineOptions extends RowOptions {
  /**
   * The reports come as bytes of NDJSON: each is the JSON text of its {@link RowReport}, and a line feed. A chunk holds whole lines.
   * Where a number or an escape is written in an unusual way in the row, the normalized contact may have it so as well.
   *
   * It is the fastest way: in Node.js no object and no text is made of any row.
   */
  output: "ndjson";
}

/** What was found in one row. */
export interface RowReport {
  /** The number of the row, from 1. A report on the header of a table has 0. */
  row: number;
  /** The line on which the row begins, from 1. */
  line: number;
  /** The offset of the row's first byte in the input, from 0. */
  byteOffset: number;
  /** Whether no diagnostic is an error. */
  ok: boolean;
  /** The normalized contact of a valid row. A header has none. */
  value?: Contact;
  /** What normalization did. */
  changes: Change[];
  /** Every finding. A pointer names a place in the contact; of a header, the column. */
  diagnostics: Diagnostic[];
}

/** What was found in all rows. */
export interface BatchSummary {
  /** How many rows there were. The header of a table and blank lines are none. */
  rows: number;
  /** How many of them can be sent. */
  valid: number;
  /** How many of them would be refused. */
  invalid: number;
  /** How many warnings there were. */
  warnings: number;
  /** How many diagnostics of each code there were. */
  byCode: Record<string, number>;
}

/**
 * Contacts of any number, as bytes of NDJSON or CSV: a report on each row comes out, in constant memory. No more is read than is
 * wanted at the other end, and no JavaScript object is made of a row that is not reported.
 *
 * ```js
 * const stream = contactValidationStream({ format: "csv", report: "invalid" });
 * for await (const { line, diagnostics } of response.body.pipeThrough(stream)) show(line, diagnostics);
 * console.log(stream.summary());
 * ```
 *
 * Reports that are only passed on can come as bytes, a line of JSON each:
 *
 * ```js
 * const lines = contactValidationStream({ output: "ndjson", report: "invalid" });
 * await request.body.pipeThrough(lines).pipeTo(Writable.toWeb(createWriteStream("rejects.ndjson")));
 * ```
 *
 * A row that is broken JSON, not UTF-8, too long, or has too few columns is a report as well, and the next row is read. A stream
 * that ends, is cancelled or aborted frees what it holds, and its summary stays.
 *
 * @throws {TypeError} at once for options that do not exist or are of the wrong type, and for a column that holds no field.
 */
export function contactValidationStream(
  options?: RowOptions & {
    /** An object for each report; the default. */
    output?: "objects";
  },
): TransformStream<Uint8Array, RowReport> & {
  /** What was counted so far. */
  summary(): BatchSummary;
};
/** The same, each report a line of JSON. */
export function contactValidationStream(
  options: RowLineOptions,
): TransformStream<Uint8Array, Uint8Array> & {
  /** What was counted so far. */
  summary(): BatchSummary;
};

/**
 * {@link validateContact} as a schema of Standard Schema v1 and Standard JSON Schema v1, for form libraries, routers and servers.
 * An issue is an error with everything that a {@link Diagnostic} has.
 *
 * ```js
 * const schema = contactSchema({ onDiagnostics: (diagnostics) => show(diagnostics) });
 * const result = schema["~standard"].validate(payload);
 * ```
 */
export function contactSchema(
  options: SchemaOptions<ValidCurrentContact> & CurrentOptions,
): Schema<CurrentContactInput, ValidCurrentContact>;
/** The same under the documented model, or under one that is chosen elsewhere. */
export function contactSchema(options?: SchemaOptions<ValidContact>): Schema<ContactInput, ValidContact>;

/** {@link validateCommunication} as such a schema. */
export function communicationSchema(
  options: SchemaOptions<ValidCurrentCommunication> & CurrentOptions,
): Schema<CurrentCommunicationInput, ValidCurrentCommunication>;
/** The same under the documented model, or under one that is chosen elsewhere. */
export function communicationSchema(
  options?: SchemaOptions<ValidCommunication>,
): Schema<CommunicationInput, ValidCommunication>;
