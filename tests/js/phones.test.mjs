/** Numbers while they are typed, examples, and regions. What a whole number becomes is in the shared cases. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { examplePhone, formatAsYouType, normalizePhone, phoneRegions } from "psa-contacts";

/** `|` is the caret. */
function typed(marked, options) {
  const text = marked.replace("|", "");
  const { text: shown, caret } = formatAsYouType(text, { caret: marked.indexOf("|"), ...options });
  return `${shown.slice(0, caret)}|${shown.slice(caret)}`;
}

test("a half-typed number is grouped, and the caret stays behind its digit", () => {
  const cases = [
    ["|", "|"], ["3|", "3|"], ["3055|", "305-5|"], ["30558542|", "(305) 585-42|"], ["3055|854225", "(305) 5|85-4225"], ["|3055854225", "|(305) 585-4225"],
    ["(305) |585-4225", "(305|) 585-4225"], ["+13055|854225", "+1 305-5|85-4225"], ["12 ext. |3", "12 ext. |3"], ["😀|x", "😀|x"],
  ];
  for (const [text, expected] of cases) assert.equal(typed(text), expected, text);
  assert.equal(typed("02070313|000", { defaultRegion: "GB" }), "020 7031 3|000");
});

test("without a caret, or with one beyond the text, it is behind the text", () => {
  for (const options of [undefined, {}, { caret: undefined }, { caret: null }, { caret: 10 }, { caret: 99 }]) {
    assert.deepEqual(formatAsYouType("3055854225", options), { text: "(305) 585-4225", caret: 14 });
  }
  assert.deepEqual(formatAsYouType("3055854225", { defaultRegion: "XX" }), { text: "3055854225", caret: 10 });
});

test("a text that is no number comes back as it is, whatever it holds", () => {
  for (const text of ["x", "\ud8005", "5\udc00", "1".repeat(100_000), "305-FLOWERS", "٣x"]) {
    assert.deepEqual(formatAsYouType(text, { caret: 1 }), { text, caret: 1 });
  }
});

test("the examples of every region and kind are numbers of it", () => {
  const kinds = ["fixedLine", "mobile", "tollFree", "premiumRate", "sharedCost", "personalNumber", "voip", "pager", "uan", "voicemail"];
  const regions = phoneRegions();
  assert.ok(regions.length > 200, String(regions.length));
  let found = 0;
  for (const { region, countryCode } of regions) {
    for (const type of [undefined, ...kinds]) {
      const example = examplePhone(region, type);
      if (example === undefined) continue;
      found++;
      assert.equal(example.countryCode, countryCode, region);
      assert.deepEqual(normalizePhone(example.e164).value, example, `${region} ${type}`);
      assert.equal(example.valid, true);
    }
  }
  assert.ok(found > 800, String(found));
  assert.equal(examplePhone("US").countryCode, 1);
  assert.equal(examplePhone("GB", "mobile").type, "mobile");
});

test("a region that does not exist has no example", () => {
  for (const region of ["", "XX", "us", "USA", "U\ud800"]) assert.equal(examplePhone(region), undefined, region);
});

test("regions come by name, each once", () => {
  const names = phoneRegions().map(({ region }) => region);
  assert.deepEqual(names, [...new Set(names)].sort());
  for (const [region, countryCode] of [["US", 1], ["GB", 44], ["DE", 49]]) {
    assert.deepEqual(phoneRegions().find((row) => row.region === region), { region, countryCode });
  }
});
