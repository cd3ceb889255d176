// Google's own JavaScript, over the metadata of our version.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Loads the package with the tables put in place of its own. */
export function load(tables) {
  const path = require.resolve("google-libphonenumber/dist/libphonenumber.js");
  let source = readFileSync(path, "utf8");
  for (const name of ["countryCodeToRegionCodeMap", "countryToMetadata"]) {
    const assignment = `i18n.phonenumbers.metadata.${name}=`;
    if (source.split(assignment).length !== 2) throw new Error(`${path} does not assign ${name} once`);
    source = source.replace(assignment, `${assignment}tables.${name}||`);
  }
  const module = { exports: {} };
  new Function("module", "exports", "require", "tables", source)(module, module.exports, require, tables);
  return module.exports;
}

const ERRORS = {
  "Invalid country calling code": "phone.unknown-country-code",
  "The string supplied did not seem to be a phone number": "phone.not-a-number",
  "Phone number too short after IDD": "phone.too-short",
  "The string supplied is too short to be a phone number": "phone.too-short",
  "The string supplied is too long to be a phone number": "phone.too-long",
};

/** What the package says about a text, in the shape of our answers. */
export function answerer({ PhoneNumberUtil, PhoneNumberFormat, PhoneNumberType }) {
  const util = PhoneNumberUtil.getInstance();
  const Result = PhoneNumberUtil.ValidationResult;
  const reasons = new Map([
    [Result.TOO_SHORT, "phone.too-short"],
    [Result.TOO_LONG, "phone.too-long"],
    [Result.INVALID_LENGTH, "phone.invalid-length"],
    [Result.INVALID_COUNTRY_CODE, "phone.unknown-country-code"],
  ]);
  const kinds = new Map([
    [PhoneNumberType.FIXED_LINE, "fixedLine"],
    [PhoneNumberType.MOBILE, "mobile"],
    [PhoneNumberType.FIXED_LINE_OR_MOBILE, "fixedLineOrMobile"],
    [PhoneNumberType.TOLL_FREE, "tollFree"],
    [PhoneNumberType.PREMIUM_RATE, "premiumRate"],
    [PhoneNumberType.SHARED_COST, "sharedCost"],
    [PhoneNumberType.VOIP, "voip"],
    [PhoneNumberType.PERSONAL_NUMBER, "personalNumber"],
    [PhoneNumberType.PAGER, "pager"],
    [PhoneNumberType.UAN, "uan"],
    [PhoneNumberType.VOICEMAIL, "voicemail"],
  ]);
  return (text, region) => {
    let number;
    try {
      number = util.parse(text, region);
    } catch (error) {
      const refused = ERRORS[error.message];
      if (!refused) throw error;
      return { refused };
    }
    const reason = util.isPossibleNumberWithReason(number);
    if (reasons.has(reason)) return { refused: reasons.get(reason) };
    const found = util.getRegionCodeForNumber(number);
    return {
      countryCode: number.getCountryCode(),
      nationalNumber: util.getNationalSignificantNumber(number),
      extension: number.getExtension() || null,
      region: found && found !== "001" ? found : null,
      type: kinds.get(util.getNumberType(number)) ?? null,
      valid: util.isValidNumber(number),
      localOnly: reason === Result.IS_POSSIBLE_LOCAL_ONLY,
      e164: util.format(number, PhoneNumberFormat.E164),
      national: util.format(number, PhoneNumberFormat.NATIONAL),
      international: util.format(number, PhoneNumberFormat.INTERNATIONAL),
      rfc3966: util.format(number, PhoneNumberFormat.RFC3966),
    };
  };
}
