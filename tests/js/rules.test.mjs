/** The rule groups and fields for react-querybuilder, in the hands of the real one. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { QueryBuilder } from "react-querybuilder";
import { formatQuery } from "react-querybuilder/formatQuery";
import { parseConditions, formatConditions, fromRules, rulesFields, toRules } from "psa-contacts";
import { COMPILERS, check, moduleKinds } from "./compile.mjs";

test("formatQuery reads a group of ours", () => {
  const sql = (text) => formatQuery(toRules(text).value, { format: "sql", parseNumbers: true });
  for (const [text, expected] of [
    ["id = 1", "(id = 1)"],
    ['lastName = "O\\"Neil" and inactiveFlag = false', `(lastName = 'O"Neil' and inactiveFlag = FALSE)`],
    ['firstName contains "x" or (company/id > 5 and title != null)', "(firstName like '%x%' or (company/id > 5 and title is not null))"],
    ["id in (1, 2) and company/id not in (3)", "(id in (1, 2) and company/id not in (3))"],
    ['lastName like "S*" and lastName not like "*x"', "(lastName like 'S%' and lastName not like '%x')"],
    ["id >= 1 and id <= 5", "(id >= 1 and id <= 5)"],
  ]) {
    assert.equal(sql(text), expected);
  }
});

test("formatQuery reads the match of an array", () => {
  const group = toRules('communicationItems/value contains "x"', { dialect: "childConditions" }).value;
  assert.deepEqual(formatQuery(group, "jsonlogic"), { and: [{ some: [{ var: "communicationItems" }, { in: ["x", { var: "value" }] }] }] });
});

test("QueryBuilder shows every field, the members of an array, and the values of a rule", () => {
  const fields = rulesFields();
  const query = toRules('company/id = 5 and lastName contains "Smi" and communicationItems/type/id = 2 and gender = "Female"').value;
  const page = renderToStaticMarkup(createElement(QueryBuilder, { fields, query, onQueryChange() {} }));
  for (const { label } of fields) assert.ok(page.includes(`>${label}</option>`), label);
  const items = fields.find(({ name }) => name === "communicationItems");
  for (const { label } of items.subproperties) assert.ok(page.includes(`>${label}</option>`), label);
  assert.match(page, /value="5"/);
  assert.match(page, /value="Smi"/);
  assert.match(page, /<option value="2" selected="">Phone<\/option>/);
  assert.match(page, /<option value="Female" selected="">Female<\/option>/);
});

test("a group comes back as the same conditions", () => {
  for (const text of ['id = 1 and lastName contains "x"', 'title = null or (company/id in (1, 2) and firstName = "a")', "lastUpdated > [2020-01-01T00:00:00Z]"]) {
    assert.equal(formatConditions(fromRules(toRules(text).value).value), formatConditions(parseConditions(text).value));
  }
});

const source = `
import type { Field, FullField, QueryBuilderProps, RuleGroupType } from "react-querybuilder";
import { formatQuery } from "react-querybuilder/formatQuery";
import { fromRules, rulesFields, toRules } from "psa-contacts";
const outcome = toRules("id = 1");
if (outcome.ok) {
  const group: RuleGroupType = outcome.value;
  const text: string = formatQuery(outcome.value, "sql");
  fromRules(group);
  fromRules(text);
}
const fields: Field[] = rulesFields();
declare const props: QueryBuilderProps<RuleGroupType, FullField, any, any>;
const given: typeof props.fields = rulesFields();
export { fields, given };
`;

for (const [at, compiler] of COMPILERS.slice(1).entries()) {
  test(`TypeScript ${compiler.version}: groups and fields are of the real types`, () => {
    check(compiler, { "rules.mts": source }, { ...moduleKinds[at], skipLibCheck: true, lib: ["es2022", "dom"] });
  });
}
