/** What the buttons over the two boxes fill in. */

/** "Create Contact with Communication Items" of the reference document. */
export const REFERENCE_CONTACT = {
  firstName: "John",
  lastName: "Smith",
  company: { id: 12345 },
  title: "IT Director",
  type: { id: 4 },
  communicationItems: [
    { type: { id: 1 }, value: "john.smith@acme.com", defaultFlag: true },
    { type: { id: 2 }, value: "555-123-4567", extension: "101", defaultFlag: true },
  ],
};

export const CONTACTS = {
  "From the documents": REFERENCE_CONTACT,
  "Untidy": {
    firstName: "  John ",
    lastName: "Smith",
    company: { id: 12345 },
    title: "IT Director",
    type: { id: 2 },
    birthDay: "1980-02-29",
    communicationItems: [
      { type: { id: 1 }, value: " John.Smith@ACME.COM ", defaultFlag: true },
      { type: { id: 6 }, value: "(305) 585-4225 ext. 12" },
      { type: { id: 4 }, value: "+44 20 7946 0018" },
    ],
  },
  "Broken": {
    firstName: "",
    lastName: "Smith",
    title: "Director of Information Technology and Everything Else",
    type: { id: 9 },
    birthDay: "1981-02-29",
    portalSecurityLevel: 7,
    communicationItems: [
      { type: { id: 1 }, value: "john.smith@acme,com", defaultFlag: true },
      { type: { id: 1 }, value: "john@acme.com", defaultFlag: true },
      { type: { id: 2 }, value: "305-585-42l5" },
      { type: { id: 4 }, value: "" },
    ],
  },
  "Empty": {},
};

export const CONDITIONS = {
  "From the documents": 'firstName contains "John" or lastName contains "Smith"',
  "Foreign spelling": "firstName == 'John' && inactiveFlag <> true",
  "Date": 'company/id in (1, 2, 3) AND lastUpdated>[2016-08-20T18:04:26Z]',
  "Unfinished": "(portalSecurityLevel > 0 and",
};
