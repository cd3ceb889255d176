/** The field tables, and the tables of types and levels, made of the texts that stand in `dist/tables.js`. */

import {
  communication,
  communicationTold,
  communicationTypeRows,
  contact,
  contactTold,
  contactTypeRows,
  note,
  noteTold,
  portalLevelRows,
} from "../dist/tables.js";
import { fieldsOf, numbered } from "./rows.js";

export const contactFields = /* @__PURE__ */ fieldsOf(contact, 0, contactTold);
export const communicationFields = /* @__PURE__ */ fieldsOf(communication, 0, communicationTold);
export const noteFields = /* @__PURE__ */ fieldsOf(note, 0, noteTold);
export const contactTypes = /* @__PURE__ */ numbered(contactTypeRows, "name");
export const communicationTypes = /* @__PURE__ */ numbered(communicationTypeRows, "name", "kind");
export const portalLevels = /* @__PURE__ */ numbered(portalLevelRows, "name", "access");
