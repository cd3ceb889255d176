/** Messages in another language: a code and its parameters are enough to build every one. */

import { wantObject } from "./arguments.js";
import { fill, listed, template } from "./texts.js";

/** A copy of the diagnostic in the words of the catalog; what the catalog lacks stays English. */
export function translate(diagnostic, catalog) {
  const { code, params = {}, fix } = wantObject(diagnostic, "diagnostic");
  const { codes, or } = wantObject(catalog, "catalog");
  const told = { ...diagnostic };
  if (fix) told.fix = { ...fix, title: phrase(fix.title, catalog) };
  if (!Object.hasOwn(codes, code)) return told;

  const { title, message, help } = codes[code];
  const write = (value) => written(value, catalog, or);
  told.message = fill(template(message), params, write) ?? title;
  const remedies = help.map((remedy) => fill(template(remedy), params, write));
  const remedy = remedies.find((text) => text !== undefined);
  if (remedy === undefined) delete told.help;
  else told.help = remedy;
  return told;
}

/** A parameter as it stands in a message. */
function written(value, catalog, or) {
  if (!Array.isArray(value)) return typeof value === "string" ? phrase(value, catalog) : String(value);
  return listed(value.map((name) => phrase(name, catalog)), or);
}

/** A phrase of ours. One with a name in its first backticks stands in the catalog with `{name}` in its place. */
export function phrase(english, { phrases }) {
  if (Object.hasOwn(phrases, english)) return phrases[english];
  const [before, name, ...after] = english.split("`");
  if (after.length === 0) return english;
  const general = `${before}\`{name}\`${after.join("`")}`;
  return Object.hasOwn(phrases, general) ? phrases[general].replaceAll("{name}", () => name) : english;
}
