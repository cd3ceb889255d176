/** The pages that the package's README shows, in real Chromium. */

import assert from "node:assert/strict";
import { mkdirSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { eachOnItsPage } from "./chromium.mjs";
import { sample, start } from "./readme.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const site = join(here, "pages/readme");
const installed = join(here, "node_modules/psa-contacts");

/** The start of React in a program that shows it, and tells what is handed over. */
const REACT = `
  import { createRoot } from "react-dom/client";
  console.log = (contact) => (document.title = JSON.stringify(contact));
  createRoot(document.getElementById("root")).render(<ContactForm />);`;

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>-</title><link rel="icon" href="data:,">${body}`;
const script = (html) => /<script type="module">\n(.*?)<\/script>/s.exec(html)[1];
const bundle = (name, contents, loader) =>
  build({
    stdin: { contents, loader, resolveDir: here }, outfile: join(site, name), bundle: true, format: "esm", logLevel: "warning",
    jsx: "automatic", define: { "process.env.NODE_ENV": '"production"' },
  });

/** A page, with what its script is in a file: the policy of these tests allows no inline scripts. */
async function prepare() {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(join(site, "node_modules"), { recursive: true });
  symlinkSync(installed, join(site, "node_modules/psa-contacts"));

  const form = sample("ts", "bindContactForm").replace("console.log(contact)", "document.title = JSON.stringify(contact)");
  await bundle("form.js", form, "ts");
  writeFileSync(join(site, "form.html"), page(`${sample("html", "<form")}<script type="module" src="form.js"></script>`));

  await bundle("react.js", `${start("contact-form.tsx")}${REACT}`, "tsx");
  writeFileSync(join(site, "react.html"), page('<div id="root"></div><script type="module" src="react.js"></script>'));

  const plain = sample("html", "./node_modules/psa-contacts/index.js");
  writeFileSync(join(site, "plain.js"), script(plain));
  writeFileSync(join(site, "plain.html"), page('<script type="module" src="plain.js"></script>'));

  const slim = sample("html", "psa-contacts/slim");
  await bundle("slim.js", `${script(slim)}\ndocument.title = validateContact({ firstName: " John ", company: { id: 1 } }).value.firstName;`, "js");
  copyFileSync(join(installed, "dist/psa_contacts_bg.wasm"), join(site, "psa_contacts.wasm"));
  writeFileSync(join(site, "index.html"), page('<script type="module" src="slim.js"></script>'));
}

let open;
const at = eachOnItsPage({ www: site, pkg: installed, prepare, ready: () => titled("John") });
const titled = (title) => at.page.waitForFunction((title) => document.title === title, title);
beforeEach(() => {
  open = (name) => at.page.goto(`${at.url}${name}`);
});

test("the module as a file of its own", async () => {
  assert.equal(await at.page.title(), "John");
});

test("a page without a bundler", async () => {
  await open("plain.html");
  await titled("+1 305-585-4225");
});

test("a form", async () => {
  await open("form.html");
  const { page } = at;
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  await page.getByLabel("First name").fill(" John ");
  await page.getByLabel("Company id").fill("12345");
  await page.getByLabel("Phone").pressSequentially("3055854225");
  assert.equal(await page.getByLabel("Phone").inputValue(), "(305) 585-4225");
  await page.getByRole("button", { name: "Save" }).click();
  const contact = { firstName: "John", company: { id: 12345 }, communicationItems: [{ type: { id: 2 }, value: "+13055854225" }] };
  await page.waitForFunction(() => document.title !== "-");
  assert.deepEqual(JSON.parse(await page.title()), contact);
});

test("a form of React", async () => {
  await open("react.html");
  const { page } = at;
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("`firstName` is required").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.name), "firstName");
  await page.getByLabel("First name").fill(" John ");
  await page.getByLabel("Company id").fill("12345");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.waitForFunction(() => document.title !== "-");
  assert.deepEqual(JSON.parse(await page.title()), { firstName: "John", company: { id: 12345 } });
});
