/**
 * A list of what may stand at the cursor of a text area, under the line that it stands in. The text area keeps the focus: arrow
 * keys choose, Enter or Tab takes the choice, Escape closes. It opens while somebody types, and with Ctrl+Space.
 */

import { el } from "./dom.js";

const TYPING = new Set(["insertText", "deleteContentBackward"]);
const CLOSING = new Set(["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"]);

/**
 * @param {HTMLTextAreaElement} area
 * @param {{ list: HTMLElement, status: HTMLElement, layer: HTMLElement, complete: (text: string, cursor: number) =>
 *   { span: { start: number, end: number }, items: { label: string, insert: string, kind: string, detail?: string }[] } }} parts
 *   `layer` repeats the text of the area in the same place.
 */
export function startSuggestions(area, { list, status, layer, complete }) {
  let offered = { span: { start: 0, end: 0 }, items: [] };
  let active = -1;

  area.addEventListener("input", ({ inputType, data, isComposing }) => {
    // A text that comes at once, by pasting for one, is not being typed.
    const typed = TYPING.has(inputType) && (data?.length ?? 0) <= 1;
    if (typed && !isComposing) open();
    else close();
  });
  area.addEventListener("keydown", (event) => {
    if (handle(event)) event.preventDefault();
  });
  area.addEventListener("click", close);
  area.addEventListener("blur", close);
  // The area must not lose the focus to what is clicked.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const at = [...list.children].indexOf(target.closest("[role=option]"));
    if (at >= 0) accept(at);
  });

  /** Whether the key was for the list. */
  function handle({ key, ctrlKey, shiftKey, altKey, metaKey }) {
    if (key === " " && ctrlKey) {
      open();
      return true;
    }
    if (list.hidden || ctrlKey || shiftKey || altKey || metaKey) return false;
    if (key === "ArrowDown" || key === "ArrowUp") {
      const count = offered.items.length;
      choose(key === "ArrowDown" ? (active + 1) % count : (Math.max(active, 0) + count - 1) % count);
      return true;
    }
    if ((key === "Enter" || key === "Tab") && active >= 0) {
      accept(active);
      return true;
    }
    if (CLOSING.has(key) || key === "Escape") close();
    return key === "Escape";
  }

  function open() {
    const { value, selectionStart, selectionEnd } = area;
    if (selectionStart !== selectionEnd) return close();
    offered = complete(value, selectionStart);
    const { span, items } = offered;
    const written = value.slice(span.start, span.end);
    if (items.length === 0 || (items.length === 1 && items[0].insert === written)) return close();
    list.replaceChildren(
      ...items.map(({ label, kind, detail }, at) =>
        el(
          "li",
          { role: "option", id: `${list.id}-${at}`, "aria-selected": "false", "data-kind": kind },
          el("span", { class: "what" }, label),
          detail && el("span", { class: "detail" }, detail),
        ),
      ),
    );
    list.hidden = false;
    list.scrollTop = 0;
    status.textContent = `${items.length} ${items.length === 1 ? "suggestion" : "suggestions"}: arrow keys to choose, Enter to take, Escape to close`;
    choose(-1);
    place(span.start);
  }

  function close() {
    list.hidden = true;
    status.textContent = "";
    choose(-1);
  }

  function choose(at) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = at;
    const option = list.children[at];
    if (option === undefined) {
      area.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    area.setAttribute("aria-activedescendant", option.id);
  }

  function accept(at) {
    const { span, items } = offered;
    const { insert, kind } = items[at];
    const spaced = (kind === "field" || kind === "operator" || insert === "and" || insert === "or") && !/^\s/.test(area.value.slice(span.end));
    const text = spaced ? `${insert} ` : insert;
    area.setSelectionRange(span.start, span.end);
    // The one way to write that can be undone with the rest of the typing.
    if (!document.execCommand("insertText", false, text)) {
      area.setRangeText(text, span.start, span.end, "end");
      area.dispatchEvent(new Event("input"));
    }
    if (insert === '""') area.setSelectionRange(span.start + 1, span.start + 1);
    // What comes next is known for a word, and free for a value.
    if (spaced || insert === "(") open();
    else close();
  }

  /** Puts the list under the character at `offset`. */
  function place(offset) {
    const box = list.parentElement.getBoundingClientRect();
    const { left, bottom } = placeOf(layer, offset);
    list.style.top = `${bottom - box.top + 4}px`;
    list.style.left = `${Math.max(0, Math.min(left - box.left, box.width - list.offsetWidth))}px`;
  }
}

/** Where the character at `offset` is drawn. */
function placeOf(layer, offset) {
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  let left = offset;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    // A mark of what is missing holds no text of the area.
    if (node.parentElement.classList.contains("gap")) continue;
    if (left < node.length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, left + 1);
      return range.getClientRects()[0] ?? layer.getBoundingClientRect();
    }
    left -= node.length;
  }
  return layer.getBoundingClientRect();
}
