/**
 * node trap-everywhere.mjs <entry>: the entry on instances that trap when they are told to. Prints which calls gave anything else
 * after a trap than before, and how many traps came out as errors.
 */

let isArmed = false;
let traps = 0;
const { Instance } = WebAssembly;

/** Each export of an instance, which ends in a trap if one is due. */
const mined = (run) =>
  function (...args) {
    if (isArmed) {
      isArmed = false;
      throw new WebAssembly.RuntimeError("unreachable");
    }
    return run(...args);
  };

WebAssembly.Instance = function (module, imports) {
  const { exports } = new Instance(module, imports);
  const entries = Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? mined(value) : value]);
  return Object.setPrototypeOf({ exports: Object.fromEntries(entries) }, Instance.prototype);
};

const api = await import(process.argv[2]);
const contact = { firstName: " John ", company: { id: 1 }, communicationItems: [{ type: { id: 2 }, value: "305 585 4225" }, { type: { id: 1 }, value: "a@B.com" }] };
const calls = [
  ["validateContact", contact], ["validateContactUpdate", { title: " CTO " }], ["normalizePhone", "305 585 4225"], ["normalizeEmail", "a@B.com"],
  ["formatAsYouType", "30558"], ["parseConditions", 'id = 1 and lastName = "x"'], ["contactsQuery", { conditions: "id = 1" }], ["explainConditions", "id = 1"],
].filter(([name]) => name in api);

const answers = () => JSON.stringify(calls.map(([name, ...args]) => api[name](...args)));
const before = answers();
const wrong = [];
for (const [name, ...args] of calls) {
  isArmed = true;
  try {
    api[name](...args);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) traps++;
    else wrong.push(`${name}: ${error}`);
  }
  if (isArmed) wrong.push(`${name} asks no module`);
  isArmed = false;
  if (answers() !== before) wrong.push(`after ${name}`);
}
console.log(JSON.stringify({ wrong, calls: calls.length, traps }));
