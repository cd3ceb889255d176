/** The conditions box: findings under the text that they mean, the canonical text, and the search. */

import { applyFix, contactsQuery, formatConditions, parseConditions } from "../pkg/index.js";
import { byId, el } from "./dom.js";
import { CONDITIONS } from "./examples.js";
import { showFindings, showVerdict } from "./findings.js";
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
  text.addEventListener("scroll", () => {
    layer.scrollTop = text.scrollTop;
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

function show(pre, text) {
  pre.textContent = text ?? "Nothing: an error stands against the text.";
  pre.classList.toggle("none", text === undefined);
}
