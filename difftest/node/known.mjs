// The lines of the table of known differences that are about Google's JavaScript alone. The others stand in
// src/known.rs, and come along with the inputs.

/** How many digits stand in front of the extension. */
const head = (text) => (/^[^\p{L}#;,~]*/u.exec(text)[0].match(/\p{Nd}/gu) ?? []).length;

/** Each line: its name, its cause, and whether it explains a difference. */
export const KNOWN = [
  {
    name: "js-long-numbers",
    cause: "fault of the package: it keeps a number as a double, which is exact up to 15 digits",
    explains: (_, google) => google.nationalNumber?.length >= 16,
  },
  {
    name: "js-words-of-scripts",
    cause: "deliberate: letters and words that are no part of a number are refused and named; the package drops letters of other scripts, the other port does not",
    explains: ({ ours, known }) =>
      ["phone.trailing-words", "phone.stray-letter", "phone.several-numbers"].includes(ours.refused) && known !== undefined,
  },
  {
    name: "js-few-digits",
    cause: "deliberate: fewer than three digits are too short a number; the package calls them none, in front of an extension too",
    explains: ({ plain }, google) => google.refused === "phone.not-a-number" && head(plain) <= 3,
  },
];
