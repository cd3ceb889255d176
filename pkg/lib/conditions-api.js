/** What `./conditions` exports, whatever the host: the query language. */

export { and, field, or } from "./builder.js";
export { conditions } from "./tag.js";
export { contactsQuery, formatConditions, parseConditions } from "./conditions.js";
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
export { filterRecords } from "./filter.js";
export { applyFix } from "./fix.js";
export { translate } from "./messages.js";
export { ConditionsError } from "./error.js";
