/** When something happens on the page that a bound form answers to. */

import { OURS } from "./display.js";
import { twins } from "./read.js";
import { afterTyping, beforeTyping, isEcho } from "./typing.js";

/** Milliseconds from the end of a touch within which its click has come, if it was a tap. */
const TAP = 500;

const BUTTONS = new Set(["button", "submit", "reset", "image"]);

/**
 * Listens until the signal is aborted.
 *
 * @param {import("./controller.js").Controller} controller
 * @param {AbortSignal} signal
 */
export function listen(controller, signal) {
  const { form, own } = controller;
  const { ownerDocument: document } = form;
  const on = (target, type, listener, options) => target.addEventListener(type, listener, { signal, ...options });
  const later = (task, delay) => setTimeout(() => signal.aborted || task(), delay);

  /** The form's controls may lie outside of it, and belong to it by their `form` attribute. */
  const onControls = (type, listener, options) => {
    const answer = (event) => {
      const [control] = event.composedPath();
      if (control.form === form) listener(control, event);
    };
    on(form, type, answer, options);
    on(document, type, (event) => event.composedPath().includes(form) || answer(event), options);
  };

  const isPhone = (control) => own.formatPhones && !controller.isFixing && controller.phones.has(control);
  const how = { defaultRegion: controller.contact.defaultRegion };
  onControls("beforeinput", (control, { inputType }) => isPhone(control) && beforeTyping(control, inputType, how));
  // Captured: what else listens reads the text that this leaves.
  // After a composition Chromium tells of its end, and of no input.
  for (const type of ["input", "compositionend"]) {
    const grouped = (control, event) => {
      if (isEcho(event)) event.stopImmediatePropagation();
      else if (isPhone(control) && !event.isComposing) afterTyping(control, event.inputType, how);
    };
    onControls(type, grouped, { capture: true });
  }
  for (const type of ["input", "change"]) onControls(type, (control) => controller.isFixing || controller.changed(control));

  // A message that appears between press and release would move a button away from under the pointer, and the
  // click were lost.
  let waiting;
  const release = () => {
    const left = waiting ?? [];
    waiting = undefined;
    for (const control of left) controller.left(control);
  };
  let timer;
  const press = () => {
    clearTimeout(timer);
    release();
    waiting = [];
  };
  on(document, "pointerdown", press, { capture: true });
  const end = (delay) => {
    clearTimeout(timer);
    timer = later(release, delay);
  };
  // After a finger the focus moves and the click comes in events of their own, some time later.
  on(document, "pointerup", ({ pointerType }) => end(pointerType === "touch" ? TAP : 0), { capture: true });
  for (const type of ["click", "pointercancel"]) on(document, type, () => end(0), { capture: true });
  on(document, "keydown", release, { capture: true });
  onControls("focusout", (control, { relatedTarget: next }) => {
    // Within a radio group nothing has been left.
    if (own.check === "submit" || BUTTONS.has(control.type) || (next && twins(control, next))) return;
    if (waiting) waiting.push(control);
    else controller.left(control);
  });

  // Captured: the page's own listeners do not run for a form that is refused.
  on(form, "submit", (event) => event.submitter?.formNoValidate || controller.submitted(event), { capture: true });
  // The controls get their first values after the event.
  on(form, "reset", (event) => later(() => event.defaultPrevented || controller.clear()));

  const observer = new controller.window.MutationObserver((records) => records.some(concernsControls) && controller.refresh());
  observer.observe(form, { childList: true, subtree: true, attributes: true, attributeFilter: ["name", "disabled"] });
  signal.addEventListener("abort", () => observer.disconnect());
}

/** Whether a change of the page may have changed the controls. */
function concernsControls({ type, target, addedNodes, removedNodes }) {
  if (type === "attributes") return true;
  if (target.closest(OURS) !== null) return false;
  return [...addedNodes, ...removedNodes].some((node) => node.nodeType === 1 && !node.matches(OURS));
}
