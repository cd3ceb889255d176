/** The case files that the crate reads too, run through the package. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  applyFix, checkPortalInvitation, completeConditions, contactsQuery, diffContacts, examplePhone, explainConditions, explainServerError, formatConditions, fromRules, normalizeEmail,
  normalizePhone, parseConditions, requests, simplify, splitConditions, toRules, toSql, tokenizeConditions, upgradeContact, upgradeContactUpdate, validateCommunication, validateContact, validateContactUpdate, validateNote,
} from "psa-contacts";

const text = (name) => readFileSync(new URL(`cases/${name}`, import.meta.url), "utf8");
const read = (name) => JSON.parse(text(name));

/** Every case is run, and all that fail are told at once. */
function each(cases, least, check) {
  assert.ok(cases.length >= least, `${cases.length} cases`);
  const wrong = [];
  for (const one of cases) {
    try {
      check(one);
    } catch (error) {
      wrong.push(`${one.name ?? JSON.stringify(one.text ?? one)}: ${error.message.slice(0, 500)}`);
    }
  }
  assert.ok(wrong.length === 0, `${wrong.length} of ${cases.length} cases:\n${wrong.join("\n")}`);
}

/** `codes` holds the errors and warnings. A case without `advice` says nothing about advice; without `value` the input is to stay. */
function payloadCase({ input, ok, value = ok ? input : undefined, codes, advice, changes }, outcome) {
  assert.equal(outcome.ok, ok);
  const isAdvice = ({ severity }) => severity === "advice";
  const found = outcome.diagnostics.filter((diagnostic) => !isAdvice(diagnostic));
  assert.deepEqual(found.map(({ code, pointer, severity }) => ({ code, pointer, severity })), codes);
  if (advice) assert.deepEqual(outcome.diagnostics.filter(isAdvice).map(({ code, pointer }) => [code, pointer]), advice);
  assert.deepEqual(outcome.value, value);
  if (changes) assert.deepEqual(outcome.changes, changes);
}

for (const [name, least, check] of [
  ["contacts", 200, validateContact],
  ["fields", 350, validateContact],
  ["updates", 50, validateContactUpdate],
  ["communications", 90, validateCommunication],
  ["notes", 25, validateNote],
  ["invitations", 10, checkPortalInvitation],
  ["upgrades", 10, upgradeContact],
  ["upgraded-updates", 7, upgradeContactUpdate],
]) {
  test(name, () => {
    each(read(`${name}.json`), least, (one) => {
      const before = JSON.stringify(one.input);
      payloadCase(one, check(one.input, one.options));
      assert.equal(JSON.stringify(one.input), before, "the input is as it was");
    });
  });
}

test("server answers", () => {
  each(read("server.json"), 20, ({ body, codes }) => {
    assert.deepEqual(explainServerError(body).map(({ code, pointer }) => [code, pointer ?? null]), codes);
  });
});

test("differences", () => {
  each(read("diffs.json"), 20, (one) => payloadCase(one, diffContacts(one.before, one.after, one.options)));
});

/** Advice about contacts in general is left out of these cases. */
const PRACTICE = ["contact.no-type", "contact.no-items", "contact.no-site"];

test("requests", () => {
  each(read("requests.json"), 40, ({ request, ids = [], payload, options, value, codes = [] }) => {
    const outcome = requests[request](...ids, ...(payload === undefined ? [] : [payload]), options);
    assert.deepEqual(outcome.value, value);
    assert.equal(outcome.ok, value !== undefined);
    const found = outcome.diagnostics.filter(({ code }) => !PRACTICE.includes(code));
    assert.deepEqual(found.map(({ code, pointer }) => [code, pointer ?? null]), codes);
  });
});

/**
 * `value` names some members of the real one, `changes` the rules. `diagnostics` has the code, the underlined text, and the
 * whole text after the fix where there is one.
 */
function textCase({ text, value, changes = [], diagnostics = [] }, outcome) {
  assert.equal(outcome.ok, value !== undefined);
  for (const [key, expected] of Object.entries(value ?? {})) assert.deepEqual(outcome.value[key], expected, key);
  const found = outcome.diagnostics.map(({ code, span, fix }) => [code, text.slice(span.start, span.end), ...(fix ? [applyFix(text, fix)] : [])]);
  assert.deepEqual(found, diagnostics);
  assert.deepEqual(outcome.changes.map(({ rule }) => rule), changes);
}

test("e-mails", () => {
  each(read("emails.json"), 150, (one) => textCase(one, normalizeEmail(one.text, one.options)));
});

