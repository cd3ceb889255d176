/** 10,000 objects, and an expression that keeps some of them. */

import { compileExpression } from "filtrex";
import jmespath from "jmespath";
import jsonLogic from "json-logic-js";
import { filterRecords } from "psa-contacts";
import sift from "sift";
import { OURS, agree, race } from "./harness.mjs";
import { seeded } from "./random.mjs";

const random = seeded(5);
const NAMES = ["smith", "jones", "garcia", "miller", "nguyen", "davis", "wilson", "moore"];
const records = Array.from({ length: 10_000 }, (_, at) => ({
  id: at + 1,
  firstName: random.pick(["john", "mary", "linda", "james", "ana"]),
  lastName: random.pick(NAMES),
  company: { id: 1 + random.below(1000), name: "acme" },
  portalSecurityLevel: 1 + random.below(6),
  title: "engineer",
}));

const TEXT = 'company/id > 250 and company/id <= 750 and portalSecurityLevel != 3 or lastName = "smith"';
const filtrex = compileExpression(
  '(id of company > 250 and id of company <= 750 and portalSecurityLevel != 3) or lastName == "smith"',
);
const path = "[?(company.id > `250` && company.id <= `750` && portalSecurityLevel != `3`) || lastName == 'smith']";
const sifted = sift({
  $or: [{ "company.id": { $gt: 250, $lte: 750 }, portalSecurityLevel: { $ne: 3 } }, { lastName: "smith" }],
});
const field = (name) => ({ var: name });
const logic = {
  or: [
    {
      and: [
        { ">": [field("company.id"), 250] },
        { "<=": [field("company.id"), 750] },
        { "!=": [field("portalSecurityLevel"), 3] },
      ],
    },
    { "==": [field("lastName"), "smith"] },
  ],
};

const contestants = {
  [OURS]: () => filterRecords(TEXT, records),
  "hand-written closure": () =>
    records.filter(
      ({ company, portalSecurityLevel, lastName }) =>
        (company.id > 250 && company.id <= 750 && portalSecurityLevel !== 3) || lastName === "smith",
    ),
  filtrex: () => records.filter((record) => filtrex(record)),
  jmespath: () => jmespath.search(records, path),
  sift: () => records.filter(sifted),
  "json-logic": () => records.filter((record) => jsonLogic.apply(logic, record)),
};
const answers = Object.values(contestants).map((run) => run().map((record) => record.id).join());
agree("records that are kept", [answers]);
race({
  name: "filter of 10,000 objects",
  unit: "ms",
  note: `${answers[0].split(",").length} are kept, the same by all; ours compares strings without regard to case`,
  contestants,
  reach: { filtrex: 1 },
  stretch: { filtrex: 1.5 },
});
