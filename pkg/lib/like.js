/** Patterns with wildcards: `*` and `%` for any run, `_` for one character, `[…]` for one of a set. Texts come in lower case. */

const ANY = Symbol("any run");

const RUN = "*%";

/** A function that tells whether a text matches `pattern`. */
export function likeOf(pattern) {
  // Most patterns have runs at their ends alone.
  let [start, end] = [0, pattern.length];
  while (start < end && RUN.includes(pattern[start])) start++;
  while (start < end && RUN.includes(pattern[end - 1])) end--;
  const part = pattern.slice(start, end);
  if (/[*%_[]/.test(part)) return general(pattern);
  const open = [start > 0, end < pattern.length];
  if (open[0] && (open[1] || part === "")) return (text) => text.includes(part);
  if (open[0]) return (text) => text.endsWith(part);
  if (open[1]) return (text) => text.startsWith(part);
  return (text) => text === part;
}

/** Only the last run is ever made longer, so the time is at most the product of the two lengths. */
function general(pattern) {
  const steps = stepsOf(pattern);
  return (text) => {
    const chars = Array.from(text);
    let [at, step, from, behind] = [0, 0, 0, -1];
    for (;;) {
      if (steps[step] === ANY) {
        [from, behind] = [at, ++step];
      } else if (at === chars.length) {
        return step === steps.length;
      } else if (step < steps.length && steps[step](chars[at])) {
        at++;
        step++;
      } else if (behind >= 0) {
        [at, step] = [++from, behind];
      } else {
        return false;
      }
    }
  };
}

/** One test of a character for each step, or {@link ANY}. A bracket that is never closed is itself. */
function stepsOf(pattern) {
  const steps = [];
  // Once no bracket is left to close a set, none of the following ones opens one.
  const last = pattern.lastIndexOf("]");
  for (let rest = pattern; rest !== ""; ) {
    const set = pattern.length - rest.length < last ? /^\[(\^?)([^\]]*)\]/.exec(rest) : null;
    const char = String.fromCodePoint(rest.codePointAt(0));
    if (set !== null) steps.push(inSet(Array.from(set[2]), set[1] !== ""));
    else if (char === "_") steps.push(() => true);
    else if (char !== "*" && char !== "%") steps.push((other) => other === char);
    else if (steps.at(-1) !== ANY) steps.push(ANY);
    rest = rest.slice(set === null ? char.length : set[0].length);
  }
  return steps;
}

/** Ranges count by code point. A `]` that comes first closes an empty set, which holds nothing. */
function inSet(chars, negated) {
  const ranges = [];
  for (let at = 0; at < chars.length; at++) {
    const low = chars[at];
    if (chars[at + 1] === "-" && at + 2 < chars.length) at += 2;
    ranges.push([low.codePointAt(0), chars[at].codePointAt(0)]);
  }
  return (char) => {
    const point = char.codePointAt(0);
    return ranges.some(([low, high]) => low <= point && point <= high) !== negated;
  };
}
