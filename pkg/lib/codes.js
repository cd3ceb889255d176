/** What each code means: its severity, its title, and the remedy that needs no parameters. */

import { severities, untold } from "../dist/codes.js";
import { all } from "../dist/texts.js";
import { linesOf } from "./texts.js";

const SEVERITIES = ["advice", "warning", "error"];

// The texts stand once in the package, where the diagnostics need them. What these do not need stands beside.
export const codes = /* @__PURE__ */ (() => {
  const others = untold.split("\n");
  const known = all.flatMap(linesOf).filter(Boolean).map((line, at) => {
    const [name, title, , ...helps] = line.split("\t");
    const [otherTitle, otherHelp] = others[at].split("\t");
    return [name, { severity: SEVERITIES[severities[at]], title: title || otherTitle, help: otherHelp ?? helps.at(-1) }];
  });
  return Object.fromEntries(known.sort(([one], [other]) => (one < other ? -1 : 1)));
})();
