/** Conditions: the seven queries of the reference document, a long one, and two that no server should be sent. */

import { spawnSync } from "node:child_process";
import { OURS, agree, progress, race, report } from "./harness.mjs";
import { PARSERS, many, queries } from "./conditions-parsers.mjs";

const entries = Object.entries(PARSERS);

/** Ours means to be as fast as every library that parses such a language, but for jmespath. */
const reach = Object.fromEntries(
  ["peggy grammar", "jsep", "@odata/parser", "react-querybuilder parseSQL", "liqe"].map((name) => [name, 1]),
);

/** A tree of the kind that ours, the grammar and the one by hand make, without places in the text. */
function plain(tree) {
  if (tree.args) return [tree.type, ...tree.args.map(plain)];
  return [tree.field, tree.operator, Boolean(tree.negated), tree.value.type, tree.value.value];
}

// The trees of the others have shapes of their own: of them it is known that they take the text.
const trees = [OURS, "peggy grammar", "by hand, recursive descent"].map((name) =>
  [...queries(PARSERS[name]), many(PARSERS[name])].map((text) => JSON.stringify(plain(PARSERS[name].parse(text)))),
);
agree("trees", trees[0].map((_, at) => trees.map((list) => list[at])));
for (const [name, parser] of entries) {
  for (const text of [...queries(parser), many(parser)]) {
    if (!parser.parse(text)) throw new Error(`${name} gives nothing for ${text}`);
  }
}

race({
  name: "conditions, seven short ones",
  unit: "µs",
  per: 7,
  note: "a query; ours is checked against the fields of a contact as well",
  contestants: Object.fromEntries(
    entries.map(([name, parser]) => {
      const texts = queries(parser);
      return [name, () => texts.map((text) => parser.parse(text))];
    }),
  ),
  reach,
  most: { reach: 1.7 },
});
race({
  name: "conditions, 200 × or",
  unit: "µs",
  contestants: Object.fromEntries(
    entries.map(([name, parser]) => {
      const text = many(parser);
      return [name, () => parser.parse(text)];
    }),
  ),
  most: { reach: 150 },
});

const ROUNDS = 3;
const LIMIT_MS = 10_000;
for (const [kind, what] of [["nested", "100,000 nested parentheses"], ["huge", "10 MB of comparisons"]]) {
  progress(what);
  const rows = [];
  const seen = [];
  for (const name of Object.keys(PARSERS)) {
    const samples = [];
    const ends = new Set();
    while (samples.length < ROUNDS && !ends.has("stopped")) {
      const { stdout } = spawnSync(process.execPath, ["conditions-hostile.mjs", name, kind], {
        encoding: "utf8",
        timeout: LIMIT_MS,
      });
      const [took, end] = stdout ? JSON.parse(stdout) : [LIMIT_MS, "stopped"];
      samples.push(took);
      ends.add(end);
    }
    // As many samples as the others have, for the ratios.
    while (samples.length < ROUNDS) samples.push(LIMIT_MS);
    rows.push({ contestant: name, samples });
    seen.push(`${name} ${[...ends].join(", ")}`);
  }
  report({ name: `conditions, ${what}`, unit: "ms", note: seen.join("; "), ours: OURS, most: { reach: 50 }, rows });
}
