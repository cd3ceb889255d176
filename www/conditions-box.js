/** The conditions box: findings under the text that they mean, suggestions, the meaning in words, the canonical text, the search. */

import { applyFix, completeConditions, contactsQuery, explainConditions, formatConditions, parseConditions } from "../pkg/index.js";
import { byId, el } from "./dom.js";
import { CONDITIONS } from "./examples.js";
import { showFindings, showVerdict } from "./findings.js";
import { onLanguage } from "./language.js";
import { startSuggestions } from "./suggestions.js";
import { showUnderlines } from "./underlines.js";

export function startConditionsBox() {
  const text = byId("query-text");
  const dialect = byId("query-dialect");
  const layer = byId("query-underlines");

  byId("query-examples").append(
    ...Object.entries(CONDITIONS).map(([name, example]) =>
      el("button", { type: "button", onclick: () => load(example) }, name),
    ),
  );
  text.addEventListener("input", check);
  dialect.addEventListener("change", check);
  onLanguage(check);
  text.addEventListener("scroll", () => {
    layer.scrollTop = text.scrollTop;
  });
  // After `check`, which draws the layer anew.
  startSuggestions(text, {
    list: byId("query-suggestions"),
    status: byId("query-suggestions-status"),
    layer,
    complete: (written, cursor) => completeConditions(written, cursor, { dialect: dialect.value }),
  });
  load(Object.values(CONDITIONS)[0]);

  function load(example) {
    text.value = example;
    check();
  }

  function check() {
    const options = { dialect: dialect.value };
    const before = performance.now();
    const outcome = parseConditions(text.value, options);
    const time = performance.now() - before;

    showUnderlines(layer, text.value, outcome.diagnostics);
    showFindings(byId("query-findings"), outcome.diagnostics, repair, select);
    showVerdict(byId("query-verdict"), outcome.ok, outcome.diagnostics);
    text.setAttribute("aria-invalid", String(!outcome.ok));
    show(byId("query-words"), outcome.ok ? explainConditions(outcome.value, options) : undefined);
    const canonical = outcome.ok ? formatConditions(outcome.value) : undefined;
    const query = outcome.ok ? contactsQuery({ [dialect.value]: outcome.value }, options) : undefined;
    show(byId("query-canonical"), canonical);
    show(byId("query-url"), query?.ok ? query.value.url : undefined);
    byId("query-time").textContent = `Parsed in ${time.toFixed(time < 10 ? 2 : 0)} ms`;
  }

  function repair(fix) {
    const [, parameter, rest] = /^(?:(conditions|childConditions|customFieldConditions)=)?(.*)$/s.exec(applyFix(text.value, fix));
    // Some fixes move the condition to another parameter.
    if (parameter) dialect.value = parameter;
    text.value = rest;
    check();
    text.focus();
  }

  function select({ span }) {
    text.focus();
    if (span) text.setSelectionRange(span.start, span.end);
  }
}

function show(box, text) {
  box.textContent = text ?? "Nothing: an error stands against the text.";
  box.classList.toggle("none", text === undefined);
}
