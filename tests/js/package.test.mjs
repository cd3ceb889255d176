/** The package as it is installed: what it holds, and that an import starts nothing. */

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
const payload = 'validateContact({ firstName: " John ", company: { id: 12345 }, communicationItems: [{ type: { id: 1 }, value: "john@example.com" }] }).value.firstName';

function files(directory, prefix = "") {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? files(path, `${prefix}${name}/`) : [prefix + name];
  });
}

/** Everything that is published, but `lib/*.js`. */
const PUBLISHED = [
  "CHANGELOG.md", "CODES.md", "LICENSE", "NOTICE", "README.md", "conditions-edge.js", "conditions.d.ts", "conditions.js",
  "contact-edge.js", "contact.d.ts", "contact.js", "dist/calls.js", "dist/codes.js", "dist/conditions.cjs", "dist/conditions.d.cts",
  "dist/conditions.mjs", "dist/conditions_core_bg.wasm", "dist/conditions_fast_bg.wasm",
  "dist/conditions_inline.js", "dist/contact.cjs", "dist/contact.d.cts", "dist/contact.mjs",
  "dist/contact_core_bg.wasm", "dist/contact_fast_bg.wasm", "dist/contact_inline.js", "dist/form.cjs",
  "dist/form.d.cts", "dist/form.mjs", "dist/index.cjs", "dist/index.d.cts", "dist/index.mjs", "dist/inline.js",
  "dist/locale-es.cjs", "dist/locale-es.js", "dist/locale.d.cts", "dist/phone_fast_bg.wasm",
  "dist/psa_contacts_bg.wasm", "dist/react-hook-form.cjs", "dist/react-hook-form.d.cts", "dist/react-hook-form.mjs",
  "dist/slim.cjs", "dist/slim.d.cts", "dist/standard.cjs", "dist/standard.d.cts", "dist/standard.mjs",
  "dist/tables.d.cts", "dist/tables.js", "dist/texts.js", "dist/unpacker.js", "edge.js", "form-edge.js", "form.d.ts", "form.js", "index.d.ts",
  "index.js", "locale.d.ts", "package.json", "react-hook-form-edge.js", "react-hook-form.d.ts", "react-hook-form.js",
  "schemas/communication.json", "schemas/contact.json", "schemas/current/communication.json", "schemas/current/contact.json",
  "schemas/current/note.json", "schemas/current/update.json", "schemas/note.json", "schemas/update.json", "slim.d.ts",
  "slim.js", "standard-edge.js", "standard.d.ts", "standard.js", "tables.d.ts",
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
  /** The conditions with what they lead to. `types` comes first: TypeScript takes the first that fits. */
  const targetsOf = (target) => {
    if (typeof target === "string") return [target];
    const conditions = Object.keys(target);
    assert.ok(!conditions.includes("browser"), "what is not for Node is for everything else");
    if (conditions.includes("types")) assert.deepEqual(conditions, ["types", "default"]);
    return Object.values(target).flatMap(targetsOf);
  };
  const targets = Object.values(manifest.exports).flatMap(targetsOf);
  for (const target of [...targets, ...manifest.sideEffects]) {
    // A pattern stands for every file that fits.
    const [before, after] = target.slice(2).split("*");
    if (after !== undefined) assert.ok(files(root).some((name) => name.startsWith(before) && name.endsWith(after)), target);
    else assert.ok(statSync(join(root, target)).isFile(), target);
  }
  // For tools that know no `exports`, such as older resolvers of linters.
  assert.equal(run("-p", `require(${JSON.stringify(join(root, manifest.main))}).${payload}`).trim(), "John");
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
