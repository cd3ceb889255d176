/** Templates of texts, filled with the parameters of a diagnostic. */

/** By the number of the subject, what is told of its codes by their places: texts with tabs between them. */
const subjects = [];
/** By the number of the code, what has been asked for. */
const known = new Map();

/** What has been taken already. */
const taken = new Set();

/** Takes subjects of `dist/texts.js`, or some codes of one: what a module or a function can speak of. */
export function provideTexts(...texts) {
  for (const subject of texts) {
    if (taken.has(subject)) continue;
    taken.add(subject);
    const known = (subjects[subject[0]] ??= []);
    linesOf(subject).forEach((line, place) => (known[place] ||= line));
  }
}

/** A line for each code of a subject. A name that begins with a point goes on from that of the subject. */
export function linesOf([, name, lines]) {
  return lines.split("\n").map((line) => (line[0] === "." ? name + line : line));
}

/** What is said of a code: its name, and the templates of its texts. A number is the severity, the subject and the place. */
export function textsOf(number) {
  let told = known.get(number);
  if (told === undefined) {
    const [name, title, message, ...helps] = subjects[(number >> 8) & 0x3f][number & 0xff].split("\t");
    told = { name, title, message: template(message), helps: helps.map(template) };
    known.set(number, told);
  }
  return told;
}

/** All of them, for a module that fills them itself; see `src/api/lines.rs`. */
export function allTexts() {
  return subjects.flatMap((codes, subject) => codes.map((texts, place) => `${subject * 256 + place}\t${texts}`)).join("\n");
}

/** A text in pieces: between two of them stands a parameter, whose name is a piece too. Other braces stand for themselves. */
export function template(text) {
  return text.split(/\{([A-Za-z]+)\}/);
}

/** The text of a template, or `undefined` if a parameter is missing. */
export function fill(pieces, params, write) {
  let text = pieces[0];
  for (let at = 1; at < pieces.length; at += 2) {
    if (params === undefined || !Object.hasOwn(params, pieces[at])) return undefined;
    text += write(params[pieces[at]]) + pieces[at + 1];
  }
  return text;
}

/** A parameter in English. */
export function written(value) {
  return typeof value === "object" ? listed(value, " or ") : String(value);
}

/** Names in a row, with a word between the last two. */
export function listed(names, or) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")}${or}${names.at(-1)}`;
}
