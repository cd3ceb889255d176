/** What each code means: its severity, its title, and the remedy that needs no parameters. */

import { severities, titles } from "../dist/codes.js";
import { all } from "../dist/texts.js";

const SEVERITIES = ["advice", "warning", "error"];

// The texts stand once in the package, where the diagnostics need them.
export const codes = /* @__PURE__ */ (() => {
  const untold = titles.split("\n");
  const rows = all.flatMap(([, lines]) => lines.split("\n"));
  const known = rows.map((row, at) => {
    const [name, title, , ...helps] = row.split("\t");
    return [name, { severity: SEVERITIES[severities[at]], title: title || untold.shift(), help: helps.at(-1) }];
  });
  return Object.fromEntries(known.sort(([one], [other]) => (one < other ? -1 : 1)));
})();
