/** What an entry says of the shared cases. It imports nothing, so that it runs with whatever entry, and wherever a bundle does. */

const PAYLOADS = {
  contacts: "validateContact", fields: "validateContact", updates: "validateContactUpdate", communications: "validateCommunication",
  notes: "validateNote", invitations: "checkPortalInvitation", upgrades: "upgradeContact", "upgraded-updates": "upgradeContactUpdate",
};
const VERBS = { explain: "explainConditions", simplify: "simplify", split: "splitConditions", tokens: "tokenizeConditions", toRules: "toRules", fromRules: "fromRules", sql: "toSql" };

/** The case files of each entry, and what is asked of each case: calls as `[name, ...arguments]`. */
export const CASES = {
  contact: {
    ...Object.fromEntries(Object.entries(PAYLOADS).map(([file, name]) => [file, ({ input, options }) => [[name, input, options]]])),
    server: ({ body }) => [["explainServerError", body]],
    diffs: ({ before, after, options }) => [["diffContacts", before, after, options]],
    emails: ({ text, options }) => [["normalizeEmail", text, options]],
    phones: ({ text, options }) => [["normalizePhone", text, options], ["formatAsYouType", text, { caret: text.length }]],
    oddities: () => ODD.flatMap((value) => [["validateContact", value], ["validateContact", { firstName: value, communicationItems: [value] }], ["validateContactUpdate", { title: value }],
      ["diffContacts", { title: "x" }, { title: value }], ["explainServerError", value], ["normalizePhone", value], ["normalizeEmail", value]]),
    "phone-examples": ([region, kind]) => (/^[A-Z]{2}$/.test(region) ? [["examplePhone", region, kind]] : []),
  },
  conditions: {
    conditions: ({ text, options }) => [
      ["parseConditions", text, options], ["explainConditions", text, options], ["expandLists", text], ["conditionsHash", text, options],
      ["completeConditions", text, text.length, options], ["toSql", text, options], ["filterRecords", text, RECORDS, options],
      ["explainMatch", text, RECORDS[0]], ["sameMeaning", text, "id = 1", options],
    ],
    "conditions-query": ({ parts }) => [["contactsQuery", parts], ["contactsQueries", parts]],
    "conditions-verbs": ({ verb, input, options, sql }) => (verb in VERBS ? [[VERBS[verb], input, verb === "tokens" ? undefined : { ...options, ...sql }]] : []),
    // What JSON cannot carry, and what is no rule.
    oddities: () => [...ODD, ...ODD.map((value) => ({ combinator: "and", rules: [{ field: "id", operator: "=", value }] }))].flatMap((value) => [
      ["fromRules", value], ["contactsQuery", { conditions: value }], ["contactsQuery", { pageSize: value }], ["filterRecords", "id = 1", [{ id: value }]], ["formatConditions", value],
    ]),
  },
};
const ODD = [5, null, undefined, "x", [], {}, () => 1, Symbol("x"), 5n, NaN, new Map(), new Date(NaN), "\ud800", { toJSON: () => { throw new Error("no"); } }];
const RECORDS = [{ id: 1, firstName: "John", lastName: "O\"Neil", company: { id: 12345 }, inactiveFlag: false }, { id: 7, types: [{ id: 2 }] }];

/** Every answer in order, as JSON text. `read` gives the cases of a file. */
export function answersOf(api, part, read) {
  const answers = [];
  for (const [file, callsOf] of Object.entries(CASES[part])) {
    for (const [name, ...args] of (file === "oddities" ? [0] : read(file)).flatMap(callsOf)) {
      try {
        answers.push([name, api[name](...args) ?? null]);
      } catch (error) {
        answers.push([name, error.name, error.message, error.diagnostics ?? null]);
      }
    }
  }
  return JSON.stringify(answers);
}
