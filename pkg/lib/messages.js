/** Messages in another language: a code and its parameters are enough to build every one. */

import { wantObject } from "./arguments.js";

/** A copy of the diagnostic in the words of the catalog; what the catalog lacks stays English. */
export function translate(diagnostic, catalog) {
  const { code, params = {}, fix } = wantObject(diagnostic, "diagnostic");
  const { codes, or } = wantObject(catalog, "catalog");
  const told = { ...diagnostic };
  if (fix) told.fix = { ...fix, title: phrase(fix.title, catalog) };
  if (!Object.hasOwn(codes, code)) return told;

  const { title, message, help } = codes[code];
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, written(value, catalog, or)]));
  told.message = fill(message, values) ?? title;
  const remedies = help.map((template) => fill(template, values));
  const remedy = remedies.find((text) => text !== undefined);
  if (remedy === undefined) delete told.help;
  else told.help = remedy;
  return told;
}

/** A parameter as it stands in a message. */
function written(value, catalog, or) {
  if (!Array.isArray(value)) return typeof value === "string" ? phrase(value, catalog) : String(value);
  const names = value.map((name) => phrase(name, catalog));
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")}${or}${names.at(-1)}`;
}

/** A phrase of ours. One with a name in its first backticks stands in the catalog with `{name}` in its place. */
export function phrase(english, { phrases }) {
  if (Object.hasOwn(phrases, english)) return phrases[english];
  const [before, name, ...after] = english.split("`");
  if (after.length === 0) return english;
  const general = `${before}\`{name}\`${after.join("`")}`;
  return Object.hasOwn(phrases, general) ? phrases[general].replaceAll("{name}", () => name) : english;
}

/** The template with its parameters, or `undefined` if one of them is missing. Other braces stand for themselves. */
function fill(template, values) {
  let whole = true;
  const text = template.replace(/\{([A-Za-z]+)\}/g, (_, name) => {
    if (Object.hasOwn(values, name)) return values[name];
    whole = false;
    return "";
  });
  return whole ? text : undefined;
}
