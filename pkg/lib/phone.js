/** One phone number: a good one comes and goes through a scratch buffer of the module, everything else as text. */

import * as calls from "../dist/calls.js";
import { readOutcome, toPhone } from "./answer.js";
import { wantText } from "./arguments.js";
import { TextDecoder } from "./codecs.js";
import { PHONE, ask, generation, within } from "./module.js";
import { optionsText } from "./options.js";

/** Room for the text that goes in; the answer follows it. See `src/wasm/phone.rs` and `src/phone/record.rs`. */
const TEXT = 128;
const HEAD = 14;

/** The scratch buffer of the module with that generation. @type {Uint8Array} */
let scratch = new Uint8Array(0);
let of = -1;

/** Names that were asked for already. @type {string[]} */
const kinds = [];
const regions = [];
/** Findings that differ in their place alone. */
const findings = [];

export function normalizePhone(text, options) {
  wantText(text, "text");
  const length = text.length;
  const region = regionAlone(options);
  if (region < 0 || length > TEXT) return atLength(text, options);
  if (of !== generation || scratch.length === 0) open();
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 127) return atLength(text, options);
    scratch[at] = unit;
  }
  asked = length;
  from = region;
  if (!within(PHONE, record)) return atLength(text, options);
  if (scratch.length === 0) open();
  const finding = scratch[TEXT + 11];
  if (finding === 0) return { ok: true, value: read(true, true), changes: [], diagnostics: [] };
  const known = findings[finding];
  if (known === undefined) {
    const answer = atLength(text, options);
    const { span, ...rest } = answer.diagnostics[0];
    findings[finding] = rest;
    return answer;
  }
  const diagnostics = [{ ...known, span: { start: scratch[TEXT + 12], end: scratch[TEXT + 13] } }];
  if (known.severity === "error") return { ok: false, changes: [], diagnostics };
  return { ok: true, value: read(true, false), changes: [], diagnostics };
}

/** What {@link record} passes on: a closure for each number would cost more than the call. */
let asked = 0;
let from = 0;
const record = (raw) => raw.phoneRecord(asked, from);

function atLength(text, options) {
  const answer = ask(calls.normalizePhone, `${optionsText(options)}\0${text}`);
  // A number about which nothing is to be said is a line that begins with its plus.
  if (answer.charCodeAt(0) === 0x2b) return { ok: true, value: toPhone(answer), changes: [], diagnostics: [] };
  return readOutcome(answer, toPhone);
}

/** The default region as a number, if it is all that the options hold; zero if they hold nothing, -1 if more. */
function regionAlone(options) {
  if (options === undefined) return 0;
  if (typeof options !== "object" || options === null) return -1;
  const { defaultRegion } = options;
  if (typeof defaultRegion !== "string" || defaultRegion.length !== 2) return -1;
  for (const name in options) if (name !== "defaultRegion") return -1;
  const first = defaultRegion.charCodeAt(0);
  const second = defaultRegion.charCodeAt(1);
  return first < 128 && second < 128 ? (first << 8) | second : -1;
}

/** The buffer goes with the module, and moves when the memory grows. */
function open() {
  scratch = within(PHONE, (raw, memory) => {
    // Where it is asked first: the memory may grow, and its buffer of before is empty then.
    const start = raw.phoneScratch();
    return new Uint8Array(memory.buffer, start, TEXT + 256);
  });
  of = generation;
}

function read(possible, valid) {
  const bytes = scratch;
  const e164End = bytes[TEXT];
  const nationalEnd = bytes[TEXT + 1];
  const internationalEnd = bytes[TEXT + 2];
  const rfcEnd = bytes[TEXT + 3];
  const all = ascii(bytes, TEXT + HEAD, TEXT + HEAD + bytes[TEXT + 4]);
  const e164 = all.slice(0, e164End);
  const national = all.slice(e164End, nationalEnd);
  const international = all.slice(nationalEnd, internationalEnd);
  const rfc3966 = all.slice(internationalEnd, rfcEnd);
  const nationalNumber = all.slice(e164End - bytes[TEXT + 5], e164End);
  const letters = (bytes[TEXT + 8] << 8) | bytes[TEXT + 9];
  const region = letters === 0 ? undefined : (regions[letters] ??= String.fromCharCode(letters >> 8, letters & 255));
  const countryCode = bytes[TEXT + 6] | (bytes[TEXT + 7] << 8);
  const kind = bytes[TEXT + 10];
  const type = kind === 0 ? undefined : (kinds[kind] ??= within(PHONE, (raw) => raw.phoneKind(kind)));
  // Most numbers have these members: an object that is made in one piece is made faster.
  if (region !== undefined && type !== undefined && all.length === rfcEnd) {
    return { e164, national, international, rfc3966, region, countryCode, nationalNumber, possible, valid, type };
  }
  const phone = { e164, national, international, rfc3966 };
  if (region !== undefined) phone.region = region;
  phone.countryCode = countryCode;
  phone.nationalNumber = nationalNumber;
  if (all.length > rfcEnd) phone.extension = all.slice(rfcEnd);
  phone.possible = possible;
  phone.valid = valid;
  if (type !== undefined) phone.type = type;
  return phone;
}

/** In Node there is a quicker way than the decoder of texts. */
const latin1Slice = globalThis.Buffer?.prototype?.latin1Slice;
const decoder = new TextDecoder();

const ascii =
  typeof latin1Slice === "function"
    ? (bytes, start, end) => latin1Slice.call(bytes, start, end)
    : (bytes, start, end) => decoder.decode(bytes.subarray(start, end));
