/** One bound form: reads it, checks it, and says what is to be shown. */

import { communicationTypes } from "../tables.js";
import { validateContact } from "../contact-api.js";
import { Display } from "./display.js";
import { listen } from "./events.js";
import { Attributes, hintsFor } from "./hints.js";
import { isVisible, readForm, twins, typesOfItems, write, writesOf } from "./read.js";
import { nearest } from "./values.js";
import { wordsFor } from "./words.js";

/** The code of what the browser itself says of a control: rules that the page wrote. */
const NATIVE = "form.native";

export class Controller {
  constructor(form, { own, contact }) {
    this.form = form;
    /** The form may stand in another window than this script, such as one of a frame. */
    this.window = form.ownerDocument.defaultView ?? globalThis;
    this.own = own;
    this.contact = contact;
    this.words = wordsFor(own.locale, own.texts);
    this.kinds = new Map((contact.communicationTypes ?? communicationTypes).map(({ id, kind }) => [id, kind]));
    this.attributes = new Attributes();
    /** Controls that hold phone numbers at the moment. */
    this.phones = new Set();
    /** Controls whose custom validity is ours. */
    this.custom = new Set();
    /** Findings from elsewhere. */
    this.extra = [];
    this.isFixing = false;
    this.display = new Display(form, own, this.words, {
      canFix: ({ fix }) => this.plan(fix) !== undefined,
      fix: (diagnostic) => this.fix(diagnostic),
    });
    this.noValidate = form.noValidate;
    // The browser's own bubbles would keep the submit event away.
    form.noValidate = true;
    this.stop = new this.window.AbortController();
    listen(this, this.stop.signal);
    this.sync();
  }

  // ---------------------------------------------------------------- checking

  /** Reads and checks the form, and brings up to date what has been shown, the hints, and the constraint validation. */
  sync() {
    for (const control of this.custom) control.setCustomValidity?.("");
    this.custom.clear();
    const read = readForm(this.form, { api: this.contact.api ?? "documented", ...this.own });
    const checked = validateContact(read.payload, this.contact);
    const outcome = { ...checked, diagnostics: checked.diagnostics.map(this.words.tell) };
    this.read = read;
    this.outcome = outcome;
    this.visible = new Map([...read.groups].filter(([, { controls }]) => controls.some(isVisible)));
    this.placed = [...outcome.diagnostics.map((diagnostic) => this.at(diagnostic)), ...this.extra];
    this.native = this.findNative();
    this.placed.push(...this.native);
    // Who still has the handle of a form that is bound no more may read it.
    if (this.isGone) return;
    this.hint();
    this.constrain();
    this.display.update(this.placed, (control) => this.groupOf(control)?.controls.filter(isVisible) ?? [control]);
    this.own.onCheck?.(this.result());
  }

  /** A finding with the control that it belongs to. */
  at(diagnostic) {
    const group = this.visible.get(nearest(diagnostic.pointer ?? "", this.visible));
    return { diagnostic, control: group?.controls.find(isVisible) };
  }

  /** What the browser says of controls about which we say nothing. Its own bubbles are off, so this is told as the rest is. */
  findNative() {
    const found = [];
    const isTold = (control) => ({ diagnostic: { severity }, control: told }) => severity === "error" && told !== undefined && twins(control, told);
    for (const control of this.form.elements) {
      if (!control.willValidate || control.validity.valid || [...this.placed, ...found].some(isTold(control))) continue;
      found.push({ control, diagnostic: { code: NATIVE, severity: "error", message: control.validationMessage } });
    }
    return found;
  }

  /** Sets what the field table says of each control, and finds out which ones hold phone numbers. */
  hint() {
    const types = typesOfItems(this.read.all);
    const seen = new Set();
    this.phones.clear();
    for (const group of this.read.all) {
      const kind = group.item ? this.kinds.get(types.get(group.steps[1])) : undefined;
      for (const control of group.controls) {
        const hints = hintsFor(group, kind, control, this.own);
        if (hints.inputmode === "tel") this.phones.add(control);
        this.attributes.assign(control, hints);
        seen.add(control);
      }
    }
    for (const control of this.attributes.controls()) if (!seen.has(control)) this.attributes.assign(control, {});
  }

