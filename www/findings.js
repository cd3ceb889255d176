/** Shows diagnostics: the severity as a word and a colour, the message, the remedy, and a button for the fix. */

import { el } from "./dom.js";
import { language, tell, word } from "./language.js";

const WORDS = { error: "Error", warning: "Warning", advice: "Advice" };

/** `{ severity, code, message, help?, fix? }` as list items in `list`. `apply(fix, code)` is called by the button. */
export function showFindings(list, diagnostics, apply, select) {
  list.replaceChildren(
    ...diagnostics.map((diagnostic) => {
      const { severity, code, message, help, fix } = tell(diagnostic);
      return el(
        "li",
        { class: `finding ${severity}`, "data-code": code },
        el(
          "p",
          {},
          el("strong", {}, `${word(WORDS[severity])}: `),
          ...marked(message),
          " ",
          select
            ? el("button", { type: "button", class: "name", title: "Show the place", onclick: () => select(diagnostic) }, code)
            : el("span", { class: "name" }, code),
        ),
        help && el("p", { class: "help" }, ...marked(help)),
        fix && el("button", { type: "button", class: "fix", onclick: () => apply(fix, code) }, `${word("Fix")}: `, ...marked(fix.title)),
      );
    }),
  );
  list.lang = language();
  list.hidden = diagnostics.length === 0;
}

/** A text whose names stand between backticks, with these names as code. */
function marked(text) {
  return text.split("`").map((part, at) => (at % 2 === 1 ? el("code", {}, part) : part));
}

/** One button for each finding, leading to its field: `jump(diagnostic)`. */
export function showJumps(list, diagnostics, jump) {
  list.replaceChildren(
    ...diagnostics.map((diagnostic) => {
      const { severity, code, pointer } = diagnostic;
      return el(
        "li",
        { class: severity },
        el(
          "button",
          { type: "button", class: "jump", onclick: () => jump(diagnostic) },
          el("strong", {}, word(WORDS[severity])),
          el("code", {}, pointer || "payload"),
          el("span", { class: "name" }, code),
        ),
      );
    }),
  );
  list.lang = language();
  list.hidden = diagnostics.length === 0;
}

/** `2 errors, 1 warning` */
export function summary(diagnostics) {
  const parts = [
    ["error", "error", "errors"],
    ["warning", "warning", "warnings"],
    ["advice", "piece of advice", "pieces of advice"],
  ].flatMap(([severity, one, many]) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length === 0 ? "nothing found" : parts.join(", ");
}

/** Says the verdict in words and colour. */
export function showVerdict(badge, ok, diagnostics) {
  const worst = ["error", "warning", "advice"].find((s) => diagnostics.some((d) => d.severity === s));
  badge.className = `badge ${worst ?? "fine"}`;
  badge.textContent = `${ok ? "Accepted" : "Refused"}: ${summary(diagnostics)}`;
}
