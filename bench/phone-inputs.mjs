/** Phone numbers of many regions in many spellings, the same in every run. */

import google from "google-libphonenumber";
import { seeded } from "./random.mjs";

const { PhoneNumberUtil, PhoneNumberFormat, PhoneNumberType } = google;
const REGIONS = ["GB", "DE", "FR", "CA", "AU", "IN", "BR", "MX", "JP", "IT", "NL", "SE", "ZA", "ES", "IE", "NZ"];

const SPELLINGS = [
  (util, number) => util.format(number, PhoneNumberFormat.E164),
  (util, number) => util.format(number, PhoneNumberFormat.NATIONAL),
  (util, number) => util.format(number, PhoneNumberFormat.INTERNATIONAL),
  (util, number) => util.format(number, PhoneNumberFormat.INTERNATIONAL).replaceAll(/[ -]/g, "."),
  (util, number) => util.format(number, PhoneNumberFormat.NATIONAL).replaceAll(/\D/g, ""),
  (util, number) => `${util.format(number, PhoneNumberFormat.NATIONAL)} ext. 101`,
];

/**
 * @param {number} misfits one in so many has a length that does not fit; none with `Infinity`.
 * @returns {{ text: string, region: string }[]}
 */
export function phones(count, seed = 1, misfits = 8) {
  const util = PhoneNumberUtil.getInstance();
  const random = seeded(seed);
  const found = [];
  while (found.length < count) {
    const region = random.once(2) ? "US" : random.pick(REGIONS);
    const kind = random.pick([PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE]);
    const number = util.getExampleNumberForType(region, kind)?.clone();
    if (number === undefined) continue;
    // Another number of the same block.
    const digits = String(number.getNationalNumber());
    const kept = digits.slice(0, random.once(misfits) ? -4 : -3);
    number.setNationalNumber(Number(kept + random.digits(3)));
    found.push({ text: random.pick(SPELLINGS)(util, number), region });
  }
  return found;
}
