/** The module that holds payloads, phones and e-mails. */

import { contact, current, email, phone, portal } from "../dist/texts.js";
import { glue } from "./glue.js";
import { CONTACT, PHONE, moduleOf } from "./module.js";
import { provideTexts } from "./texts.js";

const provideModule = moduleOf(glue(["call", "checkContact"], ["phoneKind"]), CONTACT, PHONE);

/** Says where the module comes from: its bytes, or compiled. Called by the entry file. */
export function provideContact(source) {
  provideTexts(contact, current, email, phone, portal);
  provideModule(source);
}
