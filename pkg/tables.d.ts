/**
 * What the field table and the list of codes say, as types. Made from the source of the core: edits are lost.
 */

import type { Reference } from "./index.js";

/** Every code that a diagnostic can have. A later version can have more. */
export type DiagnosticCode =
  | "communication.duplicate"
  | "communication.email-in-number"
  | "communication.extension-without-number"
  | "communication.hidden-character"
  | "communication.number-in-email"
  | "communication.second-default"
  | "communication.two-extensions"
  | "communication.type-mismatch"
  | "conditions.always-true"
  | "conditions.angle-not-equal"
  | "conditions.between"
  | "conditions.comma"
  | "conditions.contradiction"
  | "conditions.dangling-keyword"
  | "conditions.dot-path"
  | "conditions.double-ampersand"
  | "conditions.double-equals"
  | "conditions.double-pipe"
  | "conditions.embedded-quote"
  | "conditions.empty"
  | "conditions.empty-group"
  | "conditions.empty-list"
  | "conditions.ends-with"
  | "conditions.expected-connective"
  | "conditions.expected-field"
  | "conditions.expected-operator"
  | "conditions.expected-value"
  | "conditions.field-case"
  | "conditions.hole-count"
  | "conditions.hole-in-string"
  | "conditions.hole-position"
  | "conditions.in-unsupported"
  | "conditions.invalid-datetime"
  | "conditions.invalid-field"
  | "conditions.invalid-number"
  | "conditions.is-not-null"
  | "conditions.is-null"
  | "conditions.keyword-as-field"
  | "conditions.like-without-wildcard"
  | "conditions.list-parentheses"
  | "conditions.list-without-in"
  | "conditions.literal-type"
  | "conditions.misplaced-not"
  | "conditions.mixed-and-or"
  | "conditions.needs-member"
  | "conditions.no-member"
  | "conditions.not-one-of"
  | "conditions.not-queryable"
  | "conditions.null-comparison"
  | "conditions.operator-type"
  | "conditions.out-of-range"
  | "conditions.parameter-name"
  | "conditions.prefix-not"
  | "conditions.removed-field"
  | "conditions.renamed-field"
  | "conditions.reversed-operator"
  | "conditions.smart-quote"
  | "conditions.split-mixed"
  | "conditions.starts-with"
  | "conditions.too-deep"
  | "conditions.too-long"
  | "conditions.too-many-errors"
  | "conditions.trailing-comma"
  | "conditions.tree-shape"
  | "conditions.unclosed-parenthesis"
  | "conditions.undocumented-field"
  | "conditions.unexpected-character"
  | "conditions.unknown-field"
  | "conditions.unopened-parenthesis"
  | "conditions.unquoted-date"
  | "conditions.unquoted-string"
  | "conditions.unterminated-datetime"
  | "conditions.unterminated-string"
  | "conditions.url-ampersand"
  | "conditions.value-first"
  | "conditions.word-operator"
  | "conditions.wrong-parameter"
  | "conditions.yes-no"
  | "contact.invalid-date"
  | "contact.no-items"
  | "contact.no-site"
  | "contact.no-type"
  | "contact.not-an-object"
  | "contact.not-json"
  | "contact.not-one-of"
  | "contact.other-model"
  | "contact.out-of-range"
  | "contact.required"
  | "contact.system-field"
  | "contact.too-long"
  | "contact.unknown-field"
  | "contact.unknown-type"
  | "contact.wrong-type"
  | "current.communication-type"
  | "current.date-time"
  | "current.operations"
  | "current.replaced-field"
  | "current.type-associations"
  | "email.display-text"
  | "email.domain-character"
  | "email.domain-dot"
  | "email.domain-empty"
  | "email.domain-hyphen"
  | "email.domain-label-too-long"
  | "email.domain-literal"
  | "email.empty"
  | "email.extra-at"
  | "email.full-width"
  | "email.hidden-character"
  | "email.local-character"
  | "email.local-dot"
  | "email.local-empty"
  | "email.local-quoted"
  | "email.local-too-long"
  | "email.mailto"
  | "email.missing-at"
  | "email.no-top-level-domain"
  | "email.not-ascii"
  | "email.quotes"
  | "email.several-addresses"
  | "email.space"
  | "email.too-long"
  | "email.top-level-domain"
  | "email.trailing-punctuation"
  | "email.trailing-words"
  | "email.typo-domain"
  | "phone.empty"
  | "phone.extension-too-long"
  | "phone.hidden-character"
  | "phone.invalid-length"
  | "phone.leading-words"
  | "phone.local-only"
  | "phone.not-a-number"
  | "phone.not-assigned"
  | "phone.several-numbers"
  | "phone.stray-character"
  | "phone.stray-letter"
  | "phone.too-long"
  | "phone.too-short"
  | "phone.trailing-words"
  | "phone.unknown-country-code"
  | "phone.unknown-region"
  | "phone.uri"
  | "portal.inactive"
  | "portal.login-disabled"
  | "portal.no-email"
  | "portal.no-level"
  | "portal.without-email"
  | "query.cut"
  | "query.cut-pages"
  | "query.forward-only"
  | "query.order-field"
  | "query.order-syntax"
  | "query.order-with-page-id"
  | "query.out-of-range"
  | "query.page-ignored"
  | "query.parameter"
  | "query.shape"
  | "query.unknown-part"
  | "query.url-too-long"
  | "request.delete"
  | "row.duplicate-column"
  | "row.missing-column"
  | "row.no-header"
  | "row.not-json"
  | "row.not-utf8"
  | "row.stray-quote"
  | "row.too-few-columns"
  | "row.too-long"
  | "row.too-many-columns"
  | "row.unclosed-quote"
  | "row.unknown-column"
  | "rules.custom-operator"
  | "rules.empty-group"
  | "rules.muted"
  | "rules.placeholder"
  | "rules.shape"
  | "rules.unsupported"
  | "rules.untyped"
  | "server.email-exists"
  | "server.enum-value"
  | "server.has-related-records"
  | "server.invalid-patch"
  | "server.invalid-reference"
  | "server.literal-type"
  | "server.refused"
  | "server.unknown-member"
  | "server.unreadable"
  | "server.unrecognized-name"
  | "sql.array-field"
  | "update.bad-index"
  | "update.bad-operation"
  | "update.bad-pointer"
  | "update.create-only"
  | "update.missing-value"
  | "update.not-an-update"
  | "update.reference-part"
  | "update.removal-order"
  | "update.replaces-items"
  | "update.required"
  | "update.system-field"
  | "update.unknown-operation"
  | "update.unknown-path";

