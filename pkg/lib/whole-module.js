/** The module that holds everything. */

import {
  __wbg_reset_state as reset,
  call,
  checkContact,
  contactRoom,
  initSync,
  phoneKind,
  phoneRecord,
  phoneScratch,
  readRows,
  rowsRoom,
} from "../dist/psa_contacts.js";
import { conditions, contact, current, email, phone, portal, request, row, server, update } from "../dist/texts.js";
import { BOTH, CONDITIONS, CONTACT, PHONE, ROWS, moduleOf } from "./module.js";
import { provideTexts } from "./texts.js";

const raw = { call, checkContact, contactRoom, initSync, phoneKind, phoneRecord, phoneScratch, readRows, reset, rowsRoom };
const provideModule = moduleOf(raw, CONTACT, CONDITIONS, BOTH, PHONE, ROWS);

/** Says where the module comes from: its bytes, or compiled. Called by the entry file. */
export function provideWhole(source) {
  provideTexts([conditions, contact, current, email, phone, portal, request, row, server, update]);
  provideModule(source);
}
