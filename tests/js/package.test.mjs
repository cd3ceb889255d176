/** The package as it is installed: what it holds, how it loads, and that a trap is survived. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { homedir, tmpdir } from "node:os";

const root = fileURLToPath(new URL("node_modules/psa-contacts/", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const run = (...args) => execFileSync(process.execPath, args, { cwd: fileURLToPath(new URL(".", import.meta.url)), encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const payload = 'validateContact({ firstName: " John ", company: { id: 12345 } }).value.firstName';

function files(directory, prefix = "") {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? files(path, `${prefix}${name}/`) : [prefix + name];
  });
}

/** Everything that is published, but `lib/*.js`. */
const PUBLISHED = [
  "CHANGELOG.md", "CODES.md", "LICENSE", "NOTICE", "README.md",
  "dist/calls.js", "dist/form-fields.js", "dist/inline.js", "dist/locale-es.js", "dist/psa_contacts.js", "dist/psa_contacts_bg.wasm",
  "dist/schemas.js", "dist/tables.js", "dist/texts.js",
  "form.d.ts", "form.js", "index.d.ts", "index.js", "locale.d.ts", "node.js", "package.json", "react-hook-form.d.ts", "react-hook-form.js",
  "schemas/communication.json", "schemas/contact.json", "schemas/current/communication.json", "schemas/current/contact.json",
  "schemas/current/note.json", "schemas/current/update.json", "schemas/note.json", "schemas/update.json",
  "standard-node.js", "standard.d.ts", "standard.js", "tables.d.ts",
];

test("the tarball holds what is meant and no more", () => {
  const found = files(root).filter((name) => !name.startsWith("lib/"));
  assert.deepEqual(found.sort(), PUBLISHED);
  const modules = files(join(root, "lib"));
  assert.ok(modules.length > 0 && modules.every((name) => /^([a-z]+\/)?[a-z-]+\.js$/.test(name)), modules.join());
});

test("what would be published is what the tarball holds", () => {
  const report = JSON.parse(execFileSync("npm", ["publish", "--dry-run", "--json"], { cwd: process.env.PSA_PKG, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  const { name, files: listed, bundled } = report.files ? report : Object.values(report)[0];
  assert.equal(name, "psa-contacts");
  assert.deepEqual(bundled, []);
  assert.deepEqual(listed.map(({ path }) => path).sort(), files(root).sort());
});

test("the manifest promises nothing that the package lacks", () => {
  const crate = readFileSync(join(process.env.PSA_PKG, "../Cargo.toml"), "utf8");
  assert.equal(manifest.version, /^version = "(.+)"$/m.exec(crate)[1], "one version for the crate and the package");
  assert.equal(manifest.license, "MIT");
  for (const key of ["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies", "scripts", "bin", "gypfile", "browser"]) assert.equal(manifest[key], undefined, key);
  assert.equal(Object.keys(manifest.exports["."])[0], "types");
  const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)));
  for (const target of [...targets, ...manifest.sideEffects]) {
    // A pattern stands for every file that fits.
    const [before, after] = target.slice(2).split("*");
    if (after !== undefined) assert.ok(files(root).some((name) => name.startsWith(before) && name.endsWith(after)), target);
    else assert.ok(statSync(join(root, target)).isFile(), target);
  }
  const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");
  assert.ok(changelog.includes(`## ${manifest.version}\n`), "the changelog tells of this version");
  assert.match(readFileSync(join(root, "LICENSE"), "utf8"), /MIT License/);
});

test("no file names a machine, a registry or a path outside", () => {
  for (const name of files(root)) {
    const text = readFileSync(join(root, name), "latin1");
    for (const trace of [`${homedir()}/`, `${tmpdir()}/`, "/.cargo/", "/registry/src/", "sourceMappingURL"]) assert.ok(!text.includes(trace), `${name}: ${trace}`);
  }
});

test("a bare import starts nothing, and the first call does", () => {
  const script = `
    const { Module } = WebAssembly;
    let compiled = 0;
    WebAssembly.Module = new Proxy(Module, { construct: (target, args) => (compiled++, new target(...args)) });
    const { codes, contactFields, validateContact } = await import("psa-contacts");
    const before = [compiled, Object.keys(codes).length > 20, contactFields.length];
    ${payload};
    ${payload};
    console.log(JSON.stringify([...before, compiled]));`;
  assert.deepEqual(JSON.parse(run("--input-type=module", "-e", script)), [0, true, 31, 1]);
});

test("the entry for browsers answers like the one for Node", () => {
  const script = `
    import { readFileSync } from "node:fs";
    import * as browser from ${JSON.stringify(new URL("node_modules/psa-contacts/index.js", import.meta.url).href)};
    console.log(browser.${payload}, Object.keys(browser).length);`;
  const names = run("--input-type=module", "-e", 'console.log(Object.keys(await import("psa-contacts")).length)').trim();
  assert.equal(run("--input-type=module", "-e", script).trim(), `John ${names}`);
});

test("require works where Node can require ES modules", () => {
  assert.ok(process.features.require_module, "this Node.js can require ES modules");
  assert.equal(run("-e", `const { validateContact } = require("psa-contacts"); console.log(${payload})`).trim(), "John");
});

test("after a trap the module is made anew and the next call works", () => {
  const script = `
    const { Instance } = WebAssembly;
    let trap = false, instances = 0;
    WebAssembly.Instance = function (module, imports) {
      instances++;
      const { exports } = new Instance(module, imports);
      const wrapped = {};
      for (const [name, value] of Object.entries(exports)) {
        wrapped[name] = name !== "call" ? value : (...args) => {
          if (!trap) return value(...args);
          trap = false;
          // A real trap: an unreachable instruction.
          const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11);
          new Instance(new WebAssembly.Module(bytes)).exports.t();
        };
      }
      return { exports: wrapped };
    };
    const { validateContact } = await import("psa-contacts");
    const results = [${payload}];
    trap = true;
    try { ${payload}; } catch (error) { results.push(error instanceof WebAssembly.RuntimeError); }
    results.push(${payload}, ${payload}, instances);
    console.log(JSON.stringify(results));`;
  assert.deepEqual(JSON.parse(run("--input-type=module", "-e", script)), ["John", true, "John", "John", 2]);
});