/** What the server says of a record in `_info`. */
export interface RecordInfo {
  /** A date-time. */
  lastUpdated?: string;
  /** The name of a member. */
  updatedBy?: string;
  /** A date-time. */
  dateEntered?: string;
  /** The name of a member. */
  enteredBy?: string;
  [key: string]: unknown;
}

/** The body of a contact. Members that are null or undefined count as absent. */
export interface Contact {
  /** Auto-generated unique identifier. Set by the server. */
  id?: number;
  /** First name. At most 30 UTF-16 code units. Required. */
  firstName?: string;
  /** Last name. At most 30 UTF-16 code units. */
  lastName?: string;
  /** The company that the contact belongs to. Required. */
  company?: Reference;
  /** Site of the company. */
  site?: Reference | null | undefined;
  /** Contact type. */
  type?: Reference | null | undefined;
  /** Job title. At most 50 UTF-16 code units. */
  title?: string | null | undefined;
  /** Department. */
  department?: Reference | null | undefined;
  /** Relationship. */
  relationship?: Reference | null | undefined;
  /** Nickname or alias. At most 30 UTF-16 code units. */
  nickName?: string | null | undefined;
  /** School or university. At most 50 UTF-16 code units. */
  school?: string | null | undefined;
  /** Marital status. */
  marriedFlag?: boolean | null | undefined;
  /** Has children. */
  childrenFlag?: boolean | null | undefined;
  /** Name of the spouse or partner. At most 30 UTF-16 code units. */
  significantOther?: string | null | undefined;
  /** Anniversary. `YYYY-MM-DD`, or an ISO 8601 date-time. */
  anniversary?: string | null | undefined;
  /** Date of birth. `YYYY-MM-DD`, or an ISO 8601 date-time. */
  birthDay?: string | null | undefined;
  /** Street address. At most 50 UTF-16 code units. */
  addressLine1?: string | null | undefined;
  /** Suite or unit. At most 50 UTF-16 code units. */
  addressLine2?: string | null | undefined;
  /** City. At most 50 UTF-16 code units. */
  city?: string | null | undefined;
  /** State or province. At most 50 UTF-16 code units. */
  state?: string | null | undefined;
  /** Postal code. At most 12 UTF-16 code units. */
  zip?: string | null | undefined;
  /** Country. */
  country?: Reference | null | undefined;
  /** Portal access level. From 1 to 6. */
  portalSecurityLevel?: number | null | undefined;
  /** Portal login is disabled. */
  disablePortalLoginFlag?: boolean | null | undefined;
  /** Opted out of e-mails. */
  unsubscribeFlag?: boolean | null | undefined;
  /** The contact is inactive. */
  inactiveFlag?: boolean | null | undefined;
  /** Contact that merges go to. */
  defaultMergeContactId?: number | null | undefined;
  /** Contact id of the manager. */
  managerContactId?: number | null | undefined;
  /** Contact id of the assistant. */
  assistantContactId?: number | null | undefined;
  /** Metadata. Set by the server. */
  _info?: RecordInfo;
  /** Ways to reach the contact: e-mail, phone, fax, … */
  communicationItems?: Communication[];
  [key: string]: unknown;
}

