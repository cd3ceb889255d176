/** The entries of the package: resolved and loaded as each kind of host does, and declared as they are. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = new URL("node_modules/psa-contacts/", import.meta.url);
const at = (file) => JSON.stringify(new URL(file, root).href);
const run = (...args) => execFileSync(process.execPath, args, { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
const runModule = (script) => run("--input-type=module", "-e", script);
const payload = 'validateContact({ firstName: " John ", company: { id: 12345 } }).value.firstName';
const tarball = readFileSync(new URL("psa-contacts.tgz", import.meta.url));

test("publint has nothing to say", async () => {
  const { messages } = await publint({ pack: { tarball: Uint8Array.from(tarball).buffer }, strict: true });
  assert.deepEqual(messages, []);
});

test("the types are right for every way to resolve them", async () => {
  // The module itself is no code with types.
  const { entrypoints, problems } = await checkPackage(createPackageFromTarballData(tarball), { excludeEntrypoints: ["./psa_contacts.wasm"] });
  assert.ok(Object.keys(entrypoints).includes("./slim"));
  assert.deepEqual(problems, []);
});

test("the entry for browsers answers like the one for Node", () => {
  const names = runModule('console.log(Object.keys(await import("psa-contacts")).length)');
  assert.equal(runModule(`import * as browser from ${at("index.js")}; console.log(browser.${payload}, Object.keys(browser).length)`), `John ${names}`);
});

test("the text of the entry for browsers is the module", () => {
  const script = `
    import { readFileSync, readdirSync } from "node:fs";
    import inline from ${at("dist/inline.js")};
    import { unpack } from ${at("lib/unpack.js")};
    const module = readFileSync(new URL(import.meta.resolve("psa-contacts/psa_contacts.wasm")));
    console.log(module.equals(unpack(inline)), /^[\\w+/]*$/.test(inline[0]), inline[0].length < module.length * 0.6);`;
  assert.equal(runModule(script), "true true true", "equal; no character that HTML or a string minds; much shorter");
});

test("require gives what import gives, with and without ES modules to require", () => {
  const script = `const api = require("psa-contacts"), es = require("psa-contacts/locales/es").default; console.log(api.${payload}, Object.keys(api).filter((name) => name !== "__esModule").sort().join(), JSON.stringify(es).length)`;
  const imported = runModule(`const api = await import("psa-contacts"); console.log(api.${payload}, Object.keys(api).sort().join(), JSON.stringify((await import("psa-contacts/locales/es")).default).length)`);
  for (const flag of ["--experimental-require-module", "--no-experimental-require-module"]) assert.equal(run("--no-warnings", flag, "-e", script), imported, flag);
});

test("where Node can require ES modules, require and import share one copy", () => {
  const script = 'import("psa-contacts").then(({ ConditionsError }) => console.log(ConditionsError === require("psa-contacts").ConditionsError))';
  assert.equal(run("--no-warnings", "--experimental-require-module", "-e", script), "true");
});

test("outside comments there is ASCII alone, so that the charset of a page or of a server does not matter", () => {
  const files = (directory) => readdirSync(new URL(directory, root)).map((name) => directory + name).filter((name) => /\.c?js$/.test(name));
  for (const name of ["", "lib/", "lib/form/", "dist/"].flatMap(files)) {
    const code = readFileSync(new URL(name, root), "utf8").replace(/\/\*.*?\*\/|^ *\/\/.*$/gms, "");
    assert.deepEqual(code.match(/[^\0-\x7f].{0,20}/g), null, name);
  }
});

const resolved = (...conditions) =>
  run(...conditions.map((name) => `--conditions=${name}`), "--input-type=module", "-e", 'console.log(import.meta.resolve("psa-contacts").split("/psa-contacts/")[1])');

test("each host gets the entry that works there", () => {
  assert.equal(resolved(), "dist/index.mjs");
  assert.equal(resolved("workerd", "worker", "browser"), "edge.js");
  assert.equal(resolved("edge-light", "browser"), "edge.js");
  assert.equal(resolved("deno"), "index.js", "no permission to read files is needed");
  assert.equal(resolved("module"), "index.js", "a bundler that builds for Node leaves no file behind");
});

test("slim takes bytes or a compiled module, before the first call", () => {
  const load = `
    import { readFileSync, readdirSync } from "node:fs";
    import { init, codes, validateContact } from "psa-contacts/slim";
    const bytes = readFileSync(new URL(import.meta.resolve("psa-contacts/psa_contacts.wasm")));`;
  const { length } = JSON.parse(runModule('import { codes } from "psa-contacts"; console.log(JSON.stringify(Object.keys(codes)))'));
  for (const module of ["bytes", "bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)", "new WebAssembly.Module(bytes)", "await WebAssembly.compile(bytes)"]) {
    assert.equal(runModule(`${load} init(${module}); console.log(${payload}, Object.keys(codes).length)`), `John ${length}`, module);
  }
  assert.equal(runModule(`${load} try { ${payload} } catch (error) { console.log(error instanceof TypeError, error.message) } init(bytes); console.log(${payload})`),
    "true psa-contacts/slim: expected a call of `init` before any other\nJohn");
});

test("slim refuses what is no module, and takes the right one after that", () => {
  const script = `
    import { readFileSync, readdirSync } from "node:fs";
    import { init, validateContact } from "psa-contacts/slim";
    const refusals = [undefined, null, "x", 5, {}, new Response("x"), Promise.resolve(), Uint8Array.of(1, 2, 3), new Uint8Array()].map((module) => {
      try { init(module); } catch (error) { return error.name; }
    });
    init(readFileSync(new URL(import.meta.resolve("psa-contacts/psa_contacts.wasm"))));
    console.log(${payload}, refusals.join(" "));`;
  assert.equal(runModule(script), `John ${"TypeError ".repeat(7)}CompileError CompileError`);
});
