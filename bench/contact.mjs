/** Contacts: one at a time, as a form has them, and ten thousand, as an import has them. */

import { OURS, agree, progress, race } from "./harness.mjs";
import { contacts, forms } from "./contact-inputs.mjs";
import { STACKS } from "./contact-stacks.mjs";

const [, ZOD, AJV, HAND] = Object.keys(STACKS);
const stacks = Object.values(STACKS);

/** What all stacks must say: whether it is good, and the values that go to the server. */
function verdict({ ok, value }) {
  return ok ? JSON.stringify((value.communicationItems ?? []).map((item) => item.value)) : "not ok";
}

const FORMS = 64;
const { valid, withItems, sixErrors } = forms(FORMS);
for (const contact of [...valid, ...withItems]) {
  agree("a good contact", [["[", ...stacks.map((stack) => verdict(stack(contact))[0])]]);
}
for (const contact of sixErrors) {
  for (const [name, stack] of Object.entries(STACKS)) {
    const errors = stack(contact).problems.filter(({ severity = "error" }) => severity === "error").length;
    if (errors < 6) throw new Error(`${name} finds ${errors} problems, not six`);
  }
}

const inputs = contacts(10_000);
const verdicts = inputs.map((contact) => stacks.map((stack) => verdict(stack(contact))));
const same = agree("10,000 contacts", verdicts, 0.97);
const timed = inputs.filter((_, at) => verdicts[at].every((one) => one === verdicts[at][0]));
const invalid = verdicts.filter(([ours]) => ours === "not ok").length;
progress(`the same verdict and values for ${same} contacts, ${invalid} of them not ok`);

/** Each stack over all contacts of a list. */
const over = (list) =>
  Object.fromEntries(
    Object.entries(STACKS).map(([name, stack]) => [
      name,
      () => {
        let problems = 0;
        for (const contact of list) problems += stack(contact).problems.length;
        return problems;
      },
    ]),
  );
race({
  name: "one valid contact without items",
  unit: "µs",
  per: FORMS,
  note: "objects in, objects out; ours adds advice",
  contestants: over(valid),
  reach: { [ZOD]: 1, [AJV]: 0.5 },
  stretch: { [ZOD]: 2, [AJV]: 1 },
});
race({
  name: "one valid contact with an e-mail and a phone",
  unit: "µs",
  per: FORMS,
  contestants: over(withItems),
});
race({ name: "one contact with six errors", unit: "µs", per: FORMS, contestants: over(sixErrors) });
race({
  name: "10,000 varied contacts",
  unit: "µs",
  per: timed.length,
  note: `a contact, objects in and out; ${same} agree and are timed, ${invalid} not ok`,
  contestants: over(timed),
  reach: { [ZOD]: 4, [HAND]: 2 },
  stretch: { [ZOD]: 6, [HAND]: 3 },
});