/** A contact to be checked, after the model of the reference document. */
export interface ContactInput {
  /** First name. At most 30 UTF-16 code units. Required. */
  firstName: string;
  /** Last name. At most 30 UTF-16 code units. */
  lastName?: string | null | undefined;
  /** The company that the contact belongs to. Required. */
  company: Reference;
  /** Site of the company. */
  site?: Reference | null | undefined;
  /** Contact type. */
  type?: Reference | null | undefined;
  /** Job title. At most 50 UTF-16 code units. */
  title?: string | null | undefined;
  /** Department. */
  department?: Reference | null | undefined;
  /** Relationship. */
  relationship?: Reference | null | undefined;
  /** Nickname or alias. At most 30 UTF-16 code units. */
  nickName?: string | null | undefined;
  /** School or university. At most 50 UTF-16 code units. */
  school?: string | null | undefined;
  /** Marital status. */
  marriedFlag?: boolean | null | undefined;
  /** Has children. */
  childrenFlag?: boolean | null | undefined;
  /** Name of the spouse or partner. At most 30 UTF-16 code units. */
  significantOther?: string | null | undefined;
  /** Anniversary. `YYYY-MM-DD`, or an ISO 8601 date-time. */
  anniversary?: string | null | undefined;
  /** Date of birth. `YYYY-MM-DD`, or an ISO 8601 date-time. */
  birthDay?: string | null | undefined;
  /** Street address. At most 50 UTF-16 code units. */
  addressLine1?: string | null | undefined;
  /** Suite or unit. At most 50 UTF-16 code units. */
  addressLine2?: string | null | undefined;
  /** City. At most 50 UTF-16 code units. */
  city?: string | null | undefined;
  /** State or province. At most 50 UTF-16 code units. */
  state?: string | null | undefined;
  /** Postal code. At most 12 UTF-16 code units. */
  zip?: string | null | undefined;
  /** Country. */
  country?: Reference | null | undefined;
  /** Portal access level. From 1 to 6. */
  portalSecurityLevel?: number | null | undefined;
  /** Portal login is disabled. */
  disablePortalLoginFlag?: boolean | null | undefined;
  /** Opted out of e-mails. */
  unsubscribeFlag?: boolean | null | undefined;
  /** The contact is inactive. */
  inactiveFlag?: boolean | null | undefined;
  /** Contact that merges go to. */
  defaultMergeContactId?: number | null | undefined;
  /** Contact id of the manager. */
  managerContactId?: number | null | undefined;
  /** Contact id of the assistant. */
  assistantContactId?: number | null | undefined;
  /** Ways to reach the contact: e-mail, phone, fax, … */
  communicationItems?: CommunicationInput[] | null | undefined;
}

