/** All stacks in one process, by name: each is `check(contact)`. */

import { MODULES } from "./contact-modules.mjs";

export const STACKS = {};
for (const [name, module] of Object.entries(MODULES)) STACKS[name] = (await import(module)).check;