  /** `form.checkValidity()` and `:invalid` are right at any time, whatever is shown. */
  constrain() {
    for (const { diagnostic, control } of this.placed) {
      if (diagnostic.severity !== "error" || control === undefined || diagnostic.code === NATIVE || this.custom.has(control)) continue;
      // An element of the page's own may have no such method.
      control.setCustomValidity?.(this.display.textOf(diagnostic, control).replaceAll("`", ""));
      this.custom.add(control);
    }
  }

  /** Whether the form is bound no more. */
  get isGone() {
    return this.stop.signal.aborted;
  }

  groupOf(control) {
    return this.read.all.find(({ controls }) => controls.includes(control));
  }

  /** The control that stands for the place of this one. */
  first(control) {
    return this.groupOf(control)?.controls.find(isVisible) ?? control;
  }

  /** The outcome, with what the browser itself refuses. */
  result() {
    if (this.native.length === 0) return this.outcome;
    const { changes, diagnostics } = this.outcome;
    return { ok: false, changes, diagnostics: [...this.native.map(({ diagnostic }) => diagnostic), ...diagnostics] };
  }

  // ---------------------------------------------------------------- what happens on the page

  changed(control) {
    const first = this.first(control);
    this.extra = this.extra.filter((one) => one.control !== first);
    if (this.own.check === "input") this.display.open.add(first);
    this.sync();
  }

  left(control) {
    if (control.form !== this.form) return;
    const first = this.first(control);
    const wasShowing = this.display.isShowing(first);
    this.display.open.add(first);
    this.sync();
    this.display.thinOut(this.placed);
    if (wasShowing) this.display.say("");
    else this.display.announce(first, this.placed);
  }

  submitted(event) {
    const { ok, value, changes, diagnostics } = this.validate();
    if (!ok) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.tell("contact:invalid", { diagnostics });
      this.own.onInvalid?.(diagnostics);
      return;
    }
    const goesOn = this.tell("contact:valid", { value, changes, diagnostics });
    // Whoever takes the payload has no use for the texts.
    if (!goesOn || this.own.onValid) event.preventDefault();
    this.own.onValid?.(value, { changes, diagnostics, event });
  }

  /** @returns {boolean} whether nobody called `preventDefault` */
  tell(type, detail) {
    return this.form.dispatchEvent(new this.window.CustomEvent(type, { bubbles: true, cancelable: true, detail }));
  }

  // ---------------------------------------------------------------- what the page asks for

  check() {
    this.sync();
    return this.result();
  }

  validate() {
    this.extra = [];
    this.showAll();
    return this.result();
  }

  show(diagnostics) {
    this.sync();
    this.extra = diagnostics.map((diagnostic) => this.at(this.words.tell(diagnostic)));
    this.showAll();
  }

  showAll() {
    this.sync();
    if (this.isGone) return;
    for (const { controls } of this.read.all) if (controls.some(isVisible)) this.display.open.add(controls.find(isVisible));
    for (const { control } of this.placed) if (control !== undefined) this.display.open.add(control);
    this.sync();
    this.display.summarize(this.placed);
  }

  /** What a fix would write; `undefined` if the form cannot say it. */
  plan(fix) {
    return fix?.patch && writesOf(fix.patch, this.read.groups);
  }

  fix(diagnostic) {
    const writes = this.plan(diagnostic.fix);
    if (writes === undefined || this.isGone) return false;
    const { control = [...writes.keys()][0].controls.find(isVisible) } = this.at(diagnostic);
    for (const [group, value] of writes) write(group, value);
    this.isFixing = true;
    try {
      for (const { controls } of writes.keys()) {
        for (const type of ["input", "change"]) controls[0].dispatchEvent(new this.window.Event(type, { bubbles: true }));
      }
    } finally {
      this.isFixing = false;
    }
    this.extra = this.extra.filter((one) => one.control !== control);
    this.sync();
    this.display.thinOut(this.placed);
    this.display.say(this.words.fixed);
    control?.focus();
    return true;
  }

  /** Looks again at which controls there are. */
  refresh() {
    if (this.isGone) return;
    this.display.forget((control) => control.form !== this.form || !control.isConnected);
    this.extra = this.extra.filter(({ control }) => control === undefined || control.isConnected);
    this.sync();
    this.display.thinOut(this.placed);
  }

  clear() {
    this.extra = [];
    this.display.clear();
    this.sync();
  }

  destroy() {
    this.stop.abort();
    this.display.remove();
    for (const control of this.attributes.controls()) this.attributes.assign(control, {});
    for (const control of this.custom) control.setCustomValidity?.("");
    this.custom.clear();
    this.form.noValidate = this.noValidate;
  }
}