/** A contact that passed the check, after the model of the reference document. */
export interface ValidContact extends Contact {
  /** Auto-generated unique identifier. Set by the server. */
  id?: number;
  /** First name. At most 30 UTF-16 code units. Required. */
  firstName: string;
  /** Last name. At most 30 UTF-16 code units. */
  lastName?: string;
  /** The company that the contact belongs to. Required. */
  company: Reference;
  /** Site of the company. */
  site?: Reference;
  /** Contact type. */
  type?: Reference;
  /** Job title. At most 50 UTF-16 code units. */
  title?: string;
  /** Department. */
  department?: Reference;
  /** Relationship. */
  relationship?: Reference;
  /** Nickname or alias. At most 30 UTF-16 code units. */
  nickName?: string;
  /** School or university. At most 50 UTF-16 code units. */
  school?: string;
  /** Marital status. */
  marriedFlag?: boolean;
  /** Has children. */
  childrenFlag?: boolean;
  /** Name of the spouse or partner. At most 30 UTF-16 code units. */
  significantOther?: string;
  /** Anniversary. `YYYY-MM-DD`, or an ISO 8601 date-time. */
  anniversary?: string;
  /** Date of birth. `YYYY-MM-DD`, or an ISO 8601 date-time. */
  birthDay?: string;
  /** Street address. At most 50 UTF-16 code units. */
  addressLine1?: string;
  /** Suite or unit. At most 50 UTF-16 code units. */
  addressLine2?: string;
  /** City. At most 50 UTF-16 code units. */
  city?: string;
  /** State or province. At most 50 UTF-16 code units. */
  state?: string;
  /** Postal code. At most 12 UTF-16 code units. */
  zip?: string;
  /** Country. */
  country?: Reference;
  /** Portal access level. From 1 to 6. */
  portalSecurityLevel?: number;
  /** Portal login is disabled. */
  disablePortalLoginFlag?: boolean;
  /** Opted out of e-mails. */
  unsubscribeFlag?: boolean;
  /** The contact is inactive. */
  inactiveFlag?: boolean;
  /** Contact that merges go to. */
  defaultMergeContactId?: number;
  /** Contact id of the manager. */
  managerContactId?: number;
  /** Contact id of the assistant. */
  assistantContactId?: number;
  /** Metadata. Set by the server. */
  _info?: RecordInfo;
  /** Ways to reach the contact: e-mail, phone, fax, … */
  communicationItems?: ValidCommunication[];
  [key: string]: unknown;
}

/** The body of a communication item. Members that are null or undefined count as absent. */
export interface Communication {
  /** Communication id. Set by the server. */
  id?: number;
  /** Communication type. Required. */
  type?: Reference;
  /** The address or number. At most 250 UTF-16 code units. Required. */
  value?: string;
  /** Phone extension. At most 15 UTF-16 code units. */
  extension?: string;
  /** Primary for its type. */
  defaultFlag?: boolean;
  /** Direct, Fax, Cell, Pager, … */
  communicationType?: string;
}

/** A communication item to be checked, after the model of the reference document. */
export interface CommunicationInput {
  /** Communication type. Required. */
  type: Reference;
  /** The address or number. At most 250 UTF-16 code units. Required. */
  value: string;
  /** Phone extension. At most 15 UTF-16 code units. */
  extension?: string | null | undefined;
  /** Primary for its type. */
  defaultFlag?: boolean | null | undefined;
  /** Direct, Fax, Cell, Pager, … */
  communicationType?: string | null | undefined;
}

