/** One number: parsed, checked, written as E.164 and in the national form. */

import { writeFileSync } from "node:fs";
import { parsePhoneNumber as awesome } from "awesome-phonenumber";
import google from "google-libphonenumber";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { normalizePhone } from "psa-contacts";
import { OURS, agree, progress, race } from "./harness.mjs";
import { phones } from "./phone-inputs.mjs";

const util = google.PhoneNumberUtil.getInstance();
const { E164, NATIONAL } = google.PhoneNumberFormat;

const PARSERS = {
  [OURS](text, region) {
    const { value } = normalizePhone(text, { defaultRegion: region });
    return value && { valid: value.valid, e164: value.e164, national: value.national };
  },
  "libphonenumber-js/max"(text, region) {
    const number = parsePhoneNumberFromString(text, { defaultCountry: region, extract: false });
    return number && { valid: number.isValid(), e164: number.number, national: number.formatNational() };
  },
  "google-libphonenumber"(text, region) {
    let number;
    try {
      number = util.parse(text, region);
    } catch {
      return undefined;
    }
    return { valid: util.isValidNumber(number), e164: util.format(number, E164), national: util.format(number, NATIONAL) };
  },
  "awesome-phonenumber"(text, region) {
    const { valid, possible, number } = awesome(text, { regionCode: region });
    return number && { valid, possible, e164: number.e164, national: number.national };
  },
};

// What the contestants see differently is nobody's to be timed on: other metadata, other words for an extension.
const parsers = Object.values(PARSERS);
const inputs = phones(1000);
const answers = inputs.map(({ text, region }) =>
  parsers.map((parse) => {
    const answer = parse(text, region);
    return answer?.valid ? answer.e164 : "not valid";
  }),
);
const same = agree("valid and E.164", answers, 0.95);
progress(`same E.164, or not valid, for ${same} numbers; the rest is left out`);
const timed = inputs.filter((_, at) => answers[at].every((answer) => answer === answers[at][0]));
const [example, path] = [timed[0], process.env.BENCH_PHONES];
if (path) writeFileSync(path, JSON.stringify(timed));

/** One contestant over all numbers: many shapes of text in one call, as in an import. */
const over = (parse) => () => {
  let last;
  for (const { text, region } of timed) last = parse(text, region);
  return last;
};

race({
  name: "one phone number in Node, mixed formats",
  unit: "µs",
  per: timed.length,
  note: `parse, valid, E.164, national; ${same} numbers agree and are timed`,
  contestants: Object.fromEntries(Object.entries(PARSERS).map(([name, parse]) => [name, over(parse)])),
  reach: { "libphonenumber-js/max": 10 },
  stretch: { "libphonenumber-js/max": 17 },
  most: { reach: 1.5, stretch: 1 },
});
race({
  name: "the same number again and again",
  unit: "µs",
  contestants: Object.fromEntries(
    Object.entries(PARSERS).map(([name, parse]) => [name, () => parse(example.text, example.region)]),
  ),
});
