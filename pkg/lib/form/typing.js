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
export function afterTyping(input, options) {
  const { value, selectionStart } = input;
  const { text, caret } = formatAsYouType(value, { ...options, caret: selectionStart });
  if (text === value) return;
  input.value = text;
  if (selectionStart !== null && input.ownerDocument.activeElement === input) input.setSelectionRange(caret, caret);
}

/**
 * Groups the number in one input while it is typed.
 *
 * @param {HTMLInputElement} input
 * @param {{ defaultRegion?: string, isPhone?: () => boolean }} [options] `isPhone` says whether the box holds a phone number now
 * @returns {() => void} takes it back
 */
export function bindPhoneInput(input, { defaultRegion, isPhone = () => true } = {}) {
  const options = { defaultRegion };
  const before = ({ inputType }) => {
    if (isPhone()) beforeTyping(input, inputType, options);
  };
  const after = ({ isComposing }) => {
    if (isPhone() && !isComposing) afterTyping(input, options);
  };
  input.addEventListener("beforeinput", before);
  // Captured: listeners that were there before read the text that this leaves.
  input.addEventListener("input", after, { capture: true });
  return () => {
    input.removeEventListener("beforeinput", before);
    input.removeEventListener("input", after, { capture: true });
  };
}
