/** What a bound form shows: messages beside the controls, the summary, notes without a control, and words for screen readers. */

import { element, focusOn, labelOf, marked } from "./dom.js";
import { Messages } from "./messages.js";
import { Summary } from "./summary.js";
import { shownText } from "./words.js";

const SEVERITIES = ["error", "warning", "advice"];

/** What this module adds to the page. It has no control that could matter to the form. */
export const OURS = ".contact-messages, .contact-summary, .contact-notes, .contact-status";

/**
 * A finding at its place: the first visible control that means it, or none.
 *
 * @typedef {{ diagnostic: import("../../index.js").Diagnostic, control: HTMLElement | undefined }} Placed
 */

export class Display {
  /**
   * @param {HTMLFormElement} form
   * @param {{ summary?: HTMLElement | false, headingLevel: number, message?: Function }} own
   * @param {ReturnType<typeof import("./words.js").wordsFor>} words
   * @param {{ canFix(diagnostic: object): boolean, fix(diagnostic: object): void }} repairs
   */
  constructor(form, own, words, repairs) {
    const { ownerDocument: document } = form;
    this.form = form;
    this.own = own;
    this.words = words;
    this.repairs = repairs;
    /** What stands beside controls, by the first control of a place. */
    this.messages = new Map();
    /** Controls whose findings are shown from now on. */
    this.open = new Set();
    /** What the summary listed at the last submit. */
    this.listed = new Set();
    this.summary = new Summary({ form, place: own.summary || undefined, level: own.headingLevel, words });
    const lang = words.language;
    this.notes = element(document, "ul", { class: "contact-notes", lang });
    this.status = outOfSight(element(document, "div", { class: "contact-status", role: "status", lang }));
    form.append(this.status);
  }

  /** Brings the messages of the open controls up to date. `twinsOf` gives the visible controls of a place. */
  update(placed, twinsOf) {
    for (const control of this.open) {
      let messages = this.messages.get(control);
      if (messages === undefined) {
        messages = new Messages(twinsOf(control), { words: this.words, message: this.own.message, ...this.repairs });
        this.messages.set(control, messages);
      }
      messages.show(findingsOf(control, placed));
    }
  }

  /** What is shown of a diagnostic. Away from its control the text says which control it means. */
  textOf(diagnostic, control, isAway = false) {
    return shownText(diagnostic, control && labelOf(control), control, this.own.message, isAway).text;
  }

  /** After a submit: the summary with everything, and the focus on it, or without one on the first error. */
  summarize(placed) {
    const errors = this.errors(placed);
    this.listed = new Set(errors.map(listing));
    this.status.textContent = "";
    this.list(errors);
    this.note(placed);
    if (errors.length === 0) return;
    const first = errors.find(({ control }) => control !== undefined)?.control;
    if (this.own.summary !== false) this.summary.focus();
    else if (first !== undefined) focusOn(first);
  }

  /** What is solved leaves the summary; what is new waits for the next submit. */
  thinOut(placed) {
    if (this.summary.isShowing) this.list(this.errors(placed).filter((one) => this.listed.has(listing(one))));
    if (this.notes.isConnected) this.note(placed);
  }

  /** The errors in the order of the form; those without a control come first. */
  errors(placed) {
    const order = new Map(Array.from(this.form.elements, (control, at) => [control, at]));
    const errors = placed.filter(({ diagnostic }) => diagnostic.severity === "error");
    return errors.sort((a, b) => (order.get(a.control) ?? -1) - (order.get(b.control) ?? -1));
  }

  list(errors) {
    if (this.own.summary === false) return;
    this.summary.show(
      errors.map(({ diagnostic, control }) => ({ text: this.textOf(diagnostic, control, true), code: diagnostic.code, control })),
    );
  }

  /** Warnings and advice that belong to no control. They never stand among the errors. */
  note(placed) {
    const { ownerDocument: document } = this.form;
    const notes = placed.filter(({ diagnostic, control }) => diagnostic.severity !== "error" && control === undefined);
    this.notes.replaceChildren(
      ...notes.map(({ diagnostic }) => {
        const { code, severity } = diagnostic;
        const word = element(document, "strong", {}, `${this.words[severity]}:`);
        const text = marked(document, this.textOf(diagnostic));
        return element(document, "li", { class: `contact-${severity}`, "data-code": code }, word, " ", ...text);
      }),
    );
    if (notes.length === 0) this.notes.remove();
    else if (this.summary.isShowing) this.summary.box.after(this.notes);
    else if (!this.notes.isConnected) (this.own.summary || this.form).prepend(this.notes);
  }

  /** Whether the page says anything at this control. */
  isShowing(control) {
    return this.messages.get(control)?.isShowing ?? false;
  }

  /** Reads out what has appeared at a control, for whoever has gone on to the next one; or nothing. */
  announce(control, placed) {
    const texts = findingsOf(control, placed).map((found) => `${this.words[found.severity]}: ${this.textOf(found, control, true)}`);
    this.say(texts.join(". ").replaceAll("`", ""));
  }

  say(text) {
    this.status.textContent = text;
  }

  /** Forgets the controls that have gone. */
  forget(isGone) {
    for (const control of this.open) if (isGone(control)) this.open.delete(control);
    for (const [control, messages] of this.messages) {
      if (!isGone(control)) continue;
      messages.remove();
      this.messages.delete(control);
    }
  }

  /** Nothing is shown any more. */
  clear() {
    this.forget(() => true);
    this.listed.clear();
    this.summary.show([]);
    this.notes.remove();
    this.say("");
  }

  remove() {
    this.clear();
    this.summary.remove();
    this.status.remove();
  }
}

function findingsOf(control, placed) {
  const found = placed.filter((one) => one.control === control).map(({ diagnostic }) => diagnostic);
  return SEVERITIES.flatMap((severity) => found.filter((diagnostic) => diagnostic.severity === severity));
}

/** What a line of the summary is about. */
const listing = ({ diagnostic, control }) => control ?? diagnostic.code;

/** Out of sight, and read out all the same, without a style sheet. */
function outOfSight(made) {
  const style = { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" };
  Object.assign(made.style, style);
  return made;
}
