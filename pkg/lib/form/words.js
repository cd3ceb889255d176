/** The words of a form: those of the diagnostics, with the labels of the page in place of JSON names, and a few of its own. */

import { wantObject } from "../arguments.js";
import { translate } from "../contact-api.js";
import { phrase } from "../messages.js";

/** What a form says besides. A catalog has them among its phrases. */
const OWN = { title: "There is a problem", error: "Error", warning: "Warning", advice: "Advice", fix: "Fix", fixed: "Fixed" };

/** Remedies that speak of JSON: what there is to do is plain in a form. */
const PLAIN = new Set(["contact.required", "contact.wrong-type"]);

/**
 * @param {import("../../index.js").MessageCatalog} [locale]
 * @param {Partial<typeof OWN>} [texts]
 */
export function wordsFor(locale, texts = {}) {
  if (locale !== undefined) wantObject(locale, "locale");
  wantObject(texts, "texts");
  for (const name of Object.keys(texts)) if (!Object.hasOwn(OWN, name)) throw new TypeError(`texts: unknown name \`${name}\``);
  const own = Object.entries(OWN).map(([name, english]) => [name, texts[name] ?? (locale ? phrase(english, locale) : english)]);
  return {
    ...Object.fromEntries(own),
    language: locale?.language ?? "en",
    /** A diagnostic in the language of the form. */
    tell: (diagnostic) => (locale ? translate(diagnostic, locale) : diagnostic),
  };
}

/**
 * What the form shows of a diagnostic at a control with that label.
 *
 * @param {(diagnostic: object, place: { label?: string, control?: HTMLElement }) => string | undefined} [message] the page's own words
 * @param {boolean} [isAway] away from its control the text says which one it means
 * @returns {{ text: string, help?: string }}
 */
export function shownText(diagnostic, label, control, message, isAway = false) {
  const own = message?.(diagnostic, { label, control });
  if (own !== undefined) return { text: own };
  const { code, help, params } = diagnostic;
  const name = typeof params?.field === "string" && label !== undefined ? `\`${params.field}\`` : undefined;
  const named = (text) => (name === undefined ? text : text.replaceAll(name, () => label));
  const plain = named(diagnostic.message);
  const text = isAway && label !== undefined && !plain.includes(label) ? `${label}: ${plain}` : sentence(plain);
  return { text, help: PLAIN.has(code) || help === undefined ? undefined : sentence(named(help)) };
}

/** Messages begin in lower case, to be quoted; on a page they stand alone. */
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);
