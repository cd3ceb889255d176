/** One e-mail address: checked, its domain written in lower case. */

import addresses from "email-addresses";
import isemail from "isemail";
import { normalizeEmail } from "psa-contacts";
import * as v from "valibot";
import isEmail from "validator/lib/isEmail.js";
import rewrite from "validator/lib/normalizeEmail.js";
import * as z from "zod";
import { OURS, agree, progress, race } from "./harness.mjs";
import { emails } from "./email-inputs.mjs";

/** The domain in lower case; who writes the local part so too, changes the address. */
function lower(address) {
  const at = address.lastIndexOf("@");
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

const KEPT = {
  all_lowercase: false,
  gmail_lowercase: false,
  gmail_remove_dots: false,
  gmail_remove_subaddress: false,
  gmail_convert_googlemaildotcom: false,
  outlookdotcom_lowercase: false,
  outlookdotcom_remove_subaddress: false,
  yahoo_lowercase: false,
  yahoo_remove_subaddress: false,
  icloud_lowercase: false,
  icloud_remove_subaddress: false,
};
const zod = z.email();
const valibot = v.pipe(v.string(), v.email());

/** Each gives the address, or nothing. */
const CHECKS = {
  [OURS]: (text) => normalizeEmail(text).value?.address,
  "validator.js": (text) => (isEmail(text) ? rewrite(text, KEPT) : undefined),
  zod: (text) => (zod.safeParse(text).success ? lower(text) : undefined),
  valibot: (text) => (v.safeParse(valibot, text).success ? lower(text) : undefined),
  "email-addresses": (text) => {
    const found = addresses.parseOneAddress(text);
    return found?.local && found.domain.includes(".") ? lower(found.address) : undefined;
  },
  isemail: (text) => (isemail.validate(text, { minDomainAtoms: 2 }) ? lower(text) : undefined),
};

const checks = Object.values(CHECKS);
const inputs = emails(1000);
const answers = inputs.map((text) => checks.map((check) => check(text) || "not valid"));
const same = agree("addresses", answers, 0.9);
progress(`the same address, or not valid, for ${same}; the rest is left out`);
const timed = inputs.filter((_, at) => answers[at].every((answer) => answer === answers[at][0]));
const refused = timed.filter((text) => checks[0](text) === undefined).length;

race({
  name: "one e-mail address",
  unit: "µs",
  per: timed.length,
  note: `checked, the domain in lower case; ${same} addresses agree and are timed, ${refused} of them not valid; ours says why`,
  contestants: Object.fromEntries(
    Object.entries(CHECKS).map(([name, check]) => [
      name,
      () => {
        let last;
        for (const text of timed) last = check(text);
        return last;
      },
    ]),
  ),
});
