/** How a form's controls become a payload, case by case, in real Chromium. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { eachOnItsPage } from "./chromium.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

let page;
const at = eachOnItsPage({
  www: path("pages"),
  pkg: path("node_modules/psa-contacts"),
  path: "empty.html",
  ready: (page) => page.locator("form").waitFor({ state: "attached" }),
});
beforeEach(() => {
  ({ page } = at);
});

/** What the form with these controls reads as. */
const read = async (html, options = {}) => {
  const json = await page.evaluate(
    async ([html, options]) => {
      const { readForm } = await import("./pkg/lib/form/read.js");
      document.querySelector("form").innerHTML = html;
      return JSON.stringify(readForm(document.querySelector("form"), { api: "documented", emptyItems: "drop", ...options }).payload);
    },
    [html, options],
  );
  return JSON.parse(json);
};

const input = (name, value = "", more = "") => `<input name="${name}" value="${value}" ${more}>`;

test("names in every usual spelling", async () => {
  for (const name of ["communicationItems[0][value]", "communicationItems[0].value", "communicationItems.0.value", "communicationItems[][value]"]) {
    assert.deepEqual(await read(input(name, "x")), { communicationItems: [{ value: "x" }] }, name);
  }
  for (const name of ["company.id", "company[id]", "company"]) assert.deepEqual(await read(input(name, "7")), { company: { id: 7 } }, name);
  assert.deepEqual(await read(input("company[name]", "Acme") + input("company", "7")), { company: { name: "Acme", id: 7 } });
});

test("names that are no field of a contact are left alone", async () => {
  const names = ["csrf", "", "firstname", "[firstName]", "firstName.x", "firstName[", "firstName]", "a..b", ".firstName", "company[id]x", "company[a][b]",
    "communicationItems", "communicationItems[0]", "communicationItems[x][value]", "communicationItems[0][nothing]", "communicationItems[0][value][0]",
    "__proto__[a]", "constructor.prototype.a", "communicationItems[0][__proto__]", "id", "_info"];
  assert.deepEqual(await read(names.map((name) => input(name, "x")).join("")), {});
  assert.deepEqual(await read(input("company[__proto__]", "x")), JSON.parse('{"company": {"__proto__": "x"}}'));
  assert.equal(await page.evaluate(() => ({}).a), undefined);
});

test("texts become what the field table says, and empty ones are absent", async () => {
  const cases = [
    [input("firstName", " John "), { firstName: " John " }],
    [input("firstName", "  ") + input("title"), {}],
    [input("portalSecurityLevel", " 3 "), { portalSecurityLevel: 3 }],
    [input("portalSecurityLevel", "three"), { portalSecurityLevel: "three" }],
    [input("managerContactId", "12345678901234567890"), { managerContactId: "12345678901234567890" }],
    [input("company.id", "x7"), { company: { id: "x7" } }],
    [input("zip", "02134"), { zip: "02134" }],
    [input("birthDay", "1980-02-29", 'type="date"'), { birthDay: "1980-02-29" }],
    ["<textarea name=title>Chief\nof all</textarea>", { title: "Chief\nof all" }],
    [input("inactiveFlag", "true") + input("childrenFlag", "0") + input("marriedFlag", "perhaps"), { inactiveFlag: true, childrenFlag: false, marriedFlag: "perhaps" }],
    [input("firstName", "gone", "disabled") + `<fieldset disabled>${input("title", "gone")}</fieldset>`, {}],
    [input("firstName", "one") + input("firstName", "two"), { firstName: "two" }],
    [input("firstName", "x", 'type="file"').replace('value="x"', "") + '<button name="title" value="x">b</button>', {}],
  ];
  for (const [html, payload] of cases) assert.deepEqual(await read(html), payload, html);
});

