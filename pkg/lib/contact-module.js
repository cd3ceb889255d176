/** The module that holds payloads, phones and e-mails. */

import {
  __wbg_reset_state as reset,
  call,
  checkContact,
  contactRoom,
  initSync,
  phoneKind,
  phoneRecord,
  phoneScratch,
} from "../dist/contact_core.js";
import { contact, current, email, phone, portal, server, update } from "../dist/texts.js";
import { CONTACT, moduleOf } from "./module.js";
import { provideTexts } from "./texts.js";

const raw = { call, checkContact, contactRoom, initSync, phoneKind, phoneRecord, phoneScratch, reset };
const provideModule = moduleOf(raw, CONTACT);

/** Says where the module comes from: its bytes, or compiled. Called by the entry file. */
export function provideContact(source) {
  provideTexts([contact, current, email, phone, portal, server, update]);
  provideModule(source);
}
