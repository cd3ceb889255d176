/**
 * The modules for Node: read from files, where they lie compiled for speed, and each started when it is asked for.
 */

import { readFileSync } from "node:fs";
import * as conditionsRaw from "../../dist/conditions_fast.js";
import * as contactRaw from "../../dist/contact_fast.js";
import * as phoneRaw from "../../dist/phone_fast.js";
import * as texts from "../../dist/texts.js";
import * as wholeRaw from "../../dist/psa_contacts.js";
import { BOTH, CONDITIONS, CONTACT, PHONE, ROWS, moduleOf } from "../module.js";
import { provideTexts } from "../texts.js";

/** The exports of a module, with the name that others know a new start by. */
const named = (raw) => ({ ...raw, reset: raw.__wbg_reset_state });

const files = [
  [phoneRaw, "phone_fast", PHONE],
  [contactRaw, "contact_fast", CONTACT, ROWS],
  [conditionsRaw, "conditions_fast", CONDITIONS],
  // Few ask for what needs both, and what it holds is not held twice in its fast form.
  [wholeRaw, "psa_contacts", BOTH],
];

/** Says where each module comes from. */
export function provideFiles() {
  for (const [raw, name, ...groups] of files) {
    const provide = moduleOf(named(raw), ...groups);
    // This becomes a part of `dist/index.cjs`. No `URL`: in a window of jsdom that is none of Node's.
    provide(() => readFileSync(`${__dirname}/${name}_bg.wasm`));
  }
  provideTexts(Object.values(texts).filter((subject) => subject !== texts.unreadable));
}
