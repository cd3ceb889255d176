/** The page with a plain HTML form for each test of a file, and what the tests do to it and ask of it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { eachOnItsPage } from "./chromium.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const axe = readFileSync(path("node_modules/axe-core/axe.min.js"), "utf8");

/** The page of the test that runs. */
export let page;
const at = eachOnItsPage({
  www: path("pages"),
  pkg: path("node_modules/psa-contacts"),
  path: "form.html",
  ready: (page) => page.locator("html[data-ready]").waitFor({ state: "attached" }),
});
beforeEach(() => {
  ({ page } = at);
});

export const $ = (selector) => page.locator(selector);
export const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
export const type = (text) => page.keyboard.type(text);
export const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName);
export const log = () => page.evaluate(() => window.log.map(({ type }) => type));
export const payload = () => page.evaluate(() => window.bound.payload());
export const bind = (options) => page.evaluate((options) => window.bind(options), options);
/** The codes of what is shown at the control. */
export const shown = (selector) =>
  $(selector).evaluate((control) => {
    const ids = (control.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
    return ids.map((id) => document.getElementById(id)).map((text) => text.dataset.code ?? text.id);
  });
/** What assistive technology reads of the control besides its name. */
export const description = (selector) =>
  $(selector).evaluate((control) => {
    const ids = (control.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
    return ids.map((id) => document.getElementById(id).textContent).join(" ");
  });
export const summary = () => $(".contact-summary li").allTextContents();
export const attributes = (selector, ...names) => $(selector).evaluate((control, names) => names.map((name) => control.getAttribute(name)), names);

/** What is in a box, with a line where the caret stands. */
export const written = (selector) => $(selector).evaluate((e) => `${e.value.slice(0, e.selectionStart)}|${e.value.slice(e.selectionEnd)}`);

/** Fills in what is required, and ticks the page's own box. */
export async function fillRequired() {
  await $("#first").fill("John");
  await $("#company").fill("7");
  await $("#agree").check();
}

export async function noViolations() {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await window.axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`));
  assert.deepEqual(violations, []);
}
