/** Says what one entry answers: `node part-run.mjs <entry> <part> [require]`. In a process of its own, where no other entry lends its module. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { answersOf } from "./part-answers.mjs";

const [entry, part, how] = process.argv.slice(2);
const api = how === "require" ? createRequire(import.meta.url)(entry) : await import(entry);
process.stdout.write(answersOf(api, part, (name) => JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), "utf8"))));
