/** What the two READMEs show runs as it stands, says what is written beside it, and has the types that TypeScript wants. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { COMPILERS, check, moduleKinds } from "./compile.mjs";
import { READMES, STARTS, sample, samples, start } from "./readme.mjs";

const cwd = fileURLToPath(new URL(".", import.meta.url));
const PACKAGE = "the package's README";
const LIB = ["esnext", "dom", "dom.iterable", "dom.asynciterable"];
/** The oldest compiler does not know that one can wait for the parts of a stream. */
const NEWER = COMPILERS.slice(1);

/** Runs a sample; what is written behind a `console.log` is what it prints. */
function run(code, type) {
  const printed = execFileSync(process.execPath, [`--input-type=${type}`, "-e", code], { cwd, stdio: "pipe", encoding: "utf8" }).split("\n");
  for (const [, told] of code.matchAll(/^ *console\.log\(.*\); \/\/ (.*)$/gm)) assert.ok(printed.includes(told), `expected ${told}, found ${printed.join("\n")}`);
}

const first = (code) => code.split("\n").find((line) => !/^(import .*|\s*)$/.test(line)).slice(0, 60);
/** As files for one run of a compiler. */
const files = (codes) => Object.fromEntries(codes.map((code, at) => [`sample-${at}.mts`, code]));

for (const readme of Object.keys(READMES)) {
  const blocks = samples(readme, "js");
  test(`${readme} has JavaScript`, () => assert.ok(blocks.length > 0));

  for (const code of blocks) {
    test(`${readme}, JavaScript: ${first(code)}`, () => {
      assert.match(code, /from "psa-contacts"/);
      run(code, "module");
    });
  }

  test(`${readme}, JavaScript: the types are right`, () => {
    // Who writes JavaScript asks no `ok` before he reads a value that is there.
    const strict = readme === PACKAGE;
    for (const compiler of NEWER) check(compiler, files(blocks), { ...moduleKinds[0], strict, exactOptionalPropertyTypes: strict, lib: LIB });
  });
}

for (const code of samples(PACKAGE, "cjs")) test(`CommonJS: ${first(code)}`, () => run(code, "commonjs"));

const typescript = samples(PACKAGE, "ts").filter((code) => code.startsWith("import "));

test("TypeScript: the types are right", () => {
  for (const compiler of COMPILERS) for (const kind of moduleKinds) check(compiler, files(typescript), { ...kind, lib: ["es2022", "dom"] });
});

// What needs a page is in `readme.browser.test.mjs`.
for (const code of typescript.filter((code) => !code.includes("document"))) {
  test(`TypeScript: ${first(code)}`, async () => run((await transform(code, { loader: "ts" })).code, "module"));
}

/** What stands around the samples that begin in the middle of somebody's program. */
const AROUND = [
  ["tsx", "contactResolver", `
    import { useState } from "react";
    import { useForm } from "react-hook-form";
    import type { Contact, Diagnostic } from "psa-contacts";
    declare const send: (contact: Contact) => void;
    const [found, setFound] = useState<readonly Diagnostic[]>([]);`],
  ["ts", "// react-hook-form", `
    import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
    import { useForm } from "react-hook-form";
    import { contactSchema } from "psa-contacts";`],
  ["ts", "// TanStack Form", `
    import { useForm } from "@tanstack/react-form";
    import { contactSchema, type ContactInput } from "psa-contacts";
    const defaultValues: ContactInput = { firstName: "", company: { id: 1 } };`],
  ["ts", "// tRPC", `
    import { initTRPC } from "@trpc/server";
    import { contactSchema } from "psa-contacts";
    const t = initTRPC.create();`],
  ["ts", "// Hono", `
    import { sValidator } from "@hono/standard-validator";
    import { Hono } from "hono";
    import { contactSchema } from "psa-contacts";
    const app = new Hono();`],
];

test("every sample without an import is looked at", () => {
  const lines = samples(PACKAGE, "ts").filter((code) => !code.startsWith("import ")).flatMap((code) => code.trim().split("\n"));
  assert.deepEqual(lines.filter((line) => !AROUND.some(([, part]) => line.endsWith(part))), []);
  assert.equal(lines.length + samples(PACKAGE, "tsx").length, AROUND.length);
});

test("in the middle of a program, the types are right", () => {
  const programs = AROUND.map(([language, part, around]) => {
    const block = sample(language, part);
    return `${around}\n${part.startsWith("//") ? block.split("\n").find((line) => line.endsWith(part)) : block}`;
  });
  for (const compiler of NEWER) check(compiler, files(programs), { ...moduleKinds[1], skipLibCheck: true, lib: LIB });
});

test("every start that has a name is run by a project, or by the test of pages", () => {
  const projects = join(process.env.PSA_PKG, "../tests/everywhere");
  const checks = readdirSync(projects).filter((name) => name !== "support").map((name) => readFileSync(join(projects, name, "check.test.mjs"), "utf8"));
  const pages = readFileSync(new URL("readme.browser.test.mjs", import.meta.url), "utf8");
  const isRun = (name) => checks.some((check) => new RegExp(`sample\\(\\w+, "${name}"`).test(check)) || pages.includes(`start("${name}")`);
  assert.ok(STARTS.size >= 9);
  assert.deepEqual([...STARTS.keys()].filter((name) => !isRun(name)), []);
});

test("React: the types are right", () => {
  for (const compiler of NEWER) check(compiler, { "contact-form.tsx": start("contact-form.tsx") }, { ...moduleKinds[1], jsx: "react-jsx", skipLibCheck: true, lib: LIB });
});
