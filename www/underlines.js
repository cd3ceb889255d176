/** A layer under a text area that repeats its text and underlines pieces of it. */

import { el } from "./dom.js";

const RANK = ["advice", "warning", "error"];

/** Where spans overlap, the worst severity shows. An empty span marks the place of what is missing. */
export function showUnderlines(layer, text, diagnostics) {
  const spans = diagnostics.filter(({ span }) => span !== undefined);
  const edges = new Set([0, text.length]);
  for (const { span } of spans) edges.add(span.start).add(span.end);
  const places = [...edges].sort((a, b) => a - b);

  const parts = [];
  for (const [index, start] of places.entries()) {
    const gap = worst(spans.filter(({ span }) => span.start === start && span.end === start));
    if (gap) parts.push(el("mark", { class: `${gap} gap` }, "\u200b"));
    const end = places[index + 1];
    if (end === undefined) break;
    const piece = text.slice(start, end);
    const severity = worst(spans.filter(({ span }) => span.start <= start && end <= span.end));
    parts.push(severity ? el("mark", { class: severity }, piece) : piece);
  }
  // A last line that is empty has no height of its own.
  layer.replaceChildren(...parts, "\n");
}

function worst(diagnostics) {
  return RANK[Math.max(-1, ...diagnostics.map(({ severity }) => RANK.indexOf(severity)))];
}
