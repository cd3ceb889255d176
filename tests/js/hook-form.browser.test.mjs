/** The resolver in the real react-hook-form, in real Chromium. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { eachOnItsPage } from "./chromium.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const axe = readFileSync(path("node_modules/axe-core/axe.min.js"), "utf8");

let page;
const at = eachOnItsPage({
  www: path("pages"),
  pkg: path("node_modules/psa-contacts"),
  path: "hook-form.html",
  prepare: () =>
    build({
      entryPoints: [path("pages/hook-form.jsx")],
      outfile: path("pages/hook-form.bundle.js"),
      bundle: true,
      minify: true,
      format: "esm",
      jsx: "automatic",
      define: { "process.env.NODE_ENV": '"production"' },
      logLevel: "warning",
    }),
  ready: (page) => page.locator("#save").waitFor(),
});
beforeEach(() => {
  ({ page } = at);
});

const $ = (selector) => page.locator(selector);
const items = (index, name) => `#communicationItems-${index}-${name}`;
const focused = () => page.evaluate(() => document.activeElement.id);
const submitted = () => page.evaluate(() => window.submitted);
const state = async () => JSON.parse(await $("#state").textContent());
/** The type and the text of the error at a field. */
const error = async (selector) => {
  const text = $(`${selector}-error .error`);
  return (await text.count()) === 0 ? undefined : [await text.getAttribute("data-type"), await text.textContent()];
};
/** By keyboard: a message that appears on blur moves the button away from under a pointer. */
const save = () => $("#save").press("Enter");
const open = async (options) => {
  await page.goto(`${at.url}hook-form.html?${Math.random()}#${encodeURIComponent(JSON.stringify(options))}`);
  await $("#save").waitFor();
};

test("errors stand at their fields with the code as type, and the first one gets the focus", async () => {
  await $("#birthDay").fill("1.2.1980");
  await save();
  await $("#firstName[aria-invalid=true]").waitFor();
  assert.deepEqual(await error("#firstName"), ["contact.required", "`firstName` is required"]);
  assert.deepEqual(await error("#company-id"), ["contact.required", "`company` is required"], "an error of the reference stands at its id");
  assert.equal((await error("#birthDay"))[0], "contact.invalid-date");
  assert.equal(await focused(), "firstName");
  assert.deepEqual(await submitted(), []);
  assert.deepEqual(await state(), { names: ["firstName", "company", "birthDay"], isValid: false });

  await $("#firstName").fill("John");
  await $("#firstName[aria-invalid=false]").waitFor();
  await save();
  await $("#company-id:focus").waitFor();
  await $("#company-id").fill("7");
  await $("#birthDay").fill("1980-02-01");
  await save();
  await page.waitForFunction(() => window.submitted.length === 1);
  assert.deepEqual(await submitted(), [{ firstName: "John", company: { id: 7 }, birthDay: "1980-02-01", inactiveFlag: false }], "texts are numbers, empty ones and empty items are absent");
});

test("a field is checked when it is left, and the others are not shown with it", async () => {
  await $("#firstName").focus();
  await page.keyboard.press("Tab");
  await $("#firstName[aria-invalid=true]").waitFor();
  assert.deepEqual((await state()).names, ["firstName"]);
});

test("a field of an item that is left is not blamed for the others of the item", async () => {
  await $(items(1, "value")).fill("12");
  await $(items(1, "extension")).fill("7");
  await $(items(1, "extension")).press("Tab");
  await $(`${items(1, "value")}[aria-invalid=true]`).waitFor();
  assert.deepEqual([await error(items(1, "value")), await error(items(1, "extension"))], [["phone.too-short", (await error(items(1, "value")))[1]], undefined]);
  // What is told of the value is told until the value is mended, wherever the focus goes.
  await $(items(1, "extension")).focus();
  await page.keyboard.press("Tab");
  assert.equal((await error(items(1, "value")))[0], "phone.too-short");
  await $(items(1, "type-id")).fill("");
  await $(items(1, "value")).fill("(305) 585-4225");
  await $(items(1, "value")).press("Tab");
  await $(`${items(1, "type-id")}[aria-invalid=true]`).waitFor();
  assert.deepEqual([(await error(items(1, "type-id")))[0], await error(items(1, "value"))], ["contact.required", undefined]);
});

