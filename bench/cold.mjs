/** The first call in a fresh process: one number, and one whole contact. */

import { spawnSync } from "node:child_process";
import { MODULES } from "./contact-modules.mjs";
import { OURS, progress, report } from "./harness.mjs";
import { seeded } from "./random.mjs";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 21);
const NUMBER = JSON.stringify("(305) 585-4225");
const E164 = "+13055854225";
const CONTACT = JSON.stringify({
  firstName: "John",
  lastName: "Smith",
  company: { id: 12345 },
  title: "IT Director",
  birthDay: "1980-02-29",
  inactiveFlag: false,
  communicationItems: [
    { type: { id: 1 }, value: "john.smith@acme.com", defaultFlag: true },
    { type: { id: 2 }, value: "(305) 585-4225", defaultFlag: true },
  ],
});

/** What is loaded, and the call that gives the number in E.164. */
const NUMBERS = {
  [OURS]: ["import { normalizePhone as f } from 'psa-contacts';", `f(${NUMBER}).value.e164`],
  "libphonenumber-js/max": [
    "import { parsePhoneNumberFromString as f } from 'libphonenumber-js/max';",
    `(() => { const n = f(${NUMBER}, "US"); n.isValid(); n.formatNational(); return n.number; })()`,
  ],
  "google-libphonenumber": [
    "import g from 'google-libphonenumber';",
    `(() => { const u = g.PhoneNumberUtil.getInstance(), n = u.parse(${NUMBER}, "US");
       u.isValidNumber(n); u.format(n, g.PhoneNumberFormat.NATIONAL); return u.format(n, g.PhoneNumberFormat.E164); })()`,
  ],
};

/** Each checks the whole contact, and says what its number is. */
const CONTACTS = Object.fromEntries(
  Object.entries(MODULES).map(([name, module]) => [
    name,
    [
      `import { check } from '${module}';`,
      `(({ ok, value }) => ok && value.communicationItems[1].value)(check(${CONTACT}))`,
    ],
  ]),
);
const EMPTY = "an empty process";

/** How long the process lived, and how long its call took, in milliseconds. */
function run(name, [load, call]) {
  const script = `${load} const start = performance.now(); const e164 = ${call};
    console.log(JSON.stringify([e164, performance.now() - start]));`;
  const start = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  const life = performance.now() - start;
  if (!stdout) throw new Error(stderr);
  const [e164, took] = JSON.parse(stdout);
  if (e164 !== E164) throw new Error(`${name} found ${e164}`);
  return { life, took };
}

/** Times the calls, each in processes of its own: the first call alone, and all that the process does beyond an empty one. */
function measure(calls, random) {
  const all = { [EMPTY]: ["", JSON.stringify(E164)], ...calls };
  const names = Object.keys(all);
  // Once unmeasured: files that are read for the first time come from the disk.
  for (const name of names) run(name, all[name]);
  const first = Object.fromEntries(Object.keys(calls).map((name) => [name, []]));
  const whole = Object.fromEntries(Object.keys(calls).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const runs = Object.fromEntries(random.shuffle(names).map((name) => [name, run(name, all[name])]));
    for (const name of Object.keys(calls)) {
      first[name].push(runs[name].took);
      whole[name].push(runs[name].life - runs[EMPTY].life);
    }
  }
  const rows = (samples) => Object.entries(samples).map(([contestant, samples]) => ({ contestant, samples }));
  return { first: rows(first), whole: rows(whole) };
}

const WHOLE = "whole processes; the empty one of the same round is subtracted";
const random = seeded(3);
const goal = { unit: "ms", ours: OURS };

progress("first number in a fresh process");
const numbers = measure(NUMBERS, random);
report({
  ...goal,
  name: "first number in a fresh process, imports not counted",
  most: { reach: 2, stretch: 0.5 },
  rows: numbers.first,
});
report({ ...goal, name: "import and first number, beyond an empty process", note: WHOLE, rows: numbers.whole });

progress("first full validation in a fresh process");
const contacts = measure(CONTACTS, random);
report({
  ...goal,
  name: "first full validation in a fresh process, imports not counted",
  note: "a contact with an e-mail and a phone",
  rows: contacts.first,
});
report({
  ...goal,
  name: "import and first full validation, beyond an empty process",
  note: WHOLE,
  most: { reach: 15, stretch: 5 },
  rows: contacts.whole,
});
