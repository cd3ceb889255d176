/** The contact form: every keystroke validates the whole payload, and each finding appears beside its field. */

import { applyFix, validateContact } from "../pkg/index.js";
import { showChanges, showJson } from "./code.js";
import { control } from "./controls.js";
import { byId, el } from "./dom.js";
import { CONTACTS, REFERENCE_CONTACT } from "./examples.js";
import { groups } from "./fields.js";
import { showFindings, showJumps, showVerdict } from "./findings.js";
import { communicationItems } from "./items.js";
import { onLanguage } from "./language.js";

export function startContactForm() {
  let payload = structuredClone(REFERENCE_CONTACT);
  const form = { payload: () => payload, changed: check, redraw };
  const items = communicationItems(form);
  const api = byId("contact-api");
  const fixed = [];

  byId("contact-form").addEventListener("submit", (event) => event.preventDefault());
  api.addEventListener("change", check);
  onLanguage(check);
  byId("contact-form").append(
    ...groups.slice(0, 1).map(fieldset),
    items.element,
    ...groups.slice(1).map(fieldset),
  );
  byId("contact-examples").append(
    ...Object.entries(CONTACTS).map(([name, example]) =>
      el("button", { type: "button", onclick: () => load(example) }, name),
    ),
  );
  redraw();

  function fieldset([title, fields]) {
    const made = fields.map((field) => control(field, form));
    fixed.push(...made);
    return el("fieldset", {}, el("legend", {}, title), el("div", { class: "grid" }, ...made.map(({ element }) => element)));
  }

  function load(example) {
    payload = structuredClone(example);
    api.value = "documented";
    redraw();
  }

  function redraw() {
    items.draw();
    check();
  }

  function check() {
    const before = performance.now();
    const outcome = validateContact(payload, { api: api.value });
    const time = performance.now() - before;

    const controls = [...fixed, ...items.controls()];
    const findings = new Map(controls.map(({ pointer }) => [pointer, []]));
    const others = [];
    for (const diagnostic of outcome.diagnostics) {
      (findings.get(nearest(diagnostic.pointer ?? "", findings)) ?? others).push(diagnostic);
    }
    for (const one of controls) {
      const mine = findings.get(one.pointer);
      one.sync();
      showFindings(one.list, mine, (fix, code) => repair(fix, code, one.pointer));
      one.input.setAttribute("aria-invalid", String(mine.some(({ severity }) => severity === "error")));
      one.element.dataset.severity = ["error", "warning", "advice"].find((s) => mine.some((d) => d.severity === s)) ?? "";
    }
    showFindings(byId("contact-others"), others, repair);
    showVerdict(byId("contact-verdict"), outcome.ok, outcome.diagnostics);
    showJumps(byId("contact-jumps"), outcome.diagnostics, ({ pointer = "" }) => focus(nearest(pointer, findings)));
    byId("contact-payload-title").textContent = outcome.ok ? "Normalized payload" : "Payload, refused as it stands";
    showJson(byId("contact-payload"), outcome.ok ? outcome.value : payload);
    showChanges(byId("contact-changes"), outcome.changes);
    byId("contact-time").textContent = `Checked in ${time.toFixed(time < 10 ? 2 : 0)} ms`;
  }

  function repair(fix, code, pointer) {
    if (isUpgrade(code)) upgrade();
    else payload = applyFix(payload, fix);
    redraw();
    focus(pointer);
  }

  /** A payload belongs to one model as a whole, so what leads to the live API's is done at once. */
  function upgrade() {
    for (const { code, fix } of validateContact(payload).diagnostics) {
      if (fix && isUpgrade(code)) payload = applyFix(payload, fix);
    }
    api.value = "current";
  }

  function focus(pointer) {
    [...fixed, ...items.controls()].find((one) => one.pointer === pointer)?.input.focus();
  }
}

const isUpgrade = (code) => code.startsWith("current.");

/** The control that a pointer belongs to: itself, the first one inside it, or the one around it. */
function nearest(pointer, controls) {
  if (controls.has(pointer)) return pointer;
  const keys = [...controls.keys()];
  return (
    (pointer !== "" && keys.find((key) => key.startsWith(`${pointer}/`))) ||
    keys.find((key) => pointer.startsWith(`${key}/`) || pointer.startsWith(`${key.replace(/\/id$/, "")}/`))
  );
}
