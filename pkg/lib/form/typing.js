/** Groups a phone number in its box while it is typed. The caret stays behind its digit. */

import { formatAsYouType } from "../contact-api.js";

const DIRECTIONS = { deleteContentBackward: -1, deleteContentForward: 1 };

/** Before a key changes the text: moves the caret over what would come back at once. */
export function beforeTyping(input, inputType, options) {
  const { value, selectionStart, selectionEnd } = input;
  const direction = DIRECTIONS[inputType];
  if (direction === undefined || selectionStart === null || selectionStart !== selectionEnd) return;
  // What stands between the digits is made anew each time, so a deletion takes the digit beyond it.
  let caret = selectionStart;
  const returns = (at) =>
    at >= 0 && at < value.length && formatAsYouType(value.slice(0, at) + value.slice(at + 1), options).text === value;
  while (returns(direction < 0 ? caret - 1 : caret)) caret += direction;
  if (caret !== selectionStart) input.setSelectionRange(caret, caret);
}

/** After a key has changed the text: groups it. */
export function afterTyping(input, inputType, options) {
  const { value, selectionStart } = input;
  const { text, caret } = formatAsYouType(value, { ...options, caret: selectionStart });
  // What the box has no room for would lose its last digits.
  if (text === value || (input.maxLength >= 0 && text.length > input.maxLength)) return;
  // A key and the grouping after it are two steps of the browser's history, and one for who takes them back.
  if (inputType === "historyUndo") {
    quietly(input, "undo");
    return;
  }
  const hasFocus = input.getRootNode().activeElement === input;
  if (inputType === "historyRedo") quietly(input, "redo");
  else if (!hasFocus || !edit(input, text)) input.value = text;
  if (hasFocus && selectionStart !== null && input.value === text) input.setSelectionRange(caret, caret);
}

/** Boxes that are being written in by this module. */
const writing = new WeakSet();

/** Whether an event is the echo of what this module has written. */
export const isEcho = ({ target }) => writing.has(target);

/** Writes as a hand would, so that the browser can take it back. False where that is not to be had. */
function edit(input, text) {
  const { value } = input;
  const most = Math.min(value.length, text.length);
  let start = 0;
  while (start < most && value[start] === text[start]) start++;
  let same = 0;
  while (same < most - start && value.at(-1 - same) === text.at(-1 - same)) same++;
  input.setSelectionRange(start, value.length - same);
  const part = text.slice(start, text.length - same);
  return quietly(input, part === "" ? "delete" : "insertText", part) && input.value === text;
}

function quietly(input, command, text) {
  const { ownerDocument: document } = input;
  writing.add(input);
  try {
    return document.execCommand?.(command, false, text) === true;
  } finally {
    writing.delete(input);
  }
}

/**
 * Groups the number in one input while it is typed.
 *
 * @param {HTMLInputElement} input
 * @param {{ defaultRegion?: string, isPhone?: () => boolean }} [options] `isPhone` says whether the box holds a phone number now
 * @returns {() => void} takes it back
 */
export function bindPhoneInput(input, { isPhone = () => true, ...options } = {}) {
  if (typeof input?.addEventListener !== "function") throw new TypeError("input: expected an input element");
  // A wrong option is refused now, and not at the first key.
  formatAsYouType("", options);
  const before = ({ inputType }) => {
    if (isPhone()) beforeTyping(input, inputType, options);
  };
  const after = (event) => {
    if (isEcho(event)) event.stopImmediatePropagation();
    else if (isPhone() && !event.isComposing) afterTyping(input, event.inputType, options);
  };
  const listeners = Object.entries({ beforeinput: before, input: after, compositionend: after });
  // Captured: listeners that were there before read the text that this leaves.
  for (const [type, listener] of listeners) input.addEventListener(type, listener, { capture: true });
  return () => {
    for (const [type, listener] of listeners) input.removeEventListener(type, listener, { capture: true });
  };
}
