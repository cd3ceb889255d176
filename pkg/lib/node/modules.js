/**
 * The modules for Node: read from files, where they lie compiled for speed, and each started when it is asked for.
 */

import { readFileSync } from "node:fs";
import * as conditionsRaw from "../../dist/conditions_fast.js";
import * as contactRaw from "../../dist/contact_fast.js";
import * as phoneRaw from "../../dist/phone_fast.js";
import { all } from "../../dist/texts.js";
import { provideNotes } from "../contact.js";
import { glue } from "../glue.js";
import { BOTH, CONDITIONS, CONTACT, PHONE, ROWS, moduleOf } from "../module.js";
import { isNotes, readNotes } from "../notes.js";
import { provideTexts } from "../texts.js";

/** The exports of a module that wasm-bindgen wrote the glue of, with the name that others know a new start by. */
const named = (raw) => ({ ...raw, reset: raw.__wbg_reset_state });

const files = [
  [named(phoneRaw), "phone_fast", PHONE],
  [named(contactRaw), "contact_fast", CONTACT, ROWS],
  [named(conditionsRaw), "conditions_fast", CONDITIONS],
  // Few ask for what needs both, and what it holds is not held twice in its fast form.
  [glue(["call"], []), "psa_contacts", BOTH],
];

/** Says where each module comes from. */
export function provideFiles() {
  for (const [raw, name, ...groups] of files) {
    const provide = moduleOf(raw, ...groups);
    // This becomes a part of `dist/index.cjs`. No `URL`: in a window of jsdom that is none of Node's.
    provide(() => readFileSync(`${__dirname}/${name}_bg.wasm`));
  }
  provideTexts(...all);
  provideNotes({ isNotes, readNotes });
}