test("checkboxes, radio buttons and selects", async () => {
  const box = (more) => input("inactiveFlag", "1", `type="checkbox" ${more}`);
  assert.deepEqual(await read(box("checked")), { inactiveFlag: true });
  assert.deepEqual(await read(box("")), { inactiveFlag: false }, "an unticked box is an answer");
  assert.deepEqual(await read(input("inactiveFlag", "0", "type=hidden") + box("checked")), { inactiveFlag: true }, "with its hidden twin");
  assert.deepEqual(await read(input("inactiveFlag", "0", "type=hidden") + box("")), { inactiveFlag: false });
  const radios = (checked) => [1, 3].map((level) => input("portalSecurityLevel", level, `type="radio" ${level === checked ? "checked" : ""}`)).join("");
  assert.deepEqual(await read(radios(3)), { portalSecurityLevel: 3 });
  assert.deepEqual(await read(radios()), {});
  const select = (name, attributes = "") => `<select name="${name}" ${attributes}><option value="">–</option><option value="2" selected>2</option><option value="4" selected>4</option></select>`;
  assert.deepEqual(await read(select("type")), { type: { id: 4 } });
  assert.deepEqual(await read(select("typeIds", "multiple"), { api: "current" }), { typeIds: [2, 4] });
  assert.deepEqual(await read(input("typeIds[]", 2, "type=checkbox checked") + input("typeIds[]", 3, "type=checkbox") + input("typeIds[]", 5, "type=checkbox checked"), { api: "current" }), { typeIds: [2, 5] });
  await page.evaluate(() => (document.querySelector("form").innerHTML = '<input type="checkbox" name="inactiveFlag">'));
  const indeterminate = await page.evaluate(async () => {
    const { readForm } = await import("./pkg/lib/form/read.js");
    document.querySelector("input").indeterminate = true;
    return readForm(document.querySelector("form"), { api: "documented", emptyItems: "drop" }).payload;
  });
  assert.deepEqual(indeterminate, {}, "neither ticked nor not");
});

test("items come in the order of their indices, without gaps and without empty rows", async () => {
  const row = (index, value, type = 2) => input(`communicationItems[${index}][type][id]`, type, "type=hidden") + input(`communicationItems[${index}][value]`, value);
  const item = (value) => ({ type: { id: 2 }, value });
  assert.deepEqual(await read(row(10, "b") + row(2, "a") + row(999999999, "c")), { communicationItems: [item("a"), item("b"), item("c")] });
  assert.deepEqual(await read(row(0, "") + row(1, "a") + row(2, " ")), { communicationItems: [item("a")] });
  assert.deepEqual(await read(row(0, "")), {});
  assert.deepEqual(await read(row(0, ""), { emptyItems: "report" }), { communicationItems: [{ type: { id: 2 } }] });
  assert.deepEqual(await read(row(0, "", ""), { emptyItems: "report" }), { communicationItems: [{}] });
  assert.deepEqual(await read(input("communicationItems[0][extension]", "12")), { communicationItems: [{ extension: "12" }] }, "something is filled in");
  assert.deepEqual(await read(row("", "a") + row("", "b")), { communicationItems: [item("a"), item("b")] }, "a repeated name begins the next item");
});

test("the live API's fields have its types", async () => {
  const html = input("birthDay", "1980-02-29", "type=date") + input("managerContact", "4") + input("customFields[0][id]", "3") + input("customFields[0][value]", "3");
  assert.deepEqual(await read(input("type.id", "2"), { api: "current" }), { type: { id: 2 } }, "a field of the other model is left to the check");
  assert.deepEqual(await read(html, { api: "current" }), {
    birthDay: "1980-02-29T00:00:00Z", managerContact: { id: 4 }, customFields: [{ id: 3, value: "3" }],
  });
});

test("a prefix, and controls outside of the form", async () => {
  assert.deepEqual(await read(input("contact[firstName]", "John") + input("contact[company][id]", "7") + input("firstName", "no"), { prefix: "contact" }), { firstName: "John", company: { id: 7 } });
  assert.deepEqual(await read(input("a.b.firstName", "John"), { prefix: "a[b]" }), { firstName: "John" });
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<input form="form" name="title" value="Chief">'));
  assert.deepEqual(await read(""), { title: "Chief" });
});

test("every field that has a hint is in the field table", async () => {
  const unknown = await page.evaluate(async () => {
    const { formFields } = await import("./pkg/lib/form/values.js");
    const { AUTOCOMPLETE } = await import("./pkg/lib/form/hints.js");
    return Object.keys(AUTOCOMPLETE).filter((name) => !Object.hasOwn(formFields.documented.contact, name));
  });
  assert.deepEqual(unknown, []);
});
