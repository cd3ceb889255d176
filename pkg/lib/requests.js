/** Requests as plain objects: checked here, sent by nobody. */

import * as calls from "../dist/calls.js";
import { readOutcome } from "./answer.js";
import { wantObject } from "./arguments.js";
import { wantPlain } from "./expression.js";
import { ask } from "./module.js";
import { gapsText, optionsText, toText } from "./options.js";
import { snapshot } from "./snapshot.js";

const plain = (name) => () => make(name);
const ofContact = (name) => (contactId) => make(name, { contactId });
const withPayload = (name) => (payload, options) => make(name, {}, snapshot(payload), options);
const ofContactWithPayload = (name) => (contactId, payload, options) => make(name, { contactId }, snapshot(payload), options);

export const requests = {
  createContact: withPayload("createContact"),
  getContact: ofContact("getContact"),
  updateContact: ofContactWithPayload("updateContact"),
  searchContacts: (parts, options) => {
    const value = wantPlain(wantObject(parts, "parts"), "parts");
    return make("searchContacts", {}, { value, unreadable: [] }, options);
  },
  findDuplicates: withPayload("findDuplicates"),
  deleteContact: ofContact("deleteContact"),
  deactivateContact: ofContact("deactivateContact"),
  addCommunication: ofContactWithPayload("addCommunication"),
  listCommunications: ofContact("listCommunications"),
  addNote: ofContactWithPayload("addNote"),
  listNotes: ofContact("listNotes"),
  listGroups: ofContact("listGroups"),
  listTickets: ofContact("listTickets"),
  getCompany: (contactOrCompanyId) => make("getCompany", {}, snapshot(contactOrCompanyId)),
  listContactTypes: plain("listContactTypes"),
  listCommunicationTypes: plain("listCommunicationTypes"),
  enablePortalAccess: (contactId, portalSecurityLevel) => make("enablePortalAccess", { contactId, portalSecurityLevel }),
  disablePortalAccess: ofContact("disablePortalAccess"),
};

/** `ids` by the names that their diagnostics have. They may hold anything, as a payload may. */
function make(name, ids = {}, payload = undefined, options = undefined) {
  const how = optionsText(options);
  const values = [];
  const unreadable = payload === undefined ? [] : payload.unreadable;
  for (const [id, given] of Object.entries(ids)) {
    const read = snapshot(given ?? null);
    values.push(read.value);
    unreadable.push(...read.unreadable.map(({ path, found }) => ({ path: [id, ...path], found })));
  }
  const json = payload === undefined ? "" : JSON.stringify(payload.value);
  return readOutcome(ask(calls.request, [name, how, gapsText(unreadable), toText(values), json].join("\0")));
}
