/** The plain form: its phones come and go, the language of its messages changes; everything else is `bindContactForm`. */

import { bindContactForm } from "../pkg/form.js";
import { communicationTypes } from "../pkg/index.js";
import { showJson } from "./code.js";
import { byId, el } from "./dom.js";
import { locale, onLanguage } from "./language.js";

const MISTAKES = { firstName: "", "company.id": "Acme", birthDay: "1.2.1980", "communicationItems[0][value]": "john@gmial.com", "communicationItems[1][value]": "305-585-42l5" };

export function startPlainForm() {
  const form = byId("plain-form");
  const rows = byId("plain-phones");
  let serial = 0;
  let bound;

  function bind() {
    bound?.destroy();
    bound = bindContactForm(form, { locale: locale(), headingLevel: 3, onValid: hand, onInvalid: refuse });
  }

  function hand(contact, { diagnostics }) {
    const warnings = diagnostics.length;
    say("fine", warnings === 0 ? "Accepted" : `Accepted: ${warnings} ${warnings === 1 ? "warning" : "warnings"}`);
    byId("plain-payload").classList.remove("none");
    showJson(byId("plain-payload"), contact);
  }

  function refuse(diagnostics) {
    const errors = diagnostics.filter(({ severity }) => severity === "error").length;
    say("error", `Refused: ${errors} ${errors === 1 ? "error" : "errors"}`);
    nothing();
  }

  function nothing() {
    byId("plain-payload").classList.add("none");
    byId("plain-payload").textContent = "Nothing yet";
  }

  function say(tone, text) {
    byId("plain-verdict").className = `badge ${tone}`;
    byId("plain-verdict").textContent = text;
  }

  /** Adds a row. Its index is never used again: the payload has no gaps, whatever rows are taken out. */
  function addPhone() {
    const index = ++serial;
    const row = byId("plain-phone").content.firstElementChild.cloneNode(true);
    row.setAttribute("aria-label", `Phone ${index}`);
    for (const input of row.querySelectorAll("[data-member]")) {
      const { member } = input.dataset;
      input.name = `communicationItems[${index}].${member}`.replace("].value", "][value]");
      input.id = `plain-phone-${index}-${member.replace(".", "-")}`;
      input.previousElementSibling.htmlFor = input.id;
    }
    const kinds = communicationTypes.filter(({ kind }) => kind === "phone" || kind === "fax");
    row.querySelector("select").append(...kinds.map(({ id, name }) => el("option", { value: id }, name)));
    const button = row.querySelector(".remove");
    button.setAttribute("aria-label", `Remove phone ${index}`);
    button.addEventListener("click", () => {
      row.remove();
      byId("plain-add").focus();
    });
    rows.append(row);
    return row;
  }

  addPhone();
  bind();
  form.addEventListener("reset", () => {
    say("", "");
    nothing();
  });
  byId("plain-add").addEventListener("click", () => addPhone().querySelector("[data-member=value]").focus());
  byId("plain-mistakes").addEventListener("click", () => {
    for (const [name, value] of Object.entries(MISTAKES)) if (form.elements[name]) form.elements[name].value = value;
    form.requestSubmit();
  });
  onLanguage(bind);
}
