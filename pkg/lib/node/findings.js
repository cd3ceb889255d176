/** What a walk over a contact finds, in the order of the answer: that of the field table, item by item. */

/** Whether all that was met so far is told here. If not, the module is asked about the whole contact. */
export let plain = true;
/** Whether a diagnostic is an error. */
export let failed = false;
export let changes = [];
export let diagnostics = [];

/** The place of each change and each diagnostic, and the object that each change is made in. */
const changePlaces = [];
const diagnosticPlaces = [];
const holders = [];

/** A place is a number: fields, and in a field the items, each with its members. What concerns a whole field stands behind them. */
const ITEM = 8;
const FIELD = 4096;
/** Behind the members of an item. */
export const BEHIND = 7;
/** Behind all fields. */
export const LAST = 1 << 29;
/** More items than have places, and than a contact has. Each is compared with each. */
export const MOST_ITEMS = 32;

export const placeOf = (field) => field * FIELD + FIELD - 1;
export const placeIn = (field, item, member) => field * FIELD + item * ITEM + member;

export function begin() {
  plain = true;
  failed = false;
  changes = [];
  diagnostics = [];
}

const NONE = [];

/** Lets go of what was found. */
export function end() {
  changes = NONE;
  diagnostics = NONE;
}

/** The module is to be asked. */
export function giveUp() {
  plain = false;
}

/** A change that is made already: a member of `holder` is another than in the input. */
export function changed(place, holder, change) {
  let at = changes.length;
  // Members come in any order; most often in that of the table.
  for (; at > 0 && changePlaces[at - 1] > place; at--) {
    changes[at] = changes[at - 1];
    holders[at] = holders[at - 1];
    changePlaces[at] = changePlaces[at - 1];
  }
  changes[at] = change;
  holders[at] = holder;
  changePlaces[at] = place;
}

export function found(place, diagnostic) {
  let at = diagnostics.length;
  for (; at > 0 && diagnosticPlaces[at - 1] > place; at--) {
    diagnostics[at] = diagnostics[at - 1];
    diagnosticPlaces[at] = diagnosticPlaces[at - 1];
  }
  diagnostics[at] = diagnostic;
  diagnosticPlaces[at] = place;
}

/** An error stands among the diagnostics. */
export function fail() {
  failed = true;
}

/** Takes every change back, so that the copy says what the input said. */
export function undo() {
  for (let at = 0; at < changes.length; at++) {
    const { path, before } = changes[at];
    const name = path[path.length - 1];
    if (before === undefined) delete holders[at][name];
    else holders[at][name] = before;
  }
}
