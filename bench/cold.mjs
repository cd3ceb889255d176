/** The first number in a fresh process. */

import { spawnSync } from "node:child_process";
import { OURS, progress, report } from "./harness.mjs";
import { seeded } from "./random.mjs";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 21);
const NUMBER = JSON.stringify("(305) 585-4225");

const CALLS = {
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
const EMPTY = "an empty process";

/** How long the process lived, and how long its call took, in milliseconds. */
function run(name) {
  const [load, call] = CALLS[name] ?? ["", '"+13055854225"'];
  const script = `${load} const start = performance.now(); const e164 = ${call};
    console.log(JSON.stringify([e164, performance.now() - start]));`;
  const start = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  const life = performance.now() - start;
  if (!stdout) throw new Error(stderr);
  const [e164, took] = JSON.parse(stdout);
  if (e164 !== "+13055854225") throw new Error(`${name} found ${e164}`);
  return { life, took };
}

progress("first number in a fresh process");
const names = [EMPTY, ...Object.keys(CALLS)];
names.forEach(run);
const random = seeded(3);
const first = Object.fromEntries(Object.keys(CALLS).map((name) => [name, []]));
const whole = Object.fromEntries(Object.keys(CALLS).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  const runs = Object.fromEntries(random.shuffle(names).map((name) => [name, run(name)]));
  for (const name of Object.keys(CALLS)) {
    first[name].push(runs[name].took);
    whole[name].push(runs[name].life - runs[EMPTY].life);
  }
}
const rows = (samples) => Object.entries(samples).map(([contestant, samples]) => ({ contestant, samples }));
const goal = { unit: "ms", ours: OURS };
report({ ...goal, name: "first number in a fresh process, imports not counted", note: "reach 2 ms, stretch 0.5 ms", rows: rows(first) });
report({
  ...goal,
  name: "import and first number, beyond an empty process",
  note: "whole processes; the empty one of the same round is subtracted",
  rows: rows(whole),
});
