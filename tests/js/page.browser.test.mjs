/** The demo page in real Chromium, under the policy that `cargo xtask demo` sends. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { eachOnItsPage } from "./chromium.mjs";

for (const name of ["PSA_WWW", "PSA_PKG"]) assert.ok(process.env[name], `${name} is set by \`cargo xtask test\``);

let page;
const at = eachOnItsPage({
  www: process.env.PSA_WWW,
  pkg: process.env.PSA_PKG,
  ready: (page) => page.locator("#query-verdict").filter({ hasText: /\w/ }).waitFor(),
});
beforeEach(() => {
  ({ page } = at);
});

const input = (pointer) => page.locator(`[data-pointer="${pointer}"]`);
const findings = (pointer) => page.locator(`.field:has([data-pointer="${pointer}"]) .finding`);
const payload = async () => JSON.parse(await page.locator("#contact-payload").textContent());

test("the reference document's payload is accepted, with its warning beside the phone", async () => {
  assert.match(await page.locator("#contact-verdict").textContent(), /^Accepted: 1 warning/);
  const phone = findings("/communicationItems/1/value");
  assert.match(await phone.textContent(), /^Warning: /);
  assert.equal(await phone.getAttribute("data-code"), "phone.not-assigned");
  assert.equal((await payload()).communicationItems[1].value, "+15551234567");
});

test("a diagnostic appears beside its field while typing, and goes when the text is mended", async () => {
  const name = input("/firstName");
  await name.fill("");
  assert.equal(await findings("/firstName").getAttribute("data-code"), "contact.required");
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  const described = await name.getAttribute("aria-describedby");
  assert.match(await page.locator(`#${described}`).textContent(), /Error: .*required/);
  assert.match(await page.locator("#contact-verdict").textContent(), /^Refused: 1 error/);

  await name.fill("J".repeat(31));
  assert.equal(await findings("/firstName").getAttribute("data-code"), "contact.too-long");
  await name.fill("Jane");
  assert.equal(await findings("/firstName").count(), 0);
  assert.equal(await name.getAttribute("aria-invalid"), "false");
  assert.equal((await payload()).firstName, "Jane");
});

test("an error of a whole reference stands beside its id", async () => {
  await input("/company/id").fill("");
  assert.equal(await findings("/company/id").getAttribute("data-code"), "contact.required");
  await input("/company/id").fill("abc");
  assert.equal(await findings("/company/id").getAttribute("data-code"), "contact.wrong-type");
  await input("/company/id").fill("7");
  assert.equal(await findings("/company/id").count(), 0);
  assert.deepEqual((await payload()).company, { id: 7 });
});

test("the fix of a diagnostic repairs the payload, by keyboard alone", async () => {
  await page.getByRole("button", { name: "Broken", exact: true }).click();
  const value = "/communicationItems/2/value";
  assert.equal(await input(value).inputValue(), "305-585-42l5");
  assert.equal(await findings(value).getAttribute("data-code"), "phone.stray-letter");
  await findings(value).locator(".fix").focus();
  await page.keyboard.press("Enter");
  assert.equal(await input(value).inputValue(), "305-585-4215");
  assert.equal(await findings(value).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.pointer), value, "the focus is at the repaired field");

  // One fix after the other, until there is none left: each removes its own finding.
  for (let left = await page.locator("#contact .fix").count(); left > 0; left--) {
    await page.locator("#contact .fix").first().press("Enter");
    assert.equal(await page.locator("#contact .fix").count(), left - 1);
  }
});

test("the advice about the live API upgrades the payload as a whole, and its model is chosen", async () => {
  await page.getByRole("button", { name: "Untidy", exact: true }).click();
  assert.equal(await findings("/birthDay").getAttribute("data-code"), "current.date-time");
  await findings("/type/id").locator(".fix").press("Enter");
  assert.equal(await page.locator("#contact-api").inputValue(), "current");
  const { type, typeIds, birthDay } = await payload();
  assert.deepEqual({ type, typeIds, birthDay }, { type: undefined, typeIds: [2], birthDay: "1980-02-29T00:00:00Z" });
  assert.match(await page.locator("#contact-verdict").textContent(), /^Accepted/);

  await page.locator("#contact-api").selectOption("documented");
  assert.equal(await page.locator("#contact-others [data-code='contact.other-model']").count(), 1, "the document's model lacks it");
  await page.getByRole("button", { name: "Empty", exact: true }).click();
  assert.equal(await page.locator("#contact-api").inputValue(), "documented");
});

test("communication items are added, filled in and removed by keyboard", async () => {
  await page.locator("#add-item").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.pointer), "/communicationItems/2/value");
  assert.equal(await findings("/communicationItems/2/value").getAttribute("data-code"), "contact.required");
  await page.keyboard.type("(305) 585-4225 ext. 12");
  assert.equal(await findings("/communicationItems/2/value").count(), 0);
  assert.deepEqual((await payload()).communicationItems[2], { type: { id: 2 }, value: "+13055854225", extension: "12" });
  assert.match(await page.locator("#contact-changes").textContent(), /communicationItems\/2\/value/);

  await page.locator("#remove-item-2").focus();
  await page.keyboard.press("Space");
  assert.equal(await page.locator(".item").count(), 2);
  assert.equal((await payload()).communicationItems.length, 2);
  assert.equal(await page.evaluate(() => document.activeElement.id), "remove-item-1");
});

test("a phone is grouped while it is typed, and the caret stays behind its digit", async () => {
  const phone = input("/communicationItems/1/value");
  const state = () => phone.evaluate((e) => `${e.value.slice(0, e.selectionStart)}|${e.value.slice(e.selectionEnd)}`);
  const press = async (keys) => {
    for (const key of keys) await page.keyboard.press(key);
    return state();
  };
  await phone.fill("");
  await page.keyboard.type("305585422");
  assert.equal(await state(), "(305) 585-422|");
  for (const place of ["(305) 58", "(305) 5"]) await phone.evaluate((e, at) => e.setSelectionRange(at, at), place.length);
  assert.equal(await press(["9"]), "(305) 59|8-5422", "typed in the middle");
  assert.equal(await press(["Backspace", "Backspace"]), "(305|) 854-22", "removed in the middle");
  assert.equal(await press(["5", "9", "ArrowRight"]), "(305) 598|-5422");
  assert.equal(await press(["Delete"]), "(305) 598-|422", "a separator is passed, and the digit behind it goes");
  assert.equal(await press(["5", "ArrowLeft", "Backspace"]), "(305) 59|5-422", "and the one before it");
  assert.equal(await press(["8", "Home", "+", "1"]), "+1| 305-598-5422");
  assert.equal((await payload()).communicationItems[1].value, "+13055985422", "the payload has what the box shows");
  assert.equal(await findings("/communicationItems/1/value").count(), 0);

  await press(["End"]);
  await page.keyboard.type(" ext. 12");
  assert.equal((await payload()).communicationItems[1].extension, "101");
  await input("/communicationItems/0/value").fill("");
  await page.keyboard.type("3055854225");
  assert.equal(await input("/communicationItems/0/value").inputValue(), "3055854225", "an e-mail item is left alone");
});

test("every control has a name, and the page is read in order", async () => {
  const unnamed = await page.evaluate(() =>
    [...document.querySelectorAll("input:not([type=hidden]), select, textarea, button")].filter((e) => !(e.labels?.length || e.getAttribute("aria-label") || e.textContent.trim())).length);
  assert.equal(unnamed, 0);
  await page.locator("body").press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
});

test("the plain form is refused with a summary, mended by its buttons and links, and hands the payload over", async () => {
  await page.locator("#plain-mistakes").click();
  const links = page.locator("#plain-form .contact-summary a");
  assert.equal(await links.count(), 4);
  assert.equal(await page.evaluate(() => document.activeElement.className), "contact-summary");
  for (const [index, text] of [[0, "John"], [1, "7"], [2, "1980-02-01"]]) {
    await page.locator("#plain-form").getByLabel(["First name", "Company id", "Birth date"][index]).fill(text);
  }
  for (const left of [1, 0]) {
    await page.locator("#plain-form .contact-fix").first().press("Enter");
    assert.equal(await page.locator("#plain-form .contact-fix").count(), left);
  }
  await page.locator("#plain-add").press("Enter");
  await page.keyboard.type("3055854225");
  await page.getByRole("button", { name: "Remove phone 1" }).press("Enter");
  await page.locator("#plain-form").getByRole("button", { name: "Create the contact" }).press("Enter");
  assert.equal(await page.locator("#plain-verdict").textContent(), "Accepted");
  const handed = JSON.parse(await page.locator("#plain-payload").textContent());
  assert.deepEqual(handed.communicationItems, [{ type: { id: 1 }, value: "john@gmail.com" }, { type: { id: 2 }, value: "+13055854225" }]);
});

test("all messages in Spanish, and in English again", async () => {
  const texts = () => Promise.all(["#contact-form .finding.error p", "#query-findings .finding p"].map((selector) => page.locator(selector).first().textContent()));
  await page.getByLabel("First name").first().fill("");
  await page.locator("#query-text").fill("id == 1");
  const english = await texts();
  assert.match(english[0], /^Error: `?firstName`? is required/);
  await page.locator("#language").click();
  const [contact, conditions] = await texts();
  assert.match(contact, /^Error: `?firstName`? es obligatorio/);
  assert.match(conditions, /^Error: .*se/);
  assert.equal(await page.locator("#query-findings").getAttribute("lang"), "es");
  assert.match(await page.locator("#query-findings .fix").first().textContent(), /^Corregir: /);
  await page.locator("#plain-first").fill("");
  await page.locator("#plain-first").press("Enter");
  assert.equal(await page.locator("#plain-form .contact-summary h3").textContent(), "Hay un problema");
  await page.getByRole("button", { name: "Messages in English" }).click();
  assert.deepEqual(await texts(), english);
});

test("the conditions box underlines exactly what is wrong, and the fix repairs it", async () => {
  const text = page.locator("#query-text");
  await text.fill('firstName == "John" and inactiveFlag = false');
  const mark = page.locator("#query-underlines mark.error");
  assert.deepEqual(await mark.allTextContents(), ["=="]);
  const box = await mark.boundingBox();
  const style = await mark.evaluate((e) => getComputedStyle(e).textDecorationStyle);
  assert.ok(box.width > 5 && style === "wavy");
  assert.equal(await text.getAttribute("aria-invalid"), "true");

  await page.locator("#query-findings .name").first().click();
  assert.equal(await page.evaluate(() => { const t = document.activeElement; return t.value.slice(t.selectionStart, t.selectionEnd); }), "==");

  await page.locator("#query-findings .fix").first().focus();
  await page.keyboard.press("Enter");
  assert.equal(await text.inputValue(), 'firstName = "John" and inactiveFlag = false');
  assert.equal(await mark.count(), 0);
  assert.equal(await page.locator("#query-canonical").textContent(), 'firstName = "John" and inactiveFlag = false');
  assert.match(await page.locator("#query-url").textContent(), /^\/company\/contacts\?conditions=firstName/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "query-text");
});

test("a fix that moves a condition to another parameter chooses that parameter", async () => {
  await page.locator("#query-text").fill('communicationItems/value = "john@acme.com"');
  await page.locator("#query-findings [data-code='conditions.wrong-parameter'] .fix").press("Enter");
  assert.equal(await page.locator("#query-dialect").inputValue(), "childConditions");
  assert.equal(await page.locator("#query-text").inputValue(), 'communicationItems/value = "john@acme.com"');
  assert.equal(await page.locator("#query-findings .finding").count(), 0);
  assert.match(await page.locator("#query-url").textContent(), /\?childConditions=/);
});

test("the meaning stands beside the text in plain words", async () => {
  await page.locator("#query-text").fill("type/id=2 and inactiveFlag=false");
  assert.equal(await page.locator("#query-words").textContent(), "Contacts for which the contact type is Primary (2) and the contact is active.");
  await page.locator("#query-text").fill("type/id=");
  assert.match(await page.locator("#query-words").textContent(), /^Nothing/);
});

test("a query is written from suggestions, by keyboard alone", async () => {
  const text = page.locator("#query-text");
  const list = page.locator("#query-suggestions");
  const options = list.locator("[role=option]");
  const active = () => text.evaluate((e) => document.getElementById(e.getAttribute("aria-activedescendant"))?.querySelector(".what").textContent);
  await text.fill("");
  assert.equal(await list.isVisible(), false, "nothing opens unasked");
  await page.keyboard.type("ina");
  assert.deepEqual(await options.locator(".what").allTextContents(), ["inactiveFlag"]);
  assert.equal(await text.getAttribute("aria-controls"), "query-suggestions");
  assert.match(await page.locator("#query-suggestions-status").textContent(), /^1 suggestion:/);
  assert.equal(await active(), undefined, "typing goes on until an arrow key chooses");

  await page.keyboard.press("ArrowDown");
  assert.equal(await active(), "inactiveFlag");
  assert.equal(await options.first().getAttribute("aria-selected"), "true");
  await page.keyboard.press("Enter");
  assert.equal(await text.inputValue(), "inactiveFlag ");
  await page.keyboard.press("ArrowDown");
  assert.equal(await active(), "=");
  await page.keyboard.press("Tab");
  assert.equal(await text.inputValue(), "inactiveFlag = ");
  await page.keyboard.press("ArrowUp");
  assert.equal(await active(), "null", "from the end");
  for (const expected of ["true", "false"]) {
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(), expected);
  }
  await page.keyboard.press("Enter");
  assert.equal(await text.inputValue(), "inactiveFlag = false");
  assert.equal(await list.isVisible(), false);
  assert.match(await page.locator("#query-verdict").textContent(), /^Accepted/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "query-text", "the text keeps the focus");

  await page.keyboard.press("Control+z");
  assert.equal(await text.inputValue(), "inactiveFlag = ", "what was taken can be undone");
  await page.keyboard.press("Control+Space");
  assert.equal(await list.isVisible(), true);
  await page.keyboard.press("Escape");
  assert.equal(await list.isVisible(), false);
  await page.keyboard.press("Enter");
  assert.equal(await text.inputValue(), "inactiveFlag = \n", "without a choice Enter is a new line");
});

test("suggestions lie under the word that they replace, also in broken text, and a click takes one", async () => {
  const text = page.locator("#query-text");
  const list = page.locator("#query-suggestions");
  await text.fill(`${"id = 1 or ".repeat(12)}😀 and (firstName == "x" or com`);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("p");
  // Both at once: the page may be scrolling.
  const [top, bottom] = await list.evaluate((list) => {
    const walker = document.createTreeWalker(document.getElementById("query-underlines"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf("comp");
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 4);
      return [list.getBoundingClientRect().top, range.getBoundingClientRect().bottom];
    }
  });
  assert.ok(top >= bottom && top < bottom + 12, `${top} below ${bottom}`);
  await list.locator("[role=option]", { hasText: "company/name" }).click();
  assert.match(await text.inputValue(), / or company\/name $/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "query-text");
  await page.locator("#query-title").click();
  assert.equal(await list.isVisible(), false, "it closes with the focus");
});

test("underlines lie under the text that they mean, also over several lines", async () => {
  const text = page.locator("#query-text");
  await text.fill(`${"id = 1 or ".repeat(30)}😀id == 2`);
  const [layer, area] = await text.evaluate((area) => [document.getElementById("query-underlines"), area].map((e) => e.getBoundingClientRect().toJSON()));
  for (const key of ["x", "y", "width", "height"]) assert.ok(Math.abs(layer[key] - area[key]) < 1.5, `${key}: ${layer[key]} and ${area[key]}`);
  assert.ok(area.height > 150, "the box grows with its text");
});

test("broken text of any kind leaves the page alive", async () => {
  for (const text of ["", '"', "((((", "\u0000", "id = \ud800", "and and and", "x".repeat(5000)]) {
    await page.locator("#query-text").evaluate((e, value) => { e.value = value; e.dispatchEvent(new Event("input")); }, text);
    await input("/communicationItems/0/value").evaluate((e, value) => { e.value = value; e.dispatchEvent(new Event("input")); }, text);
  }
  await page.locator("#query-text").fill("id = 1");
  assert.match(await page.locator("#query-verdict").textContent(), /^Accepted/);
});

test("nothing sticks out at the width of a phone", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const example of ["Broken", "Untidy"]) {
    await page.getByRole("button", { name: example, exact: true }).click();
    const [content, view] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(content <= view, `${example}: ${content} pixels in ${view}`);
  }
});