/** A communication item that passed the check, after the model of the reference document. */
export interface ValidCommunication extends Communication {
  /** Communication id. Set by the server. */
  id?: number;
  /** Communication type. Required. */
  type: Reference;
  /** The address or number. At most 250 UTF-16 code units. Required. */
  value: string;
  /** Phone extension. At most 15 UTF-16 code units. */
  extension?: string;
  /** Primary for its type. */
  defaultFlag?: boolean;
  /** Direct, Fax, Cell, Pager, … */
  communicationType?: string;
}

/** The body of a note. Members that are null or undefined count as absent. */
export interface Note {
  /** Content. Required. */
  text?: string;
  /** Note type. */
  type?: Reference;
  /** Flagged for attention. */
  flagged?: boolean;
}

/** A note to be checked, after the model of the reference document. */
export interface NoteInput {
  /** Content. Required. */
  text: string;
  /** Note type. */
  type?: Reference | null | undefined;
  /** Flagged for attention. */
  flagged?: boolean | null | undefined;
}

/** A note that passed the check, after the model of the reference document. */
export interface ValidNote extends Note {
  /** Content. Required. */
  text: string;
  /** Note type. */
  type?: Reference;
  /** Flagged for attention. */
  flagged?: boolean;
}

/** A contact to be checked, after the model of the live API, 2025 and later. */
export interface CurrentContactInput {
  /** First name. Required. */
  firstName: string;
  /** Last name. */
  lastName?: string | null | undefined;
  /** The company that the contact belongs to. */
  company?: Reference | null | undefined;
  /** Site of the company. */
  site?: Reference | null | undefined;
  /** Job title. */
  title?: string | null | undefined;
  /** Department. */
  department?: Reference | null | undefined;
  /** Relationship. */
  relationship?: Reference | null | undefined;
  /** Nickname or alias. */
  nickName?: string | null | undefined;
  /** School or university. */
  school?: string | null | undefined;
  /** Marital status. */
  marriedFlag?: boolean | null | undefined;
  /** Has children. */
  childrenFlag?: boolean | null | undefined;
  /** Name of the spouse or partner. */
  significantOther?: string | null | undefined;
  /** Anniversary. An ISO 8601 date-time. */
  anniversary?: string | null | undefined;
  /** Date of birth. An ISO 8601 date-time. */
  birthDay?: string | null | undefined;
  /** Street address. */
  addressLine1?: string | null | undefined;
  /** Suite or unit. */
  addressLine2?: string | null | undefined;
  /** City. */
  city?: string | null | undefined;
  /** State or province. */
  state?: string | null | undefined;
  /** Postal code. */
  zip?: string | null | undefined;
  /** Country. */
  country?: Reference | null | undefined;
  /** Portal access level. From 1 to 6. */
  portalSecurityLevel?: number | null | undefined;
  /** Portal login is disabled. */
  disablePortalLoginFlag?: boolean | null | undefined;
  /** Opted out of e-mails. */
  unsubscribeFlag?: boolean | null | undefined;
  /** The contact is inactive. */
  inactiveFlag?: boolean | null | undefined;
  /** Contact that merges go to. */
  defaultMergeContactId?: number | null | undefined;
  /** Ways to reach the contact: e-mail, phone, fax, … */
  communicationItems?: CurrentCommunicationInput[] | null | undefined;
  /** The manager. */
  managerContact?: Reference | null | undefined;
  /** The assistant. */
  assistantContact?: Reference | null | undefined;
  /** Relationship in other words. */
  relationshipOverride?: string | null | undefined;
  /** Security identifier of the directory account. At most 184 UTF-16 code units. */
  securityIdentifier?: string | null | undefined;
  /** Names of the children. */
  children?: string | null | undefined;
  /** Gender. */
  gender?: "Female" | "Male" | null | undefined;
  /** Presence in chat. */
  presence?: "NoAgent" | "Online" | "DoNotDisturb" | "Away" | "Offline" | null | undefined;
  /** Identifier of the mobile device. */
  mobileGuid?: string | null | undefined;
  /** Facebook page. */
  facebookUrl?: string | null | undefined;
  /** Twitter page. */
  twitterUrl?: string | null | undefined;
  /** LinkedIn page. */
  linkedInUrl?: string | null | undefined;
  /** Type of the default phone. */
  defaultPhoneType?: string | null | undefined;
  /** Number of the default phone. */
  defaultPhoneNbr?: string | null | undefined;
  /** Extension of the default phone. */
  defaultPhoneExtension?: string | null | undefined;
  /** Default contact for billing. */
  defaultBillingFlag?: boolean | null | undefined;
  /** Default contact of the company. */
  defaultFlag?: boolean | null | undefined;
  /** The instance's own field 1. At most 50 UTF-16 code units. */
  userDefinedField1?: string | null | undefined;
  /** The instance's own field 2. At most 50 UTF-16 code units. */
  userDefinedField2?: string | null | undefined;
  /** The instance's own field 3. At most 50 UTF-16 code units. */
  userDefinedField3?: string | null | undefined;
  /** The instance's own field 4. At most 50 UTF-16 code units. */
  userDefinedField4?: string | null | undefined;
  /** The instance's own field 5. At most 50 UTF-16 code units. */
  userDefinedField5?: string | null | undefined;
  /** The instance's own field 6. At most 50 UTF-16 code units. */
  userDefinedField6?: string | null | undefined;
  /** The instance's own field 7. At most 50 UTF-16 code units. */
  userDefinedField7?: string | null | undefined;
  /** The instance's own field 8. At most 50 UTF-16 code units. */
  userDefinedField8?: string | null | undefined;
  /** The instance's own field 9. At most 50 UTF-16 code units. */
  userDefinedField9?: string | null | undefined;
  /** The instance's own field 10. At most 50 UTF-16 code units. */
  userDefinedField10?: string | null | undefined;
  /** Location of the company. */
  companyLocation?: Reference | null | undefined;
  /** Contact types, to read. */
  types?: Reference[] | null | undefined;
  /** Contact types, on create only. */
  typeIds?: number[] | null | undefined;
  /** Tags of integrations. */
  integratorTags?: object[] | null | undefined;
  /** Custom fields. */
  customFields?: object[] | null | undefined;
  /** Photo. */
  photo?: Reference | null | undefined;
  /** Create even if a duplicate exists. */
  ignoreDuplicates?: boolean | null | undefined;
  /** Password of the portal. At most 15 UTF-16 code units. */
  portalPassword?: string | null | undefined;
}

