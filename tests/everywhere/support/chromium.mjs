/** Pages in headless Chromium. */

import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";

const ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** One browser for all tests of a file. @type {Promise<import("playwright-core").Browser> | undefined} */
let browser;
after(async () => (await browser)?.close());

/** Opens a page, waits for the texts of these elements and returns them. An error or a warning of the page is a failure. */
export async function textsOf(url, ...selectors) {
  assert.ok(process.env.CHROMIUM, "CHROMIUM is set by `cargo xtask test`");
  browser ??= chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGUMENTS });
  // A page of its own profile: nothing is left of the one before.
  const page = await (await browser).newPage();
  try {
    const troubles = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) troubles.push(message.text());
    });
    page.on("pageerror", (error) => troubles.push(String(error)));
    page.on("request", (request) => {
      if (new URL(request.url()).hostname !== new URL(url).hostname) troubles.push(`outside: ${request.url()}`);
    });
    await page.goto(url);
    const texts = [];
    for (const selector of selectors) {
      const element = page.locator(selector).filter({ hasText: /\S/ });
      await element.waitFor({ timeout: 30_000 }).catch((error) => assert.fail(`${selector}: ${error.message}\n${troubles.join("\n")}`));
      texts.push(await element.textContent());
    }
    assert.deepEqual(troubles, []);
    return texts;
  } finally {
    await page.close();
  }
}