test("items of a field array: errors at their own row, whatever rows are empty, and the normalized payload", async () => {
  await $("#firstName").fill(" John ");
  await $("#company-id").fill("7");
  await $("#add").click();
  await $(items(2, "value")).fill("305-585-42l5");
  await save();
  await $(`${items(2, "value")}[aria-invalid=true]`).waitFor();
  assert.equal((await error(items(2, "value")))[0], "phone.stray-letter", "rows 0 and 1 are empty");
  assert.equal(await focused(), "communicationItems-2-value");
  await $(items(1, "value")).fill("(305) 585-4225 x101");
  await $(items(1, "extension")).fill("7");
  await save();
  await $(`${items(1, "extension")}[aria-invalid=true]`).waitFor();
  assert.equal((await error(items(1, "extension")))[0], "communication.two-extensions");
  await $(items(1, "extension")).fill("");
  await page.getByRole("button", { name: "Remove item 3" }).click();
  await save();
  await page.waitForFunction(() => window.submitted.length === 1);
  assert.deepEqual((await submitted())[0].communicationItems, [{ type: { id: 2 }, value: "+13055854225", extension: "101" }]);
});

test("warnings are kept apart and block nothing, and their fix fits the form's values", async () => {
  await $("#firstName").fill("John");
  await $("#company-id").fill("7");
  await $(items(1, "type-id")).fill("1");
  await $(items(1, "value")).fill("john@gmial.com");
  await save();
  await page.waitForFunction(() => window.submitted.length === 1);
  assert.deepEqual(await state(), { names: [], isValid: true });
  assert.match(await $(".warning").textContent(), /^the domain looks like a misspelt/);
  await $(".warning button").click();
  assert.equal(await $(items(1, "value")).inputValue(), "john@gmail.com");
  assert.equal(await $(items(0, "value")).inputValue(), "");
});

test("empty items are reported where that is asked for", async () => {
  await open({ resolver: { emptyItems: "report" } });
  await $("#firstName").fill("John");
  await $("#company-id").fill("7");
  await save();
  await $(`${items(0, "value")}[aria-invalid=true]`).waitFor();
  assert.deepEqual([(await error(items(0, "value")))[0], (await error(items(1, "value")))[0]], ["contact.required", "contact.required"]);
  assert.equal(await focused(), "communicationItems-0-value");
});

test("messages in Spanish, and every code of a field", async () => {
  await open({ locale: "es", form: { criteriaMode: "all" } });
  await save();
  await $("#firstName[aria-invalid=true]").waitFor();
  assert.deepEqual(await error("#firstName"), ["contact.required", "`firstName` es obligatorio"]);
  assert.equal(await $("#firstName-error .error").getAttribute("data-types"), "contact.required");
});

test("native validation gets the messages", async () => {
  await open({ form: { shouldUseNativeValidation: true } });
  await save();
  await page.waitForFunction(() => document.querySelector("#firstName").validationMessage !== "");
  assert.equal(await $("#firstName").evaluate((input) => input.validationMessage), "`firstName` is required");
  await $("#firstName").fill("John");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector("#firstName").validationMessage === "");
});

test("a controlled input keeps its state, its caret and its history while its number is grouped", async () => {
  const caret = () => $("#call").evaluate(({ value, selectionStart }) => `${value.slice(0, selectionStart)}|${value.slice(selectionStart)}`);
  await $("#call").focus();
  await page.keyboard.type("30558542");
  assert.deepEqual([await caret(), await $("#called").textContent()], ["(305) 585-42|", "(305) 585-42"]);
  await $("#call").evaluate((input) => input.setSelectionRange(7, 7));
  await page.keyboard.type("9");
  assert.deepEqual([await caret(), await $("#called").textContent()], ["(305) 59|8-542", "(305) 598-542"]);
  await page.keyboard.press("Control+z");
  assert.equal(await $("#called").textContent(), "(305) 585-42");
});

test("axe finds nothing in the form with its errors", async () => {
  await save();
  await $("#firstName[aria-invalid=true]").waitFor();
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await window.axe.run(document)).violations.map(({ id }) => id));
  assert.deepEqual(violations, []);
});