/** A contact that passed the check, after the model of the live API, 2025 and later. */
export interface ValidCurrentContact {
  /** Auto-generated unique identifier. Set by the server. */
  id?: number;
  /** First name. Required. */
  firstName: string;
  /** Last name. */
  lastName?: string;
  /** The company that the contact belongs to. */
  company?: Reference;
  /** Site of the company. */
  site?: Reference;
  /** Job title. */
  title?: string;
  /** Department. */
  department?: Reference;
  /** Relationship. */
  relationship?: Reference;
  /** Nickname or alias. */
  nickName?: string;
  /** School or university. */
  school?: string;
  /** Marital status. */
  marriedFlag?: boolean;
  /** Has children. */
  childrenFlag?: boolean;
  /** Name of the spouse or partner. */
  significantOther?: string;
  /** Anniversary. An ISO 8601 date-time. */
  anniversary?: string;
  /** Date of birth. An ISO 8601 date-time. */
  birthDay?: string;
  /** Street address. */
  addressLine1?: string;
  /** Suite or unit. */
  addressLine2?: string;
  /** City. */
  city?: string;
  /** State or province. */
  state?: string;
  /** Postal code. */
  zip?: string;
  /** Country. */
  country?: Reference;
  /** Portal access level. From 1 to 6. */
  portalSecurityLevel?: number;
  /** Portal login is disabled. */
  disablePortalLoginFlag?: boolean;
  /** Opted out of e-mails. */
  unsubscribeFlag?: boolean;
  /** The contact is inactive. */
  inactiveFlag?: boolean;
  /** Contact that merges go to. */
  defaultMergeContactId?: number;
  /** Metadata. Set by the server. */
  _info?: RecordInfo;
  /** Ways to reach the contact: e-mail, phone, fax, … */
  communicationItems?: ValidCurrentCommunication[];
  /** The manager. */
  managerContact?: Reference;
  /** The assistant. */
  assistantContact?: Reference;
  /** Relationship in other words. */
  relationshipOverride?: string;
  /** Security identifier of the directory account. At most 184 UTF-16 code units. */
  securityIdentifier?: string;
  /** Names of the children. */
  children?: string;
  /** Gender. */
  gender?: "Female" | "Male";
  /** Presence in chat. */
  presence?: "NoAgent" | "Online" | "DoNotDisturb" | "Away" | "Offline";
  /** Identifier of the mobile device. */
  mobileGuid?: string;
  /** Facebook page. */
  facebookUrl?: string;
  /** Twitter page. */
  twitterUrl?: string;
  /** LinkedIn page. */
  linkedInUrl?: string;
  /** Type of the default phone. */
  defaultPhoneType?: string;
  /** Number of the default phone. */
  defaultPhoneNbr?: string;
  /** Extension of the default phone. */
  defaultPhoneExtension?: string;
  /** Default contact for billing. */
  defaultBillingFlag?: boolean;
  /** Default contact of the company. */
  defaultFlag?: boolean;
  /** The instance's own field 1. At most 50 UTF-16 code units. */
  userDefinedField1?: string;
  /** The instance's own field 2. At most 50 UTF-16 code units. */
  userDefinedField2?: string;
  /** The instance's own field 3. At most 50 UTF-16 code units. */
  userDefinedField3?: string;
  /** The instance's own field 4. At most 50 UTF-16 code units. */
  userDefinedField4?: string;
  /** The instance's own field 5. At most 50 UTF-16 code units. */
  userDefinedField5?: string;
  /** The instance's own field 6. At most 50 UTF-16 code units. */
  userDefinedField6?: string;
  /** The instance's own field 7. At most 50 UTF-16 code units. */
  userDefinedField7?: string;
  /** The instance's own field 8. At most 50 UTF-16 code units. */
  userDefinedField8?: string;
  /** The instance's own field 9. At most 50 UTF-16 code units. */
  userDefinedField9?: string;
  /** The instance's own field 10. At most 50 UTF-16 code units. */
  userDefinedField10?: string;
  /** Location of the company. */
  companyLocation?: Reference;
  /** Contact types, to read. */
  types?: Reference[];
  /** Contact types, on create only. */
  typeIds?: number[];
  /** Tags of integrations. */
  integratorTags?: Record<string, unknown>[];
  /** Custom fields. */
  customFields?: Record<string, unknown>[];
  /** Photo. */
  photo?: Reference;
  /** Create even if a duplicate exists. */
  ignoreDuplicates?: boolean;
  /** Password of the portal. At most 15 UTF-16 code units. */
  portalPassword?: string;
  /** Time of the last change; queries name it without `_info`. An ISO 8601 date-time. Set by the server. */
  lastUpdated?: string;
  [key: string]: unknown;
}

