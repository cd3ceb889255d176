/** Everything that the package exports, whatever the entry. */

export { and, field, or } from "./builder.js";
export { conditions } from "./tag.js";
export { contactsQuery, formatConditions, parseConditions } from "./conditions.js";
export {
  checkPortalInvitation,
  diffContacts,
  duplicateSearch,
  explainServerError,
  upgradeContact,
  upgradeContactUpdate,
  validateCommunication,
  validateContact,
  validateContactUpdate,
  validateNote,
} from "./contact.js";
export { examplePhone, formatAsYouType, normalizeEmail, phoneRegions } from "./items.js";
export { normalizePhone } from "./phone.js";
export { requests } from "./requests.js";
export {
  completeConditions,
  conditionsHash,
  contactsQueries,
  expandLists,
  explainConditions,
  explainMatch,
  fromRules,
  rulesFields,
  sameMeaning,
  simplify,
  splitConditions,
  toRules,
  toSql,
  tokenizeConditions,
} from "./verbs.js";
export { contactValidationStream } from "./stream.js";
export { filterRecords } from "./filter.js";
export { communicationSchema, contactSchema } from "./standard.js";
export { applyFix } from "./fix.js";
export { translate } from "./messages.js";
export { ConditionsError } from "./error.js";
export { codes } from "./codes.js";
export {
  communicationFields,
  communicationTypes,
  contactFields,
  contactTypes,
  noteFields,
  portalLevels,
} from "./tables.js";
