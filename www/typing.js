/** Groups a phone number in its box while it is typed. The caret stays behind its digit. */

import { formatAsYouType } from "../pkg/index.js";

const DIRECTIONS = { deleteContentBackward: -1, deleteContentForward: 1 };

/** `isPhone()` says whether the box holds a phone number at this moment. */
export function groupWhileTyping(input, isPhone) {
  input.addEventListener("beforeinput", ({ inputType }) => {
    if (isPhone()) passSeparators(input, DIRECTIONS[inputType]);
  });
  const group = ({ isComposing }) => {
    if (!isPhone() || isComposing) return;
    const { text, caret } = formatAsYouType(input.value, { caret: input.selectionStart });
    if (text === input.value) return;
    input.value = text;
    input.setSelectionRange(caret, caret);
  };
  // Captured: the control reads the text that this leaves.
  input.addEventListener("input", group, { capture: true });
}

/** What stands between the digits would come back at once, so a deletion takes the digit beyond it. */
function passSeparators(input, direction) {
  const { value, selectionStart, selectionEnd } = input;
  if (direction === undefined || selectionStart !== selectionEnd) return;
  let caret = selectionStart;
  const returns = (at) => at >= 0 && at < value.length && formatAsYouType(value.slice(0, at) + value.slice(at + 1)).text === value;
  while (returns(direction < 0 ? caret - 1 : caret)) caret += direction;
  if (caret !== selectionStart) input.setSelectionRange(caret, caret);
}
