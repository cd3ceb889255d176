/** The messages of one control: made beside it, joined to it for assistive technology, and taken away again. */

import { element, freshId, labelOf, marked, placeAfter } from "./dom.js";
import { shownText } from "./words.js";

const WORST = ["error", "warning", "advice"];

export class Messages {
  /**
   * @param {HTMLElement[]} controls the first one stands for all
   * @param {{ words: object, message?: Function, canFix(diagnostic: object): boolean, fix(diagnostic: object): void }} how
   */
  constructor(controls, how) {
    this.controls = controls;
    this.how = how;
    this.box = undefined;
    /** What is on the page now, to leave it alone when nothing has changed. */
    this.shown = "";
    this.ids = [];
  }

  /** Whether the page says anything at this control. */
  get isShowing() {
    return this.ids.length > 0;
  }

  /** Shows these diagnostics and no others. */
  show(diagnostics) {
    const [control] = this.controls;
    const label = labelOf(control);
    const findings = diagnostics.map((diagnostic) => ({
      diagnostic,
      ...shownText(diagnostic, label, control, this.how.message),
      title: diagnostic.fix && this.how.canFix(diagnostic) ? diagnostic.fix.title : undefined,
    }));
    const now = JSON.stringify(findings.map(({ diagnostic: { code, severity }, text, help, title }) => [code, severity, text, help, title]));
    this.findings = diagnostics;
    if (now === this.shown) return;
    this.shown = now;
    this.describe([]);
    this.box?.replaceChildren();
    const worst = WORST.find((severity) => diagnostics.some((diagnostic) => diagnostic.severity === severity));
    for (const one of this.controls) mark(one, worst);
    if (findings.length === 0) {
      this.box?.remove();
      return;
    }
    this.place();
    this.describe(findings.map((finding, at) => this.append(finding, at)));
  }

  append({ diagnostic: { code, severity }, text, help, title }, at) {
    const { ownerDocument: document } = this.box;
    const { words } = this.how;
    const id = freshId(document, "contact-message");
    const paragraph = element(
      document,
      "p",
      { id, class: `contact-${severity}`, "data-code": code },
      element(document, "strong", {}, `${words[severity]}:`),
      " ",
      ...marked(document, text),
    );
    if (help !== undefined) paragraph.append(". ", element(document, "span", { class: "contact-help" }, ...marked(document, help)));
    this.box.append(paragraph);
    if (title !== undefined) {
      const button = element(document, "button", { type: "button", class: "contact-fix" }, `${words.fix}: `, ...marked(document, title));
      // The finding of the moment of the click: the text may be the same, and the repair another one.
      button.addEventListener("click", () => this.how.fix(this.findings[at]));
      this.box.append(button);
    }
    return id;
  }

  /** Puts the box on the page: where the page has a place for it, or behind the control. */
  place() {
    const [control] = this.controls;
    const { ownerDocument: document } = control;
    if (this.box === undefined) {
      const { language } = this.how.words;
      const around = control.closest("[lang]")?.getAttribute("lang");
      this.box = element(document, "div", { class: "contact-messages", lang: around === language ? undefined : language });
    }
    if (this.box.isConnected) return;
    const own = Array.from(control.form?.querySelectorAll("[data-contact-messages]") ?? []);
    const mine = own.find((place) => place.dataset.contactMessages === control.name);
    if (mine) {
      mine.append(this.box);
      return;
    }
    let before = placeAfter(this.controls.at(-1));
    // Of several controls in one paragraph each comes in its turn.
    while (before.nextElementSibling?.classList.contains("contact-messages")) before = before.nextElementSibling;
    before.after(this.box);
  }

  /** Joins the texts with these ids to the controls, in place of those of before. */
  describe(ids) {
    for (const control of this.controls) {
      const before = (control.getAttribute("aria-describedby") ?? "").split(/\s+/).filter((id) => id && !this.ids.includes(id));
      const all = [...before, ...ids];
      if (all.length > 0) control.setAttribute("aria-describedby", all.join(" "));
      else control.removeAttribute("aria-describedby");
    }
    this.ids = ids;
  }

  /** Takes everything away. */
  remove() {
    this.show([]);
    for (const control of this.controls) {
      control.removeAttribute("aria-invalid");
      delete control.dataset.contactState;
    }
  }
}

function mark(control, worst) {
  // A radio button has no validity of its own in ARIA.
  if (control.type !== "radio") control.setAttribute("aria-invalid", String(worst === "error"));
  if (worst) control.dataset.contactState = worst;
  else delete control.dataset.contactState;
}
