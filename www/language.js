/** The language of the messages: of those in the reports, of the plain form and of the conditions box. */

import spanish from "../pkg/dist/locale-es.js";
import { translate } from "../pkg/index.js";
import { byId } from "./dom.js";

let catalog;
const listeners = [];

/** The catalog of the language; none for English. */
export const locale = () => catalog;

/** The tag of the language. */
export const language = () => catalog?.language ?? "en";

/** A diagnostic in the language. */
export const tell = (diagnostic) => (catalog ? translate(diagnostic, catalog) : diagnostic);

/** A word of the package in the language. */
export const word = (english) => catalog?.phrases[english] ?? english;

/** Calls back when the language changes. */
export const onLanguage = (listener) => listeners.push(listener);

export function startLanguage() {
  byId("language").addEventListener("click", ({ currentTarget: button }) => {
    catalog = catalog ? undefined : spanish;
    button.lang = catalog ? "en" : "es";
    button.textContent = catalog ? "Messages in English" : "Mensajes en español";
    for (const listener of listeners) listener();
  });
}