test("phones", () => {
  each(read("phones.json"), 200, (one) => textCase(one, normalizePhone(one.text, one.options)));
});

test("the numbers that every plan gives as its examples", () => {
  const cases = read("phone-examples.json");
  each(cases, 1000, ([asked, kind, region, type, e164, national, international, rfc3966]) => {
    const { value } = normalizePhone(e164);
    const written = { e164: value.e164, national: value.national, international: value.international, rfc3966: value.rfc3966 };
    assert.deepEqual(written, { e164, national, international, rfc3966 });
    assert.deepEqual([value.type, value.valid], [type, true]);
    // `001` and its like are no regions.
    if (/^[A-Z]{2}$/.test(asked)) assert.equal(examplePhone(asked, kind).countryCode, value.countryCode, `${asked} ${kind}`);
    if (/^[A-Z]{2}$/.test(region)) assert.equal(value.region, region);
  });
});

test("the conditions in use: valid ones survive parse, print, parse; broken ones are refused with a span", () => {
  const cases = text("conditions-examples.jsonl").trim().split("\n").map((line) => JSON.parse(line));
  const bare = (expr) => JSON.parse(JSON.stringify(expr, (key, value) => (key === "span" ? undefined : value)));
  each(cases, 80, ({ text, kind, expect, level }) => {
    if (kind === "orderBy") {
      assert.equal(contactsQuery({ orderBy: text }, { entity: "any" }).ok, true);
      return;
    }
    const options = { entity: "any", dialect: kind };
    const outcome = parseConditions(text, options);
    if (expect === "valid") {
      assert.equal(outcome.ok, true, JSON.stringify(outcome.diagnostics));
      const again = parseConditions(formatConditions(outcome.value), options);
      assert.deepEqual(bare(again.value), bare(outcome.value));
    } else if (level === "syntax") {
      assert.equal(outcome.ok, false);
      assert.ok(outcome.diagnostics.some(({ severity, span }) => severity === "error" && span.start <= span.end && span.end <= text.length));
    }
  });
});

test("conditions: the findings, the underlined text, the text after the fix, and the canonical text", () => {
  each(read("conditions.json"), 200, ({ text, options, canonical, diagnostics }) => {
    const outcome = parseConditions(text, options);
    const found = outcome.diagnostics.map(({ code, span, fix }) => [code, text.slice(span.start, span.end), fix ? applyFix(text, fix) : null]);
    assert.deepEqual(found, diagnostics);
    assert.equal(outcome.ok, canonical !== undefined);
    if (outcome.ok) assert.equal(formatConditions(outcome.value), canonical);
  });
});

test("searches: the URL and the findings", () => {
  each(read("conditions-query.json"), 25, ({ parts, url, diagnostics }) => {
    if (Array.isArray(parts)) {
      assert.throws(() => contactsQuery(parts), TypeError, "here, the shape of an argument is the caller's own matter");
      return;
    }
    const outcome = contactsQuery(parts);
    assert.deepEqual(outcome.diagnostics.map(({ code, pointer = "" }) => [code, pointer]), diagnostics);
    assert.equal(outcome.value?.url ?? null, url);
    if (url !== null) assert.equal(outcome.value.length, url.length);
  });
});

/** What a verb gives, in the form of the cases. */
const VERBS = {
  explain: (text, options) => explainConditions(text, options),
  simplify: (text, options) => formatConditions(simplify(text, options)),
  split: (text, options) => told(splitConditions(text, options)),
  complete: (marked, options) => {
    const text = marked.replace("|", "");
    const { span, items } = completeConditions(text, marked.indexOf("|"), options);
    return { replaces: text.slice(span.start, span.end), labels: items.slice(0, 6).map(({ label }) => label) };
  },
  tokens: (text) => tokenizeConditions(text).map(({ span, class: name }) => [text.slice(span.start, span.end), name]),
  toRules: (text, options) => told(toRules(text, options)),
  fromRules: (group, options) => {
    const outcome = fromRules(group, options);
    return told(outcome.ok ? { ...outcome, value: formatConditions(outcome.value) } : outcome);
  },
  sql: (text, options, sql) => told(toSql(text, { ...options, ...sql })),
};
const told = ({ value = null, diagnostics }) => ({ value, codes: diagnostics.map(({ code }) => code) });

test("the verbs over expressions", () => {
  each(read("conditions-verbs.json"), 100, ({ verb, input, options, sql, gives }) => assert.deepEqual(VERBS[verb](input, options, sql), gives));
});
