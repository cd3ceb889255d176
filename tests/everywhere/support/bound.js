/** A form of plain HTML, bound, filled in by the keyboard and sent: for windows that are no browser's. */

import { bindContactForm } from "psa-contacts/form";

const HTML = `<form>
  <label>First name <input name="firstName"></label>
  <label>Company id <input name="company.id"></label>
  <input type="hidden" name="communicationItems[0][type][id]" value="2">
  <label>Phone <input name="communicationItems[0][value]"></label>
  <button>Save</button>
</form>`;

/** @param {Document} document */
export function answers(document) {
  const { Event } = document.defaultView;
  document.body.innerHTML = HTML;
  const form = document.querySelector("form");
  const sent = [];
  bindContactForm(form, { onValid: (contact) => sent.push(contact) });
  const send = () => form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  const fill = (name, value) => {
    const input = form.elements.namedItem(name);
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  send();
  const refused = [...form.querySelectorAll("[aria-invalid=true]")].map(({ name }) => name);
  fill("firstName", " Zo\u00eb ");
  fill("company.id", "12345");
  fill("communicationItems[0][value]", "(305) 585-4225 ext. 12");
  send();
  return { refused, sent };
}
