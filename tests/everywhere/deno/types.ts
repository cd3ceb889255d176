import { type Contact, type Outcome, validateContact } from "psa-contacts";

export const report: Outcome<Contact> = validateContact({}, { defaultRegion: "US" });
// @ts-expect-error: an option that does not exist
validateContact({}, { defaultRegions: "US" });
