/** What `./contact` exports, whatever the host: payloads, phones and e-mails. */

export {
  checkPortalInvitation,
  diffContacts,
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
export { communicationSchema, contactSchema } from "./standard.js";
export { applyFix } from "./fix.js";
export { translate } from "./messages.js";
export {
  communicationFields,
  communicationTypes,
  contactFields,
  contactTypes,
  noteFields,
  portalLevels,
} from "./tables.js";