/** A communication item to be checked, after the model of the live API, 2025 and later. */
export interface CurrentCommunicationInput {
  /** Communication type. Required. */
  type: Reference;
  /** The address or number. At most 250 UTF-16 code units. Required. */
  value: string;
  /** Phone extension. At most 15 UTF-16 code units. */
  extension?: string | null | undefined;
  /** Primary for its type. */
  defaultFlag?: boolean | null | undefined;
  /** Direct, Fax, Cell, Pager, … */
  communicationType?: "Email" | "Fax" | "Phone" | null | undefined;
}

/** A communication item that passed the check, after the model of the live API, 2025 and later. */
export interface ValidCurrentCommunication {
  /** Communication id. Set by the server. */
  id?: number;
  /** Communication type. Required. */
  type: Reference;
  /** The address or number. At most 250 UTF-16 code units. Required. */
  value: string;
  /** Phone extension. At most 15 UTF-16 code units. */
  extension?: string;
  /** Primary for its type. */
  defaultFlag?: boolean;
  /** Direct, Fax, Cell, Pager, … */
  communicationType?: "Email" | "Fax" | "Phone";
}

/** What a condition about contacts can name, under either model, by what it holds. {@link Contact} says what each one is. */
export interface ConditionFields {
  id: "number";
  firstName: "string";
  lastName: "string";
  company: "object";
  "company/id": "number";
  "company/name": "string";
  "company/identifier": "string";
  site: "object";
  "site/id": "number";
  "site/name": "string";
  "site/identifier": "string";
  type: "object";
  "type/id": "number";
  "type/name": "string";
  "type/identifier": "string";
  title: "string";
  department: "object";
  "department/id": "number";
  "department/name": "string";
  "department/identifier": "string";
  relationship: "object";
  "relationship/id": "number";
  "relationship/name": "string";
  "relationship/identifier": "string";
  nickName: "string";
  school: "string";
  marriedFlag: "boolean";
  childrenFlag: "boolean";
  significantOther: "string";
  anniversary: "datetime";
  birthDay: "datetime";
  addressLine1: "string";
  addressLine2: "string";
  city: "string";
  state: "string";
  zip: "string";
  country: "object";
  "country/id": "number";
  "country/name": "string";
  "country/identifier": "string";
  portalSecurityLevel: "number";
  disablePortalLoginFlag: "boolean";
  unsubscribeFlag: "boolean";
  inactiveFlag: "boolean";
  defaultMergeContactId: "number";
  managerContactId: "number";
  assistantContactId: "number";
  "_info/lastUpdated": "datetime";
  "_info/updatedBy": "string";
  "_info/dateEntered": "datetime";
  "_info/enteredBy": "string";
  "communicationItems/id": "number";
  "communicationItems/type": "object";
  "communicationItems/type/id": "number";
  "communicationItems/type/name": "string";
  "communicationItems/type/identifier": "string";
  "communicationItems/value": "string";
  "communicationItems/extension": "string";
  "communicationItems/defaultFlag": "boolean";
  "communicationItems/communicationType": "string";
  managerContact: "object";
  "managerContact/id": "number";
  "managerContact/name": "string";
  "managerContact/identifier": "string";
  assistantContact: "object";
  "assistantContact/id": "number";
  "assistantContact/name": "string";
  "assistantContact/identifier": "string";
  relationshipOverride: "string";
  securityIdentifier: "string";
  children: "string";
  gender: { enum: "Female" | "Male" };
  presence: { enum: "NoAgent" | "Online" | "DoNotDisturb" | "Away" | "Offline" };
  mobileGuid: "string";
  facebookUrl: "string";
  twitterUrl: "string";
  linkedInUrl: "string";
  defaultPhoneType: "string";
  defaultPhoneNbr: "string";
  defaultPhoneExtension: "string";
  defaultBillingFlag: "boolean";
  defaultFlag: "boolean";
  userDefinedField1: "string";
  userDefinedField2: "string";
  userDefinedField3: "string";
  userDefinedField4: "string";
  userDefinedField5: "string";
  userDefinedField6: "string";
  userDefinedField7: "string";
  userDefinedField8: "string";
  userDefinedField9: "string";
  userDefinedField10: "string";
  companyLocation: "object";
  "companyLocation/id": "number";
  "companyLocation/name": "string";
  "companyLocation/identifier": "string";
  "types/id": "number";
  "types/name": "string";
  "types/identifier": "string";
  integratorTags: "any";
  photo: "object";
  "photo/id": "number";
  "photo/name": "string";
  "photo/identifier": "string";
  ignoreDuplicates: "boolean";
  portalPassword: "string";
  lastUpdated: "datetime";
  caption: "string";
  value: "any";
}
