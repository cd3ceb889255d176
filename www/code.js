/** Prints JSON with its tokens marked, and the list of changes. */

import { el } from "./dom.js";

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** `value` as indented JSON in `pre`. */
export function showJson(pre, value) {
  const text = JSON.stringify(value, null, 2);
  const parts = [];
  let done = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, string, colon] = match;
    parts.push(text.slice(done, match.index));
    if (colon) parts.push(el("span", { class: "key" }, string), colon);
    else parts.push(el("span", { class: string ? "string" : "atom" }, token));
    done = match.index + token.length;
  }
  pre.replaceChildren(...parts, text.slice(done));
}

/** One line for each change: where, before, after, why. */
export function showChanges(box, changes) {
  if (changes.length === 0) {
    box.replaceChildren(el("p", { class: "none" }, "Nothing was changed."));
    return;
  }
  const shown = (value, name) => (value === undefined ? el(name, { class: "gone" }, "nothing") : el(name, {}, JSON.stringify(value)));
  box.replaceChildren(
    el(
      "ul",
      { class: "changes" },
      ...changes.map(({ path, before, after, rule }) =>
        el(
          "li",
          {},
          el("span", { class: "where" }, el("code", {}, `/${path.join("/")}`), el("span", { class: "rule" }, rule)),
          el("span", { class: "what" }, shown(before, "del"), " → ", shown(after, "ins")),
        ),
      ),
    ),
  );
}
