/** Ours: one function. */

import { validateContact } from "psa-contacts";

export function check(contact) {
  const { ok, value, diagnostics } = validateContact(contact);
  return { ok, value, problems: diagnostics };
}
