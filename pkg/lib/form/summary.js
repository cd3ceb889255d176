/** The error summary, in the manner of GOV.UK: a heading and a list of links to the fields, and the focus goes there. */

import { element, focusOn, freshId, marked } from "./dom.js";

export class Summary {
  /** @param {{ form: HTMLFormElement, place?: HTMLElement, level: number, words: object }} how */
  constructor({ form, place, level, words }) {
    const { ownerDocument: document } = form;
    this.form = form;
    this.place = place;
    this.list = element(document, "ul", { class: "contact-summary-list" });
    const around = form.closest("[lang]")?.getAttribute("lang");
    this.box = element(
      document,
      "div",
      { class: "contact-summary", tabindex: "-1", lang: around === words.language ? undefined : words.language },
      element(document, "div", { role: "alert" }, element(document, `h${level}`, { class: "contact-summary-title" }, words.title), this.list),
    );
    this.ids = new Map();
  }

  /** @param {{ text: string, code: string, control?: HTMLElement }[]} entries without a control: text alone */
  show(entries) {
    this.list.replaceChildren(
      ...entries.map(({ text, code, control }) => {
        const { ownerDocument: document } = this.box;
        const words = marked(document, text);
        if (control === undefined) return element(document, "li", { "data-code": code }, ...words);
        const link = element(document, "a", { href: `#${this.idOf(control)}` }, ...words);
        link.addEventListener("click", (event) => {
          // The focus is enough; the address of the page stays.
          event.preventDefault();
          focusOn(control);
          (control.labels?.[0] ?? control).scrollIntoView?.({ block: "nearest" });
        });
        return element(document, "li", { "data-code": code }, link);
      }),
    );
    if (entries.length === 0) this.box.remove();
    else if (!this.box.isConnected) (this.place ?? this.form).prepend(this.box);
  }

  focus() {
    this.box.scrollIntoView?.({ block: "nearest" });
    this.box.focus();
  }

  get isShowing() {
    return this.box.isConnected;
  }

  /** The id of a control; it gets one if it has none. */
  idOf(control) {
    if (control.id === "") {
      control.id = freshId(control.ownerDocument, "contact-field");
      this.ids.set(control, control.id);
    }
    return control.id;
  }

  remove() {
    this.box.remove();
    for (const [control, id] of this.ids) if (control.id === id) control.removeAttribute("id");
  }
}
