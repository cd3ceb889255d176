/** The browser of the tests, and one page of it for each test that must end without a trouble. */

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/**
 * Opens a page for each test of the file, and fails a test during which the page logs an error or a warning, throws, or asks
 * anybody but its own server.
 *
 * @param {{ www: string, pkg: string, path?: string, ready(page: object): Promise<unknown>, prepare?: () => Promise<unknown> }} site
 * @returns {{ page: import("playwright-core").Page, url: string }} filled in before each test
 */
export function eachOnItsPage({ www, pkg, path = "", ready, prepare }) {
  const at = { page: undefined, url: undefined };
  let browser, context, server, troubles;

  before(async () => {
    assert.ok(process.env.CHROMIUM, "CHROMIUM is set by `cargo xtask test`");
    await prepare?.();
    server = await serve(www, pkg);
    at.url = server.url;
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGUMENTS });
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  beforeEach(async () => {
    troubles = [];
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, hasTouch: true });
    const page = await context.newPage();
    at.page = page;
    page.setDefaultTimeout(15_000);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) troubles.push(message.text());
    });
    page.on("pageerror", (error) => troubles.push(String(error)));
    page.on("requestfailed", (request) => troubles.push(`failed: ${request.url()}`));
    page.on("response", (response) => {
      if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(server.url)) troubles.push(`outside: ${request.url()}`);
    });
    await page.goto(server.url + path);
    await ready(page);
  });

  afterEach(async () => {
    await context.close();
    assert.deepEqual(troubles, [], "the page has no error, no warning and asks nobody else");
  });

  return at;
}
