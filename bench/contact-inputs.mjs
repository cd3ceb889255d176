/** Contacts as an import brings them: varied, two communication items on average, a fifth of them invalid. */

import { phones } from "./phone-inputs.mjs";
import { seeded } from "./random.mjs";

const FIRST = ["John", "Mary", "Linda", "James", "Ana", "Peter", "Zoe", "Marc"];
const LAST = ["Smith", "Jones", "Garcia", "Miller", "Nguyen", "Davis", "Wilson", "Moore"];
const TITLES = ["IT Director", "Engineer", "Office Manager", "CEO", "Accountant"];
const DOMAINS = ["acme.com", "example.org", "mail.example.net", "contoso.com"];

/** What makes a contact invalid; each says so in every stack. */
const FAULTS = [
  (contact) => delete contact.firstName,
  (contact) => (contact.lastName = "Smith-Jones-Garcia-Miller-Nguyen-Davis"),
  (contact) => delete contact.company.id,
  (contact) => (contact.portalSecurityLevel = 9),
  (contact) => (contact.inactiveFlag = "yes"),
  (contact) => (contact.birthDay = "1980-13-01"),
  (contact) => (contact.title = 5),
  (contact) => contact.communicationItems.push({ type: { id: 1 }, value: "nobody.acme.com" }),
  (contact) => contact.communicationItems.push({ type: { id: 2 }, value: "12" }),
];

export function contacts(count, seed = 11) {
  const random = seeded(seed);
  const numbers = phones(count, seed, Infinity).filter(({ region, text }) => region === "US" || text.startsWith("+"));
  return Array.from({ length: count }, (_, at) => {
    const contact = {
      firstName: random.pick(FIRST),
      lastName: random.pick(LAST),
      company: { id: 1 + random.below(100_000) },
      type: { id: 1 + random.below(5) },
      communicationItems: [],
    };
    if (random.once(2)) contact.title = random.pick(TITLES);
    if (random.once(2)) contact.inactiveFlag = random.once(2);
    if (random.once(3)) contact.portalSecurityLevel = 1 + random.below(6);
    if (random.once(4)) contact.birthDay = `19${50 + random.below(50)}-0${1 + random.below(9)}-1${random.below(10)}`;
    if (random.once(3)) {
      Object.assign(contact, { addressLine1: `${random.below(900)} Main Street`, city: "Miami", state: "FL", zip: "33101" });
    }
    const items = random.below(5);
    for (let item = 0; item < items; item++) {
      if (item % 2 === 0) {
        const value = `${contact.firstName}.${contact.lastName}${at}.${item}@${random.pick(DOMAINS)}`;
        contact.communicationItems.push({ type: { id: 1 }, value, defaultFlag: item === 0 });
      } else {
        contact.communicationItems.push({ type: { id: 2 + random.below(5) }, value: random.pick(numbers).text });
      }
    }
    if (random.once(5)) random.pick(FAULTS)(contact);
    return contact;
  });
}

const VALID = {
  firstName: "John",
  lastName: "Smith",
  company: { id: 12345 },
  title: "IT Director",
  type: { id: 4 },
  birthDay: "1980-02-29",
  addressLine1: "1 Main Street",
  city: "Miami",
  state: "FL",
  zip: "33101",
  inactiveFlag: false,
};
const ITEMS = [
  { type: { id: 1 }, value: "john.smith@acme.com", defaultFlag: true },
  { type: { id: 2 }, value: "(305) 585-4225", extension: "101", defaultFlag: true },
];
/** Six of its values are wrong or missing. */
const SIX_ERRORS = {
  lastName: "Smith-Jones-Garcia-Miller-Nguyen-Davis",
  company: {},
  title: 5,
  type: { id: 4 },
  birthDay: "1981-02-29",
  portalSecurityLevel: 9,
};

const OPTIONAL = ["title", "type", "birthDay", "addressLine1", "city", "state", "zip", "inactiveFlag"];

/** Contacts of many shapes that are good, the same with two items each, and contacts with six errors each. */
export function forms(count, seed = 13) {
  const random = seeded(seed);
  const varied = (contact, fields) => {
    const kept = { ...contact, lastName: contact.lastName + random.digits(2) };
    for (const name of fields) if (random.once(2)) delete kept[name];
    return kept;
  };
  const list = (make) => Array.from({ length: count }, make);
  return {
    valid: list(() => varied(VALID, OPTIONAL)),
    withItems: list(() => ({ ...varied(VALID, OPTIONAL), communicationItems: ITEMS })),
    sixErrors: list(() => ({ ...varied(SIX_ERRORS, ["type"]), nickName: random.digits(4) })),
  };
}
