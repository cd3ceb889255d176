/** Elements, labels, and ids that no other form of the page has. */

let serial = 0;

/** An element. Text goes in as text, never as markup. */
export function element(document, name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A text whose names stand between backticks, as nodes: the names are `code`. */
export function marked(document, text) {
  return text.split("`").map((part, at) => (at % 2 === 1 ? element(document, "code", {}, part) : part));
}

/** An id that the document does not have yet. */
export function freshId(document, name) {
  let id;
  do id = `${name}-${++serial}`;
  while (document.getElementById(id));
  return id;
}

/** Gives a control the focus, which it cannot have in what is folded up. */
export function focusOn(control) {
  for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  control.focus();
}

/** What a control is called on the page. For a radio button: what its group is called. */
export function labelOf(control) {
  const { contactLabel } = control.dataset;
  if (contactLabel) return contactLabel;
  if (control.type === "radio") {
    const legend = control.closest("fieldset")?.querySelector("legend");
    if (legend) return textOf(legend);
  }
  if (control.labels?.length > 0) return textOf(control.labels[0]);
  const labelled = (control.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const texts = labelled.map((id) => control.getRootNode().getElementById?.(id)).filter(Boolean).map(textOf);
  return texts.join(" ") || control.getAttribute("aria-label") || undefined;
}

/** The text of a label, without the controls and the marks that it holds. */
function textOf(label) {
  const copy = label.cloneNode(true);
  for (const inner of copy.querySelectorAll("input, select, textarea, button, [aria-hidden='true'], .contact-messages")) inner.remove();
  return copy.textContent.replace(/\s+/g, " ").replace(/[\s:*]+$/, "").trim() || undefined;
}

/**
 * Where the messages of a control begin: behind it and what belongs to it, and never inside a label, which they would rename,
 * or a paragraph, which cannot hold them.
 */
export function placeAfter(control) {
  const paragraph = control.closest("p, label");
  if (paragraph) return paragraph.closest("p") ?? paragraph;
  const next = control.nextElementSibling;
  return next?.tagName === "LABEL" && next.control === control ? next : control;
}
