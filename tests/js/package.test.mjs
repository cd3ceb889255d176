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
const payload = 'validateContact({ firstName: " John ", company: { id: 12345 } }).value.firstName';

function files(directory, prefix = "") {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? files(path, `${prefix}${name}/`) : [prefix + name];
  });
}

test("the tarball holds what is meant and no more", () => {
  const found = files(root).filter((name) => !name.startsWith("lib/"));
  assert.deepEqual(found.sort(), [
    "LICENSE", "NOTICE", "README.md", "dist/calls.js", "dist/form-fields.js", "dist/form.cjs", "dist/form.d.cts", "dist/index.cjs", "dist/index.d.cts",
    "dist/inline.js", "dist/locale-es.cjs", "dist/locale-es.js", "dist/locale.d.cts", "dist/psa_contacts.js", "dist/psa_contacts_bg.wasm",
    "dist/react-hook-form.cjs", "dist/react-hook-form.d.cts", "dist/slim.cjs", "dist/slim.d.cts", "dist/tables.js", "dist/texts.js",
    "form.d.ts", "form.js", "index.d.ts", "index.js", "locale.d.ts", "node.js", "package.json", "react-hook-form.d.ts", "react-hook-form.js",
    "slim.d.ts", "slim.js", "workerd.js",
  ]);
  const modules = files(join(root, "lib"));
  assert.ok(modules.length > 0 && modules.every((name) => /^([a-z]+\/)?[a-z-]+\.js$/.test(name)), modules.join());
});

test("the manifest promises nothing that the package lacks", () => {
  const crate = readFileSync(join(process.env.PSA_PKG, "../Cargo.toml"), "utf8");
  assert.equal(manifest.version, /^version = "(.+)"$/m.exec(crate)[1], "one version for the crate and the package");
  assert.equal(manifest.license, "MIT");
  for (const key of ["dependencies", "peerDependencies", "optionalDependencies", "scripts", "browser"]) assert.equal(manifest[key], undefined, key);
  /** The conditions with what they lead to. `types` comes first: TypeScript takes the first that fits. */
  const targetsOf = (target) => {
    if (typeof target === "string") return [target];
    const conditions = Object.keys(target);
    assert.ok(!conditions.includes("browser"), "what is not for Node is for everything else");
    if (conditions.includes("types")) assert.deepEqual(conditions, ["types", "default"]);
    return Object.values(target).flatMap(targetsOf);
  };
  const targets = Object.values(manifest.exports).flatMap(targetsOf);
  const effects = manifest.sideEffects.filter((name) => !name.includes("*"));
  for (const target of [...targets, ...effects]) assert.ok(statSync(join(root, target)).isFile(), target);
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
